extension Timestamp {
    /// The instant as RFC 3339 text in UTC, with as many decimals (0, 3, 6 or 9) as it needs.
    public var rfc3339: String {
        let date = CivilDate(daysSinceEpoch: seconds.floorDivided(by: 86_400))
        let second = seconds.floorModulo(86_400)
        var text = ""
        text.reserveCapacity(30)
        text.appendPadded(date.year, width: 4)
        text += "-"
        text.appendPadded(Int64(date.month), width: 2)
        text += "-"
        text.appendPadded(Int64(date.day), width: 2)
        text += "T"
        text.appendPadded(second / 3_600, width: 2)
        text += ":"
        text.appendPadded(second / 60 % 60, width: 2)
        text += ":"
        text.appendPadded(second % 60, width: 2)
        let fraction = nanoseconds.floorModulo(1_000_000_000)
        if fraction != 0 {
            text += "."
            if fraction % 1_000_000 == 0 {
                text.appendPadded(fraction / 1_000_000, width: 3)
            } else if fraction % 1_000 == 0 {
                text.appendPadded(fraction / 1_000, width: 6)
            } else {
                text.appendPadded(fraction, width: 9)
            }
        }
        text += "Z"
        return text
    }

    /// Reads RFC 3339 text, such as `2026-11-21T03:29:26.5Z` or `2026-11-21T04:29:26+01:00`.
    ///
    /// Decimals beyond the ninth are dropped. Returns `nil` for any other text, for a day that does not exist, and for
    /// an instant out of range. A leap second (`:60`) reads as the first instant of the next minute.
    public init?(rfc3339 text: String) {
        var reader = DigitReader(text.utf8)
        guard let year = reader.digits(4), reader.skip("-"),
            let month = reader.digits(2), reader.skip("-"),
            let day = reader.digits(2), reader.skip("T") || reader.skip("t") || reader.skip(" "),
            let hour = reader.digits(2), reader.skip(":"),
            let minute = reader.digits(2), reader.skip(":"),
            let second = reader.digits(2),
            hour < 24, minute < 60, second <= 60,
            let date = CivilDate(year: year, month: Int(month), day: Int(day))
        else { return nil }
        var nanoseconds: Int64 = 0
        if reader.skip(".") {
            guard let fraction = reader.fraction() else { return nil }
            nanoseconds = fraction
        }
        var offset: Int64 = 0
        if !(reader.skip("Z") || reader.skip("z")) {
            let negative = reader.skip("-")
            guard negative || reader.skip("+"),
                let hours = reader.digits(2), reader.skip(":"), let minutes = reader.digits(2),
                hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 3_600 + minutes * 60) * (negative ? -1 : 1)
        }
        guard reader.isAtEnd else { return nil }
        let seconds = date.daysSinceEpoch * 86_400 + hour * 3_600 + minute * 60 + second - offset
        // Before the epoch the fraction counts back from the next second, so that the earliest instants do not overflow.
        let borrow: Int64 = seconds < 0 ? 1 : 0
        let (whole, overflow) = (seconds + borrow).multipliedReportingOverflow(by: 1_000_000_000)
        let (total, carry) = whole.addingReportingOverflow(nanoseconds - borrow * 1_000_000_000)
        guard !overflow, !carry else { return nil }
        self.init(nanoseconds: total)
    }
}

extension Timestamp: CustomStringConvertible {
    /// The instant as RFC 3339 text.
    public var description: String { rfc3339 }
}

extension Timestamp: Codable {
    /// Decodes RFC 3339 text.
    ///
    /// - Throws: `DecodingError.dataCorrupted` for other text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let instant = Timestamp(rfc3339: text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "“\(text)” is not a time; write it as 2026-11-21T03:29:26Z"
            )
        }
        self = instant
    }

    /// Encodes the instant as RFC 3339 text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rfc3339)
    }
}

private struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: String.UTF8View) {
        rest = text[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == character.value else { return false }
        rest.removeFirst()
        return true
    }

    mutating func digit() -> Int64? {
        guard let first = rest.first, first >= 0x30, first <= 0x39 else { return nil }
        rest.removeFirst()
        return Int64(first - 0x30)
    }

    mutating func digits(_ count: Int) -> Int64? {
        var value: Int64 = 0
        for _ in 0..<count {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    mutating func fraction() -> Int64? {
        guard var value = digit() else { return nil }
        var count = 1
        while let digit = digit() {
            if count < 9 {
                value = value * 10 + digit
                count += 1
            }
        }
        while count < 9 {
            value *= 10
            count += 1
        }
        return value
    }
}

extension String {
    fileprivate mutating func appendPadded(_ value: Int64, width: Int) {
        let digits = String(value)
        for _ in 0..<max(0, width - digits.utf8.count) {
            append("0")
        }
        append(digits)
    }
}
