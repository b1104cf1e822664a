extension I256: LosslessStringConvertible {
    /// The number in decimal, with `-` before a negative one.
    public var description: String {
        isNegative ? "-" + magnitude.description : bitPattern.description
    }

    /// Creates a number from decimal digits, with `-` before them for a negative one.
    ///
    /// Leading zeros are allowed; no `+`, space or separator is.
    ///
    /// - Returns: `nil` when the text is not of this form, or the number does not fit.
    public init?(_ description: String) {
        var text = description
        guard let value = text.withUTF8({ I256(decimal: unsafe $0.span) }) else { return nil }
        self = value
    }

    /// Creates a number from decimal digits in ASCII, by the rules of ``init(_:)-(String)``.
    public init?(decimal text: Span<UInt8>) {
        let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
        guard let magnitude = U256(decimal: text.extracting(droppingFirst: isNegative ? 1 : 0)) else { return nil }
        self.init(magnitude: magnitude, isNegative: isNegative)
    }
}

extension I256: Codable {
    /// Decodes a number from decimal text.
    ///
    /// - Throws: `DecodingError` when the value is not text, or ``init(_:)-(String)`` refuses it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = I256(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "Not a signed decimal number of 256 bits"
            )
        }
        self = value
    }

    /// Encodes the number as decimal text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
