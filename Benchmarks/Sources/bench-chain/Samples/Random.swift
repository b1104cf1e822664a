import ChainDecoding

/// Numbers that look random and are the same on every run (SplitMix64).
struct Random: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }

    mutating func address() -> Address { Address(next(), next(), UInt32(truncatingIfNeeded: next())) }

    /// Up to 80 bits, as amounts of tokens have.
    mutating func amount() -> U256 { U256(next()) &* U256(next() >> 48) }

    mutating func hash() -> Hash32 { Hash32(next(), next(), next(), next()) }
}
