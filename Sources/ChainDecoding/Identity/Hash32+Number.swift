extension Hash32 {
    /// Creates the bytes of a number, the highest first, as topics and places in storage have them.
    @inlinable
    public init(_ number: U256) {
        self.init(number.limb3, number.limb2, number.limb1, number.limb0)
    }
}

extension U256 {
    /// Creates the number of which these are the bytes, the highest first.
    @inlinable
    public init(_ bytes: Hash32) {
        self.init(limbs: (bytes.word3, bytes.word2, bytes.word1, bytes.word0))
    }
}
