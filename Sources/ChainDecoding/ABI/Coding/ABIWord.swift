/// What a word of 32 bytes means as a value of a type that takes one.
struct ABIWord {
    let type: ABIType
    /// Whether bits that the type does not have are ignored.
    let isLenient: Bool

    /// The value, or `nil` when the word has bits that no value has; of bytes, only that they are fit.
    func value(of word: U256) -> ABIValue? {
        switch type {
        case .uint(let bits), .ufixed(let bits, _):
            return word.fitted(toBits: bits, isSigned: false, isLenient: isLenient).map(ABIValue.uint)
        case .int(let bits), .fixed(let bits, _):
            return word.fitted(toBits: bits, isSigned: true, isLenient: isLenient).map { .int(I256(bitPattern: $0)) }
        case .bool: return Bool.decodeWord(word, isLenient: isLenient).map(ABIValue.bool)
        case .address: return Address.decodeWord(word, isLenient: isLenient).map(ABIValue.address)
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
            return number.fitted(toBits: bits, isSigned: false, isLenient: isLenient)
        case (.int(let bits), .int(let number)), (.fixed(let bits, _), .int(let number)):
            return number.bitPattern.fitted(toBits: bits, isSigned: true, isLenient: isLenient)
        case (.bool, .bool(let isTrue)):
            return Bool.encodeWord(isTrue)
        case (.address, .address(let address)):
            return Address.encodeWord(address)
        case (.fixedBytes, .bytes(let content)), (.function, .bytes(let content)):
            guard let count = type.leadingByteCount, content.count == count else { return nil }
            return content.withSpan { U256(bigEndian: $0) }.map { $0 << (256 - count * 8) }
        case (.named, .uint(let number)):
            return number
        default:
            return nil
        }
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
