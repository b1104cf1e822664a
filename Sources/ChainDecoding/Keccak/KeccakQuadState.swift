/// Four keccak states that are permuted together, each lane of all in one vector.
///
/// The same rounds as those of ``KeccakState``, with vectors for words. Four lanes fill a vector of AVX2, where a hash takes a
/// third of the time of one alone; in two vectors of SSE2, which every x86-64 has, it takes two thirds.
struct KeccakQuadState: Sendable {
    typealias Lane = SIMD4<UInt64>
    typealias Lanes = (
        Lane, Lane, Lane, Lane, Lane,
        Lane, Lane, Lane, Lane, Lane,
        Lane, Lane, Lane, Lane, Lane,
        Lane, Lane, Lane, Lane, Lane,
        Lane, Lane, Lane, Lane, Lane
    )

    var a: Lanes = (
        .zero, .zero, .zero, .zero, .zero,
        .zero, .zero, .zero, .zero, .zero,
        .zero, .zero, .zero, .zero, .zero,
        .zero, .zero, .zero, .zero, .zero,
        .zero, .zero, .zero, .zero, .zero
    )

    /// Mixes a word of each state into a lane, `0..<25`.
    @inline(__always)
    mutating func mix(_ words: Lane, at lane: Int) {
        unsafe withUnsafeMutableBytes(of: &a) { lanes in
            unsafe lanes.assumingMemoryBound(to: Lane.self)[lane] ^= words
        }
    }

    /// Applies keccak-f[1600] to all.
    mutating func permute() {
        for constant in KeccakState.roundConstants {
            round(constant)
        }
    }

    @inline(__always)
    private mutating func round(_ constant: UInt64) {
        let c0 = a.0 ^ a.5 ^ a.10 ^ a.15 ^ a.20
        let c1 = a.1 ^ a.6 ^ a.11 ^ a.16 ^ a.21
        let c2 = a.2 ^ a.7 ^ a.12 ^ a.17 ^ a.22
        let c3 = a.3 ^ a.8 ^ a.13 ^ a.18 ^ a.23
        let c4 = a.4 ^ a.9 ^ a.14 ^ a.19 ^ a.24
        let d0 = c4 ^ rotated(c1, by: 1)
        let d1 = c0 ^ rotated(c2, by: 1)
        let d2 = c1 ^ rotated(c3, by: 1)
        let d3 = c2 ^ rotated(c4, by: 1)
        let d4 = c3 ^ rotated(c0, by: 1)

        let b0 = a.0 ^ d0
        let b1 = rotated(a.6 ^ d1, by: 44)
        let b2 = rotated(a.12 ^ d2, by: 43)
        let b3 = rotated(a.18 ^ d3, by: 21)
        let b4 = rotated(a.24 ^ d4, by: 14)
        let e0 = b0 ^ (~b1 & b2) ^ SIMD4(repeating: constant)
        let e1 = b1 ^ (~b2 & b3)
        let e2 = b2 ^ (~b3 & b4)
        let e3 = b3 ^ (~b4 & b0)
        let e4 = b4 ^ (~b0 & b1)

        let b5 = rotated(a.3 ^ d3, by: 28)
        let b6 = rotated(a.9 ^ d4, by: 20)
        let b7 = rotated(a.10 ^ d0, by: 3)
        let b8 = rotated(a.16 ^ d1, by: 45)
        let b9 = rotated(a.22 ^ d2, by: 61)
        let e5 = b5 ^ (~b6 & b7)
        let e6 = b6 ^ (~b7 & b8)
        let e7 = b7 ^ (~b8 & b9)
        let e8 = b8 ^ (~b9 & b5)
        let e9 = b9 ^ (~b5 & b6)

        let b10 = rotated(a.1 ^ d1, by: 1)
        let b11 = rotated(a.7 ^ d2, by: 6)
        let b12 = rotated(a.13 ^ d3, by: 25)
        let b13 = rotated(a.19 ^ d4, by: 8)
        let b14 = rotated(a.20 ^ d0, by: 18)
        let e10 = b10 ^ (~b11 & b12)
        let e11 = b11 ^ (~b12 & b13)
        let e12 = b12 ^ (~b13 & b14)
        let e13 = b13 ^ (~b14 & b10)
        let e14 = b14 ^ (~b10 & b11)

        let b15 = rotated(a.4 ^ d4, by: 27)
        let b16 = rotated(a.5 ^ d0, by: 36)
        let b17 = rotated(a.11 ^ d1, by: 10)
        let b18 = rotated(a.17 ^ d2, by: 15)
        let b19 = rotated(a.23 ^ d3, by: 56)
        let e15 = b15 ^ (~b16 & b17)
        let e16 = b16 ^ (~b17 & b18)
        let e17 = b17 ^ (~b18 & b19)
        let e18 = b18 ^ (~b19 & b15)
        let e19 = b19 ^ (~b15 & b16)

        let b20 = rotated(a.2 ^ d2, by: 62)
        let b21 = rotated(a.8 ^ d3, by: 55)
        let b22 = rotated(a.14 ^ d4, by: 39)
        let b23 = rotated(a.15 ^ d0, by: 41)
        let b24 = rotated(a.21 ^ d1, by: 2)
        let e20 = b20 ^ (~b21 & b22)
        let e21 = b21 ^ (~b22 & b23)
        let e22 = b22 ^ (~b23 & b24)
        let e23 = b23 ^ (~b24 & b20)
        let e24 = b24 ^ (~b20 & b21)

        a = (
            e0, e1, e2, e3, e4,
            e5, e6, e7, e8, e9,
            e10, e11, e12, e13, e14,
            e15, e16, e17, e18, e19,
            e20, e21, e22, e23, e24
        )
    }
}

/// Rotates the lanes to the left.
///
/// The halves are joined by an addition, which carries nothing, of vectors of another width. Joined by `|` the compiler sees
/// a rotation, which SSE2 and AVX2 do not have, and takes the vector apart to rotate one lane after the other.
@inline(__always)
private func rotated(_ lane: SIMD4<UInt64>, by count: UInt64) -> SIMD4<UInt64> {
    let high = unsafe unsafeBitCast(lane &* SIMD4(repeating: 1 &<< count), to: SIMD8<UInt32>.self)
    let low = unsafe unsafeBitCast(lane &>> SIMD4(repeating: 64 &- count), to: SIMD8<UInt32>.self)
    return unsafe unsafeBitCast(high &+ low, to: SIMD4<UInt64>.self)
}
