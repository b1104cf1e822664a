extension I256 {
    /// The number divided by 10 to the power of `decimals`, exactly, in decimal; see ``U256/text(decimals:)``.
    public func text(decimals: UInt8) -> String {
        (isNegative ? "-" : "") + magnitude.text(decimals: decimals)
    }

    /// The amount in a unit of ether, exactly; see ``U256/text(decimals:)``.
    public func text(in unit: EtherUnit) -> String {
        text(decimals: unit.decimals)
    }

    /// Creates a number from an amount in decimal, with `-` before a negative one, times 10 to the power of `decimals`.
    ///
    /// - Parameters:
    ///   - text: The amount, by the rules of ``U256/init(text:decimals:)-(String,_)`` after the sign.
    ///   - decimals: How many decimal places the unit has; 0 to 255, as in ERC-20.
    /// - Throws: ``DecodeError/Code/malformed`` when the text is no such amount, ``DecodeError/Code/outOfRange`` when
    ///   the fraction has more decimal places or the number does not fit.
    public init(text: String, decimals: UInt8) throws(DecodeError) {
        var text = text
        self =
            try text.withUTF8 { bytes in
                Result { () throws(DecodeError) in try I256(text: unsafe bytes.span, decimals: decimals) }
            }
            .get()
    }

    /// Creates a number from an amount in a unit of ether, by the rules of ``init(text:decimals:)-(String,_)``.
    ///
    /// - Throws: ``DecodeError`` when the text is no such amount, or the number does not fit.
    public init(text: String, in unit: EtherUnit) throws(DecodeError) {
        try self.init(text: text, decimals: unit.decimals)
    }

    /// Creates a number from an amount in ASCII, by the rules of ``init(text:decimals:)-(String,_)``.
    ///
    /// - Throws: ``DecodeError`` when the text is no such amount, or the number does not fit.
    public init(text: Span<UInt8>, decimals: UInt8) throws(DecodeError) {
        let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
        let signs = isNegative ? 1 : 0
        let magnitude: U256
        do {
            magnitude = try U256(text: text.extracting(droppingFirst: signs), decimals: decimals)
        } catch {
            throw error.moved(by: signs)
        }
        guard let value = I256(magnitude: magnitude, isNegative: isNegative) else {
            throw DecodeError(.outOfRange, "an amount does not fit 256 bits")
        }
        self = value
    }
}
