/// A message to be published.
public struct OutgoingMessage: Sendable, Hashable {
    /// What the message means, in words that come out the same for every attempt to publish it.
    ///
    /// Within the queue's deduplication window, a second message with the same subject and id is dropped.
    public var id: String
    /// Where it goes.
    public var subject: Subject
    /// Its content.
    public var payload: [UInt8]
    /// Free key–value pairs that travel with it.
    public var headers: [String: String]
    /// When it may first be delivered; `nil` means at once.
    public var notBefore: Timestamp?

    /// Creates a message.
    public init(
        id: String,
        subject: Subject,
        payload: [UInt8],
        headers: [String: String] = [:],
        notBefore: Timestamp? = nil
    ) {
        self.id = id
        self.subject = subject
        self.payload = payload
        self.headers = headers
        self.notBefore = notBefore
    }
}
