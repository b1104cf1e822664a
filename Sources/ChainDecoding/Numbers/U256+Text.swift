extension U256: LosslessStringConvertible {
    /// The number in decimal.
    public var description: String {
        unsafe String(unsafeUninitializedCapacity: maxDecimalDigits) { unsafe writeDecimal(into: $0) }
    }

    /// Creates a number from decimal digits.
    ///
    /// Leading zeros are allowed; no sign, space or separator is.
    ///
    /// - Returns: `nil` when the text is empty, has anything but digits, or the number does not fit.
    public init?(_ description: String) {
        var text = description
        guard let value = text.withUTF8({ U256(decimal: unsafe $0.span) }) else { return nil }
        self = value
    }

    /// Creates a number from decimal digits in ASCII, by the rules of ``init(_:)-(String)``.
    public init?(decimal digits: Span<UInt8>) {
        guard digits.count > 0 else { return nil }
        self = .zero
        var end = digits.count & 15
        if end == 0 { end = 16 }
        while end <= digits.count {
            guard let block = DigitBlock(digits, before: end).decimal else { return nil }
            let (sum, carry) = U256(block).adding(product: self, DigitBlock.decimalScale)
            guard carry == 0 else { return nil }
            self = sum
            end &+= 16
        }
    }

    /// Creates a number from 1 to 64 hexadecimal digits of either case, with or without `0x` before them.
    public init?(hex text: String) {
        var text = text
        guard let value = text.withUTF8({ U256(hex: unsafe $0.span) }) else { return nil }
        self = value
    }

    /// Creates a number from hexadecimal digits in ASCII, by the rules of ``init(hex:)-(String)``.
    public init?(hex text: Span<UInt8>) {
        let hasPrefix = text.count >= 2 && text[0] == UInt8(ascii: "0") && text[1] == UInt8(ascii: "x")
        let start = hasPrefix ? 2 : 0
        guard text.count > start, text.count <= start + 64 else { return nil }
        let digits = text.extracting(droppingFirst: start)
        guard
            let limb0 = DigitBlock(digits, before: digits.count).hexadecimal,
            let limb1 = DigitBlock(digits, before: digits.count &- 16).hexadecimal,
            let limb2 = DigitBlock(digits, before: digits.count &- 32).hexadecimal,
            let limb3 = DigitBlock(digits, before: digits.count &- 48).hexadecimal
        else { return nil }
        self.init(limbs: (limb0, limb1, limb2, limb3))
    }

    /// The number in hexadecimal: `0x`, then lowercase digits without leading zeros.
    public var hex: String {
        let count = Swift.max((259 &- leadingZeroBitCount) &>> 2, 1)
        func characters(_ limb: UInt64) -> (UInt64, UInt64) {
            (
                DigitBlock.characters(hexadecimal: UInt32(truncatingIfNeeded: limb &>> 32)),
                DigitBlock.characters(hexadecimal: UInt32(truncatingIfNeeded: limb))
            )
        }
        let all = (characters(limb3), characters(limb2), characters(limb1), characters(limb0))
        return unsafe withUnsafeBytes(of: all) { digits in
            unsafe String(unsafeUninitializedCapacity: count &+ 2) { text in
                unsafe text[0] = UInt8(ascii: "0")
                unsafe text[1] = UInt8(ascii: "x")
                for index in 0..<count { unsafe text[index &+ 2] = digits[64 &- count &+ index] }
                return count &+ 2
            }
        }
    }
}

extension U256: Codable {
    /// Decodes a number from decimal text.
    ///
    /// - Throws: `DecodingError` when the value is not text, or ``init(_:)-(String)`` refuses it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = U256(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "Not a decimal number of 256 bits")
        }
        self = value
    }

    /// Encodes the number as decimal text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
