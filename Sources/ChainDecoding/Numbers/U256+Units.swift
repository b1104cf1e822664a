extension U256 {
    /// The number divided by 10 to the power of `decimals`, exactly, in decimal.
    ///
    /// The fraction has no trailing zeros but keeps one digit: with 18 decimals, 15 · 10¹⁷ is `1.5` and 10¹⁸ is `1.0`.
    /// With no decimals there is no point. This is the form of ethers' `formatUnits`.
    ///
    /// - Parameter decimals: How many decimal places the unit has; 0 to 255, as in ERC-20.
    /// - Returns: At most 258 characters.
    public func text(decimals: UInt8) -> String {
        guard decimals > 0 else { return description }
        let places = Int(decimals)
        let capacity = Swift.max(maxDecimalDigits, places &+ 1) &+ 1
        return unsafe String(unsafeUninitializedCapacity: capacity) { text in
            let digits = unsafe writeDecimal(into: text)
            // The digits of the fraction move up, for the point and for the zeros that they lack.
            let point = Swift.max(digits &- places, 1)
            let end = point &+ 1 &+ places
            for index in 1...Swift.min(digits, places) { unsafe text[end &- index] = text[digits &- index] }
            if digits <= places {
                for index in 0..<end &- digits { unsafe text[index] = UInt8(ascii: "0") }
            }
            unsafe text[point] = UInt8(ascii: ".")
            var count = end
            while count > point &+ 2, unsafe text[count &- 1] == UInt8(ascii: "0") { count &-= 1 }
            return count
        }
    }

    /// The amount in a unit of ether, exactly; see ``text(decimals:)``.
    public func text(in unit: EtherUnit) -> String {
        text(decimals: unit.decimals)
    }

    /// Creates a number from an amount in decimal, times 10 to the power of `decimals`, exactly.
    ///
    /// The text has digits before the point, after it or both, and needs no point. Leading zeros are allowed, and so
    /// are trailing ones beyond the decimal places. This is the form of ethers' `parseUnits`, less the sign.
    ///
    /// - Parameters:
    ///   - text: The amount; its length is not limited, and costs time only.
    ///   - decimals: How many decimal places the unit has; 0 to 255, as in ERC-20.
    /// - Throws: ``DecodeError/Code/malformed`` when there is no digit or anything but digits and one point,
    ///   ``DecodeError/Code/outOfRange`` when the fraction has more decimal places or the number does not fit.
    public init(text: String, decimals: UInt8) throws(DecodeError) {
        var text = text
        self =
            try text.withUTF8 { bytes in
                Result { () throws(DecodeError) in try U256(text: unsafe bytes.span, decimals: decimals) }
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
        var reader = DecimalReader()
        var (point, places): (Int?, Int) = (nil, 0)
        for index in text.indices {
            if text[index] == UInt8(ascii: "."), point == nil {
                point = index
                continue
            }
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit <= 9 else {
                throw DecodeError(.malformed, "an amount has digits and one point only", at: index)
            }
            if point != nil {
                guard places < Int(decimals) else {
                    if digit == 0 { continue }
                    throw DecodeError(.outOfRange, "an amount has more than \(decimals) decimal places", at: index)
                }
                places &+= 1
            }
            reader.append(digit)
        }
        guard text.count > (point == nil ? 0 : 1) else { throw DecodeError(.malformed, "an amount has no digit") }
        reader.appendZeros(Int(decimals) &- places)
        guard let value = reader.finish() else { throw DecodeError(.outOfRange, "an amount does not fit 256 bits") }
        self = value
    }
}
