extension ClearSigningValue {
    /// The value as its type is usually written.
    func rawText() -> String {
        switch value {
        case .uint(let number): number.description
        case .int(let number): number.description
        case .bool(let flag): flag ? "true" : "false"
        case .address(let address): address.checksummed()
        case .bytes(let bytes): Hex.encode(bytes)
        case .string(let bytes): value.text.map { PrintableText.escaped($0) } ?? Hex.encode(bytes)
        case .list(let values): "\(values.count) values"
        }
    }

    /// The value as an amount of a token, or `nil` when it is no number.
    func amount(of token: ClearSigningToken) -> String? {
        number.map { number in
            let amount = number.magnitude.shortText(decimals: token.decimals)
            return "\(number.isNegative ? "-" : "")\(amount) \(token.ticker)"
        }
    }
}

extension U256 {
    /// The number divided by 10 to the power of `decimals`, without a fraction that is zero.
    func shortText(decimals: UInt8) -> String {
        let text = text(decimals: decimals)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// The number divided by 10 to the power of `decimals`, from 1 to 1,000 with a prefix of the SI, as in `36k`.
    func prefixedText(decimals: UInt8) -> String {
        guard !isZero else { return "0" }
        // The power of ten of the first digit, down to a multiple of three.
        let power = description.utf8.count - 1 - Int(decimals)
        let exponent = Swift.min(30, Swift.max(-30, power >= 0 ? power / 3 * 3 : (power - 2) / 3 * 3))
        let prefixes = [
            "q", "r", "y", "z", "a", "f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y", "R", "Q",
        ]
        let places = Int(decimals) + exponent
        guard let decimals = UInt8(exactly: Swift.max(0, places)) else { return shortText(decimals: decimals) }
        let zeros = places < 0 ? String(repeating: "0", count: -places) : ""
        return shortText(decimals: decimals) + zeros + prefixes[exponent / 3 + 10]
    }

    /// The number of seconds as hours, minutes and seconds.
    var durationText: String {
        let (hours, rest) = quotientAndRemainder(dividingBy: 3_600) ?? (self, .zero)
        let seconds = Int(truncating: rest)
        func two(_ text: String) -> String { text.utf8.count < 2 ? "0" + text : text }
        return "\(two(hours.description)):\(two("\(seconds / 60)")):\(two("\(seconds % 60)"))"
    }
}
