/// A round of keccak-f[1600] on four states, from memory to memory.
///
/// The compiler cannot know that the three memories do not overlap, so it keeps the order of what is read and written here,
/// and with it the few values that are in use at a time.
@unsafe
struct KeccakQuadRound {
    typealias Lane = SIMD4<UInt64>

    /// The 25 lanes before the round.
    var source: UnsafeMutablePointer<Lane>
    /// The 25 lanes after the round.
    var result: UnsafeMutablePointer<Lane>
    /// What is mixed into the lanes of each of the 5 columns.
    let columns: UnsafeMutablePointer<Lane>

    /// The first half of θ: finds what is mixed into the columns, the parities of the two beside each.
    @inline(__always)
    func mixColumns() {
        let a = unsafe source
        let c0 = unsafe a[0] ^ a[5] ^ a[10] ^ a[15] ^ a[20]
        let c1 = unsafe a[1] ^ a[6] ^ a[11] ^ a[16] ^ a[21]
        let c2 = unsafe a[2] ^ a[7] ^ a[12] ^ a[17] ^ a[22]
        let c3 = unsafe a[3] ^ a[8] ^ a[13] ^ a[18] ^ a[23]
        let c4 = unsafe a[4] ^ a[9] ^ a[14] ^ a[19] ^ a[24]
        unsafe columns[0] = c4 ^ rotated(c1, by: 1)
        unsafe columns[1] = c0 ^ rotated(c2, by: 1)
        unsafe columns[2] = c1 ^ rotated(c3, by: 1)
        unsafe columns[3] = c2 ^ rotated(c4, by: 1)
        unsafe columns[4] = c3 ^ rotated(c0, by: 1)
    }

    /// The other half of θ, ρ, π and χ for a row of the result, `0..<5`; its lanes come from one of each row and column.
    @inline(__always)
    func makeRow(_ row: Int, rotations: (UInt64, UInt64, UInt64, UInt64, UInt64)) {
        let b0 = unsafe rotated(sourceLane(row: 0, for: row), by: rotations.0)
        let b1 = unsafe rotated(sourceLane(row: 1, for: row), by: rotations.1)
        let b2 = unsafe rotated(sourceLane(row: 2, for: row), by: rotations.2)
        let b3 = unsafe rotated(sourceLane(row: 3, for: row), by: rotations.3)
        let b4 = unsafe rotated(sourceLane(row: 4, for: row), by: rotations.4)
        let e = unsafe result + 5 &* row
        unsafe e[0] = b0 ^ (~b1 & b2)
        unsafe e[1] = b1 ^ (~b2 & b3)
        unsafe e[2] = b2 ^ (~b3 & b4)
        unsafe e[3] = b3 ^ (~b4 & b0)
        unsafe e[4] = b4 ^ (~b0 & b1)
    }

    /// The lane of a row of the source from which a row of the result is made, mixed with what belongs to its column.
    @inline(__always)
    private func sourceLane(row: Int, for resultRow: Int) -> Lane {
        let column = (row &+ 3 &* resultRow) % 5
        return unsafe source[5 &* row &+ column] ^ columns[column]
    }
}

/// Rotates the lanes to the left.
///
/// The halves are joined by an addition, which carries nothing, of vectors of another width. Joined by `|` the compiler sees
/// a rotation, which SSE2 and AVX2 do not have, and takes the vector apart to rotate one lane after the other.
@inline(__always)
private func rotated(_ lane: SIMD4<UInt64>, by count: UInt64) -> SIMD4<UInt64> {
    guard count > 0 else { return lane }
    let high = unsafe unsafeBitCast(lane &* SIMD4(repeating: 1 &<< count), to: SIMD8<UInt32>.self)
    let low = unsafe unsafeBitCast(lane &>> SIMD4(repeating: 64 &- count), to: SIMD8<UInt32>.self)
    return unsafe unsafeBitCast(high &+ low, to: SIMD4<UInt64>.self)
}
