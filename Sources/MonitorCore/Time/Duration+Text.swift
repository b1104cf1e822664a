extension Duration {
    /// Reads a duration written as a sum of whole or decimal parts, such as `30s`, `1m30s`, `250ms` or `1.5h`.
    ///
    /// Units are `ns`, `us` (or `µs`), `ms`, `s`, `m`, `h` and `d`. Returns `nil` for other text, a negative value or one
    /// beyond 292 years.
    public init?(text: String) {
        var total: Int64 = 0
        var rest = Substring(text)
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(number.count)
            let unit = rest.prefix { $0.isLetter || $0 == "µ" }
            rest = rest.dropFirst(unit.count)
            guard let scale = Self.nanosecondsPerUnit[String(unit)],
                let part = Self.nanoseconds(decimal: number, scale: scale)
            else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(part)
            guard !overflow else { return nil }
            total = sum
        }
        self = .nanoseconds(total)
    }

    /// The duration in the form ``init(text:)`` reads, as short as is exact, such as `1m30s`; `0s` when not positive.
    public var text: String {
        var rest = inNanoseconds
        guard rest > 0 else { return "0s" }
        var text = ""
        for (unit, scale) in Self.unitsInOrder where rest >= scale {
            text += "\(rest / scale)\(unit)"
            rest %= scale
        }
        return text
    }

    private static let unitsInOrder: [(String, Int64)] = [
        ("d", 86_400_000_000_000), ("h", 3_600_000_000_000), ("m", 60_000_000_000), ("s", 1_000_000_000),
        ("ms", 1_000_000), ("us", 1_000), ("ns", 1),
    ]

    private static let nanosecondsPerUnit: [String: Int64] = [
        "d": 86_400_000_000_000, "h": 3_600_000_000_000, "m": 60_000_000_000, "s": 1_000_000_000,
        "ms": 1_000_000, "us": 1_000, "µs": 1_000, "μs": 1_000, "ns": 1,
    ]

    private static func nanoseconds(decimal: Substring, scale: Int64) -> Int64? {
        let parts = decimal.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first.flatMap({ Int64($0) }) else { return nil }
        var (value, overflow) = whole.multipliedReportingOverflow(by: scale)
        guard !overflow else { return nil }
        if parts.count == 2 {
            guard (1...9).contains(parts[1].utf8.count), let digits = Int64(parts[1]) else { return nil }
            let divisor = (0..<parts[1].utf8.count).reduce(Int64(1)) { power, _ in power * 10 }
            let fraction = Double(digits) / Double(divisor) * Double(scale)
            (value, overflow) = value.addingReportingOverflow(Int64(fraction.rounded()))
            guard !overflow else { return nil }
        }
        return value
    }
}

extension KeyedDecodingContainer {
    /// Decodes a duration written as text, such as `30s`.
    ///
    /// - Throws: `DecodingError` when the member is absent or is no such text.
    public func decodeDuration(forKey key: Key) throws -> Duration {
        let text = try decode(String.self, forKey: key)
        guard let duration = Duration(text: text) else {
            throw DecodingError.dataCorruptedError(
                forKey: key,
                in: self,
                debugDescription: "“\(text)” is not a duration; write it as 30s, 250ms or 1m30s"
            )
        }
        return duration
    }

    /// Decodes a duration written as text, or `nil` when the key is absent or null.
    ///
    /// - Throws: `DecodingError` when the member is there and is no such text.
    public func decodeDurationIfPresent(forKey key: Key) throws -> Duration? {
        try contains(key) && !decodeNil(forKey: key) ? decodeDuration(forKey: key) : nil
    }
}
