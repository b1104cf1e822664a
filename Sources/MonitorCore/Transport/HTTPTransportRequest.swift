/// A request for an ``HTTPTransport``.
public struct HTTPTransportRequest: Sendable, Hashable {
    /// The method.
    public var method: String
    /// The absolute `http` or `https` URL.
    public var url: String
    /// The headers, in order.
    public var headers: [HTTPHeader]
    /// The body.
    public var body: [UInt8]
    /// How long the whole exchange may take.
    public var timeout: Duration
    /// The longest answer body that is read.
    public var maximumResponseByteCount: Int
    /// Whether a longer answer body is cut at the limit instead of being an error.
    ///
    /// What is beyond the limit is not waited for, so with a limit of 0 an answer is whole once its head has arrived.
    public var truncatesResponse: Bool

    /// Creates a request.
    public init(
        method: String = "GET",
        url: String,
        headers: [HTTPHeader] = [],
        body: [UInt8] = [],
        timeout: Duration = .seconds(30),
        maximumResponseByteCount: Int = 1 << 20,
        truncatesResponse: Bool = false
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.maximumResponseByteCount = maximumResponseByteCount
        self.truncatesResponse = truncatesResponse
    }
}
