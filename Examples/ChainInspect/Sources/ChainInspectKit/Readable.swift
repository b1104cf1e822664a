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

    /// How many things there are, of which the name is in the singular.
    static func count(_ count: Int, _ thing: String) -> String { "\(number(count)) \(thing)\(count == 1 ? "" : "s")" }

    /// A part of a whole in percent.
    static func share(_ part: UInt64, of whole: UInt64) -> String {
        let percent = (U256(part) &* 100).divided(by: U256(whole))
        return percent.isZero && part > 0 ? "less than 1 %" : "\(percent) %"
    }

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

    /// A text with spaces behind it up to a width.
    static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// What a contract that is part of the EVM does.
    static func precompile(_ address: Address) -> String? {
        guard address.isPrecompile else { return nil }
        let number = address.description.suffix(3).drop { $0 == "0" }
        return precompiles[String(number)] ?? "precompile"
    }

    private static let precompiles = [
        "1": "ecrecover", "2": "sha256", "3": "ripemd160", "4": "identity", "5": "modexp", "6": "ecAdd", "7": "ecMul",
        "8": "ecPairing", "9": "blake2f", "a": "point evaluation", "b": "BLS12 G1 add", "c": "BLS12 G1 MSM",
        "d": "BLS12 G2 add", "e": "BLS12 G2 MSM", "f": "BLS12 pairing", "10": "BLS12 map to G1",
        "11": "BLS12 map to G2",
        "100": "P256 verify",
    ]

    /// The time of a block in UTC, from seconds since 1970; the number, where no calendar goes so far.
    static func time(_ seconds: UInt64) -> String {
        CivilTime(secondsSince1970: seconds)?.description ?? "second \(number(seconds))"
    }
}
