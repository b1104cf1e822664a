/// A value for a ``Cache``.
public struct CacheEntry: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The value.
    public var value: [UInt8]
    /// How long it may be kept.
    public var timeToLive: Duration

    /// Creates an entry.
    public init(key: String, value: [UInt8], timeToLive: Duration) {
        self.key = key
        self.value = value
        self.timeToLive = timeToLive
    }
}
