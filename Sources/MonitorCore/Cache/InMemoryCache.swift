import DequeModule
import HeapModule
import Synchronization

/// A cache in this process's memory: the reference for every other implementation.
///
/// Entries that have expired go when others are set; when it is full all the same, those that were set longest ago make
/// room. Setting an entry costs O(log *n*).
public final class InMemoryCache: Cache {
    private struct Stored {
        var value: [UInt8]
        var expiresAt: Duration
        var sequence: UInt64
    }

    /// When an entry expires.
    private struct Expiry: Comparable {
        var instant: Duration
        var sequence: UInt64
        var key: String

        static func == (lhs: Expiry, rhs: Expiry) -> Bool { lhs.sequence == rhs.sequence }

        static func < (lhs: Expiry, rhs: Expiry) -> Bool {
            lhs.instant == rhs.instant ? lhs.sequence < rhs.sequence : lhs.instant < rhs.instant
        }
    }

    private struct State {
        var entries: [String: Stored] = [:]
        var byteCount = 0
        var nextSequence: UInt64 = 0
        /// Keys in the order in which they were set; may name entries that were set again or removed since.
        var order: Deque<(key: String, sequence: UInt64)> = []
        /// As `order`, by when they expire.
        var expiries = Heap<Expiry>()

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
            expiries.insert(Expiry(instant: now + entry.timeToLive, sequence: nextSequence, key: entry.key))
        }

        mutating func remove(_ key: String) {
            if let old = entries.removeValue(forKey: key) {
                byteCount -= old.value.count
            }
        }

        mutating func removeExpired(now: Duration) {
            while let first = expiries.min, first.instant <= now {
                expiries.removeMin()
                if isCurrent(first.key, first.sequence) {
                    remove(first.key)
                }
            }
        }

        mutating func removeOldest() {
            while let (key, sequence) = order.popFirst() {
                if isCurrent(key, sequence) {
                    remove(key)
                    return
                }
            }
        }

        /// Forgets the names of entries that were set again or removed, once they are the greater part.
        mutating func dropStaleNames() {
            let limit = 2 * entries.count + 64
            if order.count > limit {
                order = Deque(order.filter { isCurrent($0.key, $0.sequence) })
            }
            if expiries.count > limit {
                expiries = Heap(expiries.unordered.filter { isCurrent($0.key, $0.sequence) })
            }
        }

        private func isCurrent(_ key: String, _ sequence: UInt64) -> Bool {
            entries[key]?.sequence == sequence
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
            state.removeExpired(now: now)
            while isOverfull(state) {
                state.removeOldest()
            }
            state.dropStaleNames()
        }
    }

    /// Removes entries.
    public func remove(_ keys: [String]) async throws {
        state.withLock { state in
            for key in keys {
                state.remove(key)
            }
            state.dropStaleNames()
        }
    }

    private func isOverfull(_ state: State) -> Bool {
        !state.entries.isEmpty && (state.entries.count > maximumEntryCount || state.byteCount > maximumByteCount)
    }
}
