import NIOHTTP1

/// What bounds an HTTP check whatever its configuration.
public struct HTTPLimits: Sendable, Hashable {
    /// The largest value that ``HTTPCheckConfiguration/maximumBodySize`` may have.
    public static let maximumBodySize = 1 << 30

    /// The most bytes of one header.
    public var headerSize: Int
    /// The most bytes of all headers.
    public var headerListSize: Int
    /// The most headers.
    public var headerCount: Int
    /// The most interim answers (1xx) before the final one.
    public var interimResponses: Int

    /// Creates limits.
    public init(
        headerSize: Int = 16 << 10,
        headerListSize: Int = 64 << 10,
        headerCount: Int = 256,
        interimResponses: Int = 16
    ) {
        self.headerSize = headerSize
        self.headerListSize = headerListSize
        self.headerCount = headerCount
        self.interimResponses = interimResponses
    }

    var decoder: NIOHTTPDecoderLimitConfiguration {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = headerSize
        limits.maxHeaderListSize = headerListSize
        limits.maxHeaderFieldCount = headerCount
        return limits
    }
}
