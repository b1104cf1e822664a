/// A message handed to a consumer, which must settle it before the acknowledgement deadline.
public struct Delivery: Sendable, Hashable {
    /// Identifies this delivery (not the message) to the queue that made it.
    public var token: UInt64
    /// The message's id.
    public var id: String
    /// The subject it was published to.
    public var subject: Subject
    /// Its content.
    public var payload: [UInt8]
    /// Free key–value pairs that travel with it.
    public var headers: [String: String]
    /// How often it has been delivered, this time included.
    public var deliveryCount: Int
    /// When it was published.
    public var publishedAt: Timestamp

    /// Creates a delivery.
    public init(
        token: UInt64,
        id: String,
        subject: Subject,
        payload: [UInt8],
        headers: [String: String],
        deliveryCount: Int,
        publishedAt: Timestamp
    ) {
        self.token = token
        self.id = id
        self.subject = subject
        self.payload = payload
        self.headers = headers
        self.deliveryCount = deliveryCount
        self.publishedAt = publishedAt
    }
}
