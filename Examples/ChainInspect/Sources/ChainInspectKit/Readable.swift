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

    /// The time of a block in UTC, from seconds since 1970.
    static func time(_ seconds: UInt64) -> String {
        // Days are counted from 1 March of the year 0, so that the leap day ends the year.
        let days = Int(clamping: seconds / 86_400) &+ 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
        let second = Int(seconds % 86_400)
        let date = "\(year)-\(twoDigits(month < 10 ? month + 3 : month - 9))-\(twoDigits(day))"
        return "\(date) \(twoDigits(second / 3_600)):\(twoDigits(second / 60 % 60)):\(twoDigits(second % 60)) UTC"
    }

    /// A text that came from elsewhere, without what would command a terminal or change the direction of writing.
    static func printable(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: "\u{fffd}"
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
