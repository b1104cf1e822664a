/// A store of values that may be forgotten at any time, and are forgotten when their time to live has passed.
///
/// May be called concurrently; each entry changes atomically.
public protocol Cache: Sendable {
    /// The values of the keys, in the same order; `nil` for one that is not there or has expired.
    func values(forKeys keys: [String]) async throws -> [[UInt8]?]

    /// Sets entries, replacing what was there.
    func set(_ entries: [CacheEntry]) async throws

    /// Removes entries.
    func remove(_ keys: [String]) async throws
}
