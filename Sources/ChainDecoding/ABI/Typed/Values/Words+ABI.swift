extension Bool: ABIWordCodable {
    /// `bool`.
    public static var abiName: String { "bool" }

    /// Whether a word is 1, and not 0; any but 0 when lenient.
    @inlinable
    @inline(__always)
    public static func decodeWord(_ word: U256, isLenient: Bool) -> Bool? {
        isLenient || word <= .one ? !word.isZero : nil
    }

    /// 1 or 0.
    @inlinable
    @inline(__always)
    public static func encodeWord(_ value: Bool) -> U256? { value ? .one : .zero }
}

extension Address: ABIWordCodable {
    /// `address`.
    public static var abiName: String { "address" }

    /// The last 20 bytes of a word, whose first 12 must be zero.
    @inlinable
    @inline(__always)
    public static func decodeWord(_ word: U256, isLenient: Bool) -> Address? {
        guard isLenient || word.limb3 | word.limb2 &>> 32 == 0 else { return nil }
        return Address(lastBytesOf: Hash32(word))
    }

    /// The address behind 12 zeros.
    @inlinable
    @inline(__always)
    public static func encodeWord(_ value: Address) -> U256? {
        U256(
            limbs: (
                value.word1 &<< 32 | UInt64(value.word2), value.word0 &<< 32 | value.word1 &>> 32, value.word0 &>> 32, 0
            )
        )
    }
}

extension Hash32: ABIWordCodable {
    /// `bytes32`.
    public static var abiName: String { "bytes32" }

    /// The bytes of a word.
    @inlinable
    @inline(__always)
    public static func decodeWord(_ word: U256, isLenient: Bool) -> Hash32? { Hash32(word) }

    /// The word of the bytes.
    @inlinable
    @inline(__always)
    public static func encodeWord(_ value: Hash32) -> U256? { U256(value) }
}

extension Selector: ABIWordCodable {
    /// `bytes4`.
    public static var abiName: String { "bytes4" }

    /// The first four bytes of a word, after which must be zeros.
    @inlinable
    @inline(__always)
    public static func decodeWord(_ word: U256, isLenient: Bool) -> Selector? {
        guard isLenient || (word &<< 32).isZero else { return nil }
        return Selector(UInt32(truncatingIfNeeded: word.limb3 &>> 32))
    }

    /// The four bytes before 28 zeros.
    @inlinable
    @inline(__always)
    public static func encodeWord(_ value: Selector) -> U256? {
        U256(limbs: (0, 0, 0, UInt64(value.value) &<< 32))
    }
}
