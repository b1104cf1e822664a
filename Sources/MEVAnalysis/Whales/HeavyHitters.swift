public import ChainDecoding

/// The keys with the greatest sums of weights of a stream, in memory that does not grow with it.
///
/// This is Space-Saving (Metwally, Agrawal, El Abbadi: "Efficient Computation of Frequent and Top-k Elements in Data
/// Streams") with weights. With a capacity of *m*, for every key, whatever the stream is:
/// - `estimate - error` ≤ the true sum ≤ `estimate`;
/// - `error` ≤ ``total`` / *m*;
/// - a key whose true sum is above ``total`` / *m* is among those that are kept.
///
/// Of equal estimates the lesser key gives way, so that the same stream leaves the same.
public struct HeavyHitters<Key: Hashable & Comparable & Sendable>: Sendable, Hashable {
    /// A key that is kept.
    public struct Entry: Sendable, Hashable {
        /// The key.
        public var key: Key
        /// The sum of its weights at most.
        public var estimate: U256
        /// How much less it may be.
        public var error: U256
    }

    /// How many keys are kept; at least 1.
    public let capacity: Int
    /// The sum of all weights.
    public private(set) var total = U256.zero
    /// A heap: each entry comes before those at twice its place plus one and plus two.
    private var heap: [Entry] = []
    private var places: [Key: Int] = [:]

    /// Creates an empty summary that keeps so many keys.
    public init(capacity: Int) {
        self.capacity = max(capacity, 1)
    }

    /// Adds a weight to a key.
    ///
    /// - Returns: `false`, and nothing is changed, when the sum of all weights would not fit.
    /// - Complexity: O(log *m*).
    @discardableResult
    public mutating func add(_ weight: U256, to key: Key) -> Bool {
        guard let sum = total.adding(weight) else { return false }
        total = sum
        if let place = places[key] {
            // The estimates sum to the total, so that none overflows.
            heap[place].estimate &+= weight
            sink(from: place)
        } else if heap.count < capacity {
            heap.append(Entry(key: key, estimate: weight, error: .zero))
            places[key] = heap.count - 1
            rise(from: heap.count - 1)
        } else {
            let least = heap[0]
            places.removeValue(forKey: least.key)
            heap[0] = Entry(key: key, estimate: least.estimate &+ weight, error: least.estimate)
            places[key] = 0
            sink(from: 0)
        }
        return true
    }

    /// What is known of a key; `nil` when it is not kept.
    public func entry(of key: Key) -> Entry? { places[key].map { heap[$0] } }

    /// The keys with the greatest estimates, the greatest first.
    ///
    /// - Complexity: O(*m* log *m*).
    public func top(_ count: Int) -> [Entry] {
        Array(heap.sorted { Self.precedes($1, $0) }.prefix(max(count, 0)))
    }

    private static func precedes(_ left: Entry, _ right: Entry) -> Bool {
        left.estimate == right.estimate ? left.key < right.key : left.estimate < right.estimate
    }

    private mutating func rise(from place: Int) {
        var place = place
        while place > 0 {
            let parent = (place - 1) / 2
            guard Self.precedes(heap[place], heap[parent]) else { return }
            swap(place, parent)
            place = parent
        }
    }

    private mutating func sink(from place: Int) {
        var place = place
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
                if Self.precedes(heap[child], heap[least]) { least = child }
            }
            guard least != place else { return }
            swap(place, least)
            place = least
        }
    }

    private mutating func swap(_ left: Int, _ right: Int) {
        heap.swapAt(left, right)
        places[heap[left].key] = left
        places[heap[right].key] = right
    }
}
