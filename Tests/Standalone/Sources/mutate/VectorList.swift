/// Vectors that differ, in the order in which they were added.
struct VectorList {
    /// The largest answer that nodes usually give.
    static let maximumByteCount = 1 << 20

    private(set) var vectors: [[UInt8]] = []
    private var known: Set<[UInt8]> = []
    private var generator = SeededGenerator(seed: 0)

    /// Adds vectors that are not larger than answers of nodes usually are; any, if there are more than a limit.
    mutating func add(_ new: [[UInt8]], atMost limit: Int) {
        let chosen = new.count > limit ? Array(new.shuffled(using: &generator).prefix(limit)) : new
        for vector in chosen where !vector.isEmpty && vector.count <= Self.maximumByteCount {
            if known.insert(vector).inserted { vectors.append(vector) }
        }
    }
}
