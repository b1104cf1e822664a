/// What a word of 32 bytes means as a value of a type that takes one.
struct ABIWord {
    let type: ABIType
    /// Whether bits that the type does not have are ignored.
    let isLenient: Bool

    /// The value, or `nil` when the word has bits that no value has; of bytes, only that they are fit.
    func value(of word: U256) -> ABIValue? {
        switch type {
        case .uint(let bits), .ufixed(let bits, _): return unsigned(word, bits: bits).map(ABIValue.uint)
        case .int(let bits), .fixed(let bits, _): return signed(word, bits: bits).map(ABIValue.int)
        case .bool:
            guard isLenient || word <= 1 else { return nil }
            return .bool(!word.isZero)
        case .address:
            guard let value = unsigned(word, bits: 160) else { return nil }
            let (limb0, limb1, limb2, _) = value.limbs
            return .address(
                Address(limb2 << 32 | limb1 >> 32, limb1 << 32 | limb0 >> 32, UInt32(truncatingIfNeeded: limb0))
            )
        case .fixedBytes, .function:
            let unused = 256 - (type.leadingByteCount ?? 32) * 8
            guard isLenient || unused == 0 || (word &<< (256 - unused)).isZero else { return nil }
            return .bytes(Bytes())
        default: return .uint(word)
        }
    }

    /// The word that stands for a value, or `nil` when the value is not of the type.
    func word(of value: ABIValue) -> U256? {
        switch (type, value) {
        case (.uint(let bits), .uint(let number)), (.ufixed(let bits, _), .uint(let number)):
            return unsigned(number, bits: bits)
        case (.int(let bits), .int(let number)), (.fixed(let bits, _), .int(let number)):
            return signed(number.bitPattern, bits: bits)?.bitPattern
        case (.bool, .bool(let isTrue)):
            return isTrue ? .one : .zero
        case (.address, .address(let address)):
            return address.withSpan { U256(bigEndian: $0) }
        case (.fixedBytes, .bytes(let content)), (.function, .bytes(let content)):
            guard let count = type.leadingByteCount, content.count == count else { return nil }
            return content.withSpan { U256(bigEndian: $0) }.map { $0 << (256 - count * 8) }
        case (.named, .uint(let number)):
            return number
        default:
            return nil
        }
    }

    private func unsigned(_ word: U256, bits: Int) -> U256? {
        guard bits < 256 else { return word }
        guard word.leadingZeroBitCount < 256 - bits else { return word }
        return isLenient ? (word &<< (256 - bits)) &>> (256 - bits) : nil
    }

    private func signed(_ word: U256, bits: Int) -> I256? {
        guard bits < 256 else { return I256(bitPattern: word) }
        let value = I256(bitPattern: word).signExtended(fromByte: bits / 8 - 1)
        return isLenient || value.bitPattern == word ? value : nil
    }
}

extension ABIType {
    /// How many bytes at the front of its word a value takes, if it is of bytes.
    var leadingByteCount: Int? {
        switch self {
        case .fixedBytes(let count): min(max(0, count), 32)
        case .function: 24
        default: nil
        }
    }
}
