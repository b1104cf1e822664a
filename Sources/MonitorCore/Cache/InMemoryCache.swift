import DequeModule
import Synchronization

/// A cache in this process's memory: the reference for every other implementation.
///
/// When it is full, entries that have expired make room, then those that were set longest ago.
public final class InMemoryCache: Cache {
    private struct Stored {
        var value: [UInt8]
        var expiresAt: Duration
        var sequence: UInt64
    }

    private struct State {
        var entries: [String: Stored] = [:]
        var byteCount = 0
        var nextSequence: UInt64 = 0
        /// Keys in the order in which they were set; may name entries that were set again or removed since.
        var order: Deque<(key: String, sequence: UInt64)> = []

        mutating func set(_ entry: CacheEntry, now: Duration) {
            remove(entry.key)
            guard entry.timeToLive > .zero else { return }
            nextSequence += 1
            entries[entry.key] = Stored(
                value: entry.value,
                expiresAt: now + entry.timeToLive,
                sequence: nextSequence
            )
            byteCount += entry.value.count
            order.append((entry.key, nextSequence))
        }

        mutating func remove(_ key: String) {
            if let old = entries.removeValue(forKey: key) {
                byteCount -= old.value.count
            }
        }

        mutating func removeExpired(now: Duration) {
            for (key, stored) in entries where stored.expiresAt <= now {
                remove(key)
            }
        }

        mutating func removeOldest() {
            while let (key, sequence) = order.popFirst() {
                if entries[key]?.sequence == sequence {
                    remove(key)
                    return
                }
            }
        }

        mutating func dropStaleOrder() {
            if order.count > 2 * entries.count + 64 {
                order = Deque(order.filter { entries[$0.key]?.sequence == $0.sequence })
            }
        }
    }

    private let time: any TimeSource
    private let maximumEntryCount: Int
    private let maximumByteCount: Int
    private let state = Mutex(State())

    /// Creates an empty cache that holds at most so many entries and bytes of values.
    public init(time: any TimeSource, maximumEntryCount: Int = 1_000_000, maximumByteCount: Int = 256 << 20) {
        self.time = time
        self.maximumEntryCount = maximumEntryCount
        self.maximumByteCount = maximumByteCount
    }

    /// The values of the keys, in the same order; `nil` for one that is not there or has expired.
    public func values(forKeys keys: [String]) async throws -> [[UInt8]?] {
        state.withLock { state in
            let now = time.monotonic
            return keys.map { key in
                guard let stored = state.entries[key], stored.expiresAt > now else { return nil }
                return stored.value
            }
        }
    }

    /// Sets entries, replacing what was there.
    public func set(_ entries: [CacheEntry]) async throws {
        state.withLock { state in
            let now = time.monotonic
            for entry in entries {
                state.set(entry, now: now)
            }
            if isOverfull(state) {
                state.removeExpired(now: now)
            }
            while isOverfull(state) {
                state.removeOldest()
            }
            state.dropStaleOrder()
        }
    }

    /// Removes entries.
    public func remove(_ keys: [String]) async throws {
        state.withLock { state in
            for key in keys {
                state.remove(key)
            }
            state.dropStaleOrder()
        }
    }

    private func isOverfull(_ state: State) -> Bool {
        !state.entries.isEmpty && (state.entries.count > maximumEntryCount || state.byteCount > maximumByteCount)
    }
}
