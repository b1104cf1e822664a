public import ChainDecoding

/// Arrivals in memory.
public struct InMemoryArrivalSource: ArrivalSource, Sendable, Hashable {
    private var arrivals: [Hash32: UInt64] = [:]

    /// Creates a source that has seen nothing.
    public init() {}

    /// Says when a transaction was seen, in microseconds since 1970; of several times the first one counts.
    public mutating func insert(_ transaction: Hash32, at time: UInt64) {
        arrivals[transaction] = min(arrivals[transaction] ?? time, time)
    }

    /// When a transaction was first seen.
    public func arrival(of transaction: Hash32) -> UInt64? { arrivals[transaction] }
}
