/// The 1,600 bits on which the permutation keccak-f works: 25 lanes, lane `x + 5y` at column `x` of row `y`.
///
/// A round reads all lanes and writes all lanes, so it is written out over local constants: the compiler then keeps what it
/// can in registers. Six lanes are held complemented, which turns most `~b & c` of a round into `b | c` or `b & c`: scalar
/// x86-64 has no and-not, and 20 of 25 complements a round are saved. Sources: The Keccak reference, version 3.0, chapter 1;
/// Keccak implementation overview, version 3.2, on lane complementing.
struct KeccakState: Sendable {
    /// The 25 lanes; a tuple, because the elements of one lie in memory one after another.
    typealias Lanes = (
        UInt64, UInt64, UInt64, UInt64, UInt64,
        UInt64, UInt64, UInt64, UInt64, UInt64,
        UInt64, UInt64, UInt64, UInt64, UInt64,
        UInt64, UInt64, UInt64, UInt64, UInt64,
        UInt64, UInt64, UInt64, UInt64, UInt64
    )

    /// The bytes of a block that are mixed into the state before each permutation: 1,600 bits less twice the 256 of the hash.
    static let rate = 136

    static let roundConstants: [UInt64] = [
        0x0000_0000_0000_0001, 0x0000_0000_0000_8082, 0x8000_0000_0000_808A, 0x8000_0000_8000_8000,
        0x0000_0000_0000_808B, 0x0000_0000_8000_0001, 0x8000_0000_8000_8081, 0x8000_0000_0000_8009,
        0x0000_0000_0000_008A, 0x0000_0000_0000_0088, 0x0000_0000_8000_8009, 0x0000_0000_8000_000A,
        0x0000_0000_8000_808B, 0x8000_0000_0000_008B, 0x8000_0000_0000_8089, 0x8000_0000_0000_8003,
        0x8000_0000_0000_8002, 0x8000_0000_0000_0080, 0x0000_0000_0000_800A, 0x8000_0000_8000_000A,
        0x8000_0000_8000_8081, 0x8000_0000_0000_8080, 0x0000_0000_8000_0001, 0x8000_0000_8000_8008,
    ]

    /// All zeros, of which the lanes 1, 2, 8, 12, 17 and 20 are complemented as after every round.
    private var a: Lanes = (
        0, ~0, ~0, 0, 0,
        0, 0, 0, ~0, 0,
        0, 0, ~0, 0, 0,
        0, 0, ~0, 0, 0,
        ~0, 0, 0, 0, 0
    )

    /// The first 32 bytes.
    var hash: Hash32 {
        Hash32(a.0.byteSwapped, (~a.1).byteSwapped, (~a.2).byteSwapped, a.3.byteSwapped)
    }

    /// Mixes a word into a lane, `0..<25`.
    @inline(__always)
    mutating func mix(_ word: UInt64, at lane: Int) {
        unsafe withUnsafeMutableBytes(of: &a) { lanes in
            unsafe lanes.assumingMemoryBound(to: UInt64.self)[lane] ^= word
        }
    }

    /// Applies keccak-f[1600].
    mutating func permute() {
        // Two rounds in each turn: the lanes that the first writes stay where the second reads them.
        var index = 0
        while index < 24 {
            round(Self.roundConstants[index])
            round(Self.roundConstants[index &+ 1])
            index &+= 2
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
        let e0 = b0 ^ (b1 | b2) ^ constant
        let e1 = b1 ^ (~b2 | b3)
        let e2 = b2 ^ (b3 & b4)
        let e3 = b3 ^ (b4 | b0)
        let e4 = b4 ^ (b0 & b1)

        let b5 = rotated(a.3 ^ d3, by: 28)
        let b6 = rotated(a.9 ^ d4, by: 20)
        let b7 = rotated(a.10 ^ d0, by: 3)
        let b8 = rotated(a.16 ^ d1, by: 45)
        let b9 = rotated(a.22 ^ d2, by: 61)
        let e5 = b5 ^ (b6 | b7)
        let e6 = b6 ^ (b7 & b8)
        let e7 = b7 ^ (b8 | ~b9)
        let e8 = b8 ^ (b9 | b5)
        let e9 = b9 ^ (b5 & b6)

        let b10 = rotated(a.1 ^ d1, by: 1)
        let b11 = rotated(a.7 ^ d2, by: 6)
        let b12 = rotated(a.13 ^ d3, by: 25)
        let b13 = rotated(a.19 ^ d4, by: 8)
        let b14 = rotated(a.20 ^ d0, by: 18)
        let e10 = b10 ^ (b11 | b12)
        let e11 = b11 ^ (b12 & b13)
        let e12 = b12 ^ (~b13 & b14)
        let e13 = ~b13 ^ (b14 | b10)
        let e14 = b14 ^ (b10 & b11)

        let b15 = rotated(a.4 ^ d4, by: 27)
        let b16 = rotated(a.5 ^ d0, by: 36)
        let b17 = rotated(a.11 ^ d1, by: 10)
        let b18 = rotated(a.17 ^ d2, by: 15)
        let b19 = rotated(a.23 ^ d3, by: 56)
        let e15 = b15 ^ (b16 & b17)
        let e16 = b16 ^ (b17 | b18)
        let e17 = b17 ^ (~b18 | b19)
        let e18 = ~b18 ^ (b19 & b15)
        let e19 = b19 ^ (b15 | b16)

        let b20 = rotated(a.2 ^ d2, by: 62)
        let b21 = rotated(a.8 ^ d3, by: 55)
        let b22 = rotated(a.14 ^ d4, by: 39)
        let b23 = rotated(a.15 ^ d0, by: 41)
        let b24 = rotated(a.21 ^ d1, by: 2)
        let e20 = b20 ^ (~b21 & b22)
        let e21 = ~b21 ^ (b22 | b23)
        let e22 = b22 ^ (b23 & b24)
        let e23 = b23 ^ (b24 | b20)
        let e24 = b24 ^ (b20 & b21)

        a = (
            e0, e1, e2, e3, e4,
            e5, e6, e7, e8, e9,
            e10, e11, e12, e13, e14,
            e15, e16, e17, e18, e19,
            e20, e21, e22, e23, e24
        )
    }
}

/// Rotates to the left.
@inline(__always)
private func rotated(_ lane: UInt64, by count: UInt64) -> UInt64 {
    (lane &<< count) | (lane &>> (64 &- count))
}
