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
    /// The longest answer body that is read; a longer one is an error.
    public var maximumResponseByteCount: Int

    /// Creates a request.
    public init(
        method: String = "GET",
        url: String,
        headers: [HTTPHeader] = [],
        body: [UInt8] = [],
        timeout: Duration = .seconds(30),
        maximumResponseByteCount: Int = 1 << 20
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.maximumResponseByteCount = maximumResponseByteCount
    }
}
