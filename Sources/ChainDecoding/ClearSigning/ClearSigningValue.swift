/// A value to show, with its type.
struct ClearSigningValue: Sendable, Hashable {
    var type: ABIType
    var value: ABIValue

    init(_ type: ABIType, _ value: ABIValue) {
        self.type = type
        self.value = value
    }

    /// A constant of a descriptor: bytes in hexadecimal, a number, a truth value, or a text.
    init?(constant: JSONTree) {
        switch constant {
        case .boolean(let flag): self.init(.bool, .bool(flag))
        case .number(let text):
            if let number = U256(text) {
                self.init(.uint(bits: 256), .uint(number))
            } else if let number = I256(text) {
                self.init(.int(bits: 256), .int(number))
            } else {
                self.init(text: text)
            }
        case .string(let text):
            if text.hasPrefix("0x"), let bytes = try? Hex.decode(text) {
                self.init(.bytes, .bytes(Bytes(bytes)))
            } else {
                self.init(text: text)
            }
        case .object, .array, .null: return nil
        }
    }

    /// A constant that has to be a single value.
    init(single constant: JSONTree) throws(DecodeError) {
        guard let value = ClearSigningValue(constant: constant) else {
            throw DecodeError(.malformed, "the constant is no single value")
        }
        self = value
    }

    private init(text: String) {
        self.init(.string, .string(Bytes(Array(text.utf8))))
    }

    init(_ address: Address) {
        self.init(.address, .address(address))
    }

    init(_ number: U256) {
        self.init(.uint(bits: 256), .uint(number))
    }

    // MARK: Meanings

    /// The number that the value is, or that its bytes are in big-endian order.
    var number: (magnitude: U256, isNegative: Bool)? {
        switch value {
        case .uint(let number): (number, false)
        case .int(let number): (number.magnitude, number.isNegative)
        case .bytes(let bytes): bytes.withSpan { U256(bigEndian: $0) }.map { ($0, false) }
        case .string: value.text.flatMap { U256($0) }.map { ($0, false) }
        default: nil
        }
    }

    /// The number, unless it is negative.
    var unsigned: U256? { number.flatMap { $0.isNegative ? nil : $0.magnitude } }

    /// The address that the value is, or that its 20 bytes or the low 20 of its 32 are.
    var address: Address? {
        switch value {
        case .address(let address): return address
        case .bytes(let bytes) where bytes.count == 20: return Address(bytes)
        case .bytes(let bytes) where bytes.count != 32: return nil
        default:
            return unsigned.flatMap { Address.decodeWord($0, isLenient: false) }
        }
    }

    /// The bytes of the value without any padding.
    var bytes: Bytes? {
        switch value {
        case .bytes(let bytes), .string(let bytes): bytes
        default: (try? ABIEncoder.encodePacked(value, as: type)).map { Bytes($0) }
        }
    }

    /// Whether the value is what a descriptor writes as a constant.
    func matches(_ constant: JSONTree) -> Bool {
        switch (value, constant) {
        case (.bool(let flag), .boolean(let other)): return flag == other
        case (.string, .string(let text)): return value.text == text
        case (.string, _), (.bool, _), (.list, _): return false
        case (.bytes(let bytes), .string(let text)) where text.hasPrefix("0x"):
            return (try? Hex.decode(text)) == bytes.array
        case (.address(let address), .string(let text)):
            return (try? Address(hex: text)) == address
        case (.int(let number), .number(let text)), (.int(let number), .string(let text)):
            return I256(text) == number || constant.asUnsigned.flatMap { I256(exactly: $0) } == number
        case (.address(let address), .number): return constant.asUnsigned == Address.encodeWord(address)
        default: return constant.asUnsigned.map { $0 == unsigned } ?? false
        }
    }
}
