import ChainDecoding

/// Numbers, times and hashes as people read them.
enum Readable {
    /// A whole number with its thousands apart.
    static func number(_ number: some BinaryInteger) -> String {
        var groups: [Substring] = []
        var digits = Substring(String(number))
        while digits.count > 3 {
            groups.append(digits.suffix(3))
            digits = digits.dropLast(3)
        }
        return ([digits] + groups.reversed()).joined(separator: ",")
    }

    /// An amount of native token.
    static func ether(_ wei: U256) -> String { "\(wei.text(decimals: 18)) ETH" }

    /// The beginning and the end of a hash.
    static func short(_ hash: Hash32) -> String {
        let text = hash.description
        return "\(text.prefix(10))…\(text.suffix(8))"
    }

    /// A name in camel case as words.
    static func words(_ name: String) -> String {
        name.reduce(into: "") { words, letter in
            words += letter.isUppercase ? " \(letter.lowercased())" : String(letter)
        }
    }

    /// The time of a block in UTC, from seconds since 1970; the number, where no calendar goes so far.
    static func time(_ seconds: UInt64) -> String {
        CivilTime(secondsSince1970: seconds)?.description ?? "second \(number(seconds))"
    }
}
