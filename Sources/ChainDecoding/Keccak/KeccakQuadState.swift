/// Four keccak states that are permuted together, each lane of all in one vector.
///
/// A round works from memory to memory, a row at a time: one row and its intermediate values fit the 16 vector registers of
/// x86-64 even where SSE2 needs two for a vector, while the 25 local constants of ``KeccakState`` would be moved to the stack
/// and back all the time.
@safe
struct KeccakQuadState: ~Copyable {
    typealias Lane = SIMD4<UInt64>

    /// The 25 lanes, the 25 that a round makes of them, and what it mixes into each of the 5 columns.
    private let lanes: UnsafeMutablePointer<Lane>

    /// Makes states of zeros.
    init() {
        // No vector lies across the end of a cache line, which an array would not promise.
        let memory = UnsafeMutableRawPointer.allocate(byteCount: 55 * MemoryLayout<Lane>.stride, alignment: 64)
        unsafe lanes = memory.initializeMemory(as: Lane.self, repeating: .zero, count: 55)
    }

    deinit {
        unsafe lanes.deallocate()
    }

    /// Mixes a word of each state into a lane, `0..<25`.
    @inline(__always)
    mutating func mix(_ words: Lane, at lane: Int) {
        unsafe lanes[lane] ^= words
    }

    /// Applies keccak-f[1600] to all and takes the lanes 0 to 3 out, which make the hashes; all lanes are zero afterwards.
    mutating func takeHashes() -> (Lane, Lane, Lane, Lane) {
        let hashes = unsafe Self.permute(lanes, spare: lanes + 25, columns: lanes + 50)
        unsafe lanes.update(repeating: .zero, count: 25)
        return hashes
    }

    /// Not inlined, or the compiler would see where each of the three lies: see ``KeccakQuadRound``.
    @inline(never)
    private static func permute(
        _ lanes: UnsafeMutablePointer<Lane>,
        spare: UnsafeMutablePointer<Lane>,
        columns: UnsafeMutablePointer<Lane>
    ) -> (Lane, Lane, Lane, Lane) {
        var round = unsafe KeccakQuadRound(source: lanes, result: spare, columns: columns)
        for (index, constant) in KeccakState.roundConstants.enumerated() {
            unsafe round.mixColumns()
            unsafe round.makeRow(0, rotations: (0, 44, 43, 21, 14))
            unsafe round.result[0] ^= Lane(repeating: constant)
            // The hashes are in the first row, so the last round makes no other.
            guard index < 23 else { break }
            unsafe round.makeRow(1, rotations: (28, 20, 3, 45, 61))
            unsafe round.makeRow(2, rotations: (1, 6, 25, 8, 18))
            unsafe round.makeRow(3, rotations: (27, 36, 10, 15, 56))
            unsafe round.makeRow(4, rotations: (62, 55, 39, 41, 2))
            unsafe swap(&round.source, &round.result)
        }
        let row = unsafe round.result
        return unsafe (row[0], row[1], row[2], row[3])
    }
}
