extension Hash32 {
    /// The bytes of a number, the highest first.
    @inlinable
    init(_ number: U256) {
        self.init(number.limb3, number.limb2, number.limb1, number.limb0)
    }
}

extension U256 {
    /// The number of which these are the bytes, the highest first.
    @inlinable
    init(_ bytes: Hash32) {
        self.init(limbs: (bytes.word3, bytes.word2, bytes.word1, bytes.word0))
    }
}
