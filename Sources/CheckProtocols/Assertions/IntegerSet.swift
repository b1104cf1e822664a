public import MonitorCore

/// A set of whole numbers written as values and ranges, such as the statuses `200-299, 301` or `2xx`.
///
/// In a configuration it is such text, a number, or a list of both.
public struct IntegerSet: Sendable, Hashable, CustomStringConvertible {
    /// The ranges, sorted and without overlap.
    public let ranges: [ClosedRange<Int>]

    /// Creates a set.
    public init(_ ranges: [ClosedRange<Int>]) {
        var merged: [ClosedRange<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        self.ranges = merged
    }

    /// Reads values (`301`), ranges (`200-299`) and hundreds (`2xx`) separated by commas; `nil` for other text.
    public init?(text: String) {
        var ranges: [ClosedRange<Int>] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let range = Self.range(part.filter { $0 != " " }) else { return nil }
            ranges.append(range)
        }
        self.init(ranges)
    }

    private static func range(_ text: String) -> ClosedRange<Int>? {
        if let value = number(text[...]) { return value...value }
        if text.lowercased().hasSuffix("xx"), text.count == 3, let hundreds = number(text.prefix(1)) {
            return hundreds * 100...hundreds * 100 + 99
        }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let low = number(ends[0]), let high = number(ends[1]), low <= high else { return nil }
        return low...high
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }

    /// Whether a value is in the set.
    public func contains(_ value: Int) -> Bool { ranges.contains { $0.contains(value) } }

    /// The set in the form ``init(text:)`` reads.
    public var description: String {
        ranges.map { $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ", ")
    }

    /// Evidence that a value is not in the set, or `nil`.
    ///
    /// - Parameters:
    ///   - value: The value found.
    ///   - subject: What the value is, such as `status`.
    ///   - location: Where it was found.
    /// - Returns: The evidence, or `nil` when the assertion holds.
    public func evaluate(_ value: Int, of subject: String, location: String? = nil) -> Evidence? {
        guard !contains(value) else { return nil }
        return Evidence(assertion: subject, expected: description, actual: "\(value)", location: location)
    }
}

extension IntegerSet: ExpressibleByArrayLiteral {
    /// Creates a set of ranges.
    public init(arrayLiteral elements: ClosedRange<Int>...) {
        self.init(elements)
    }
}

extension IntegerSet: Codable {
    /// Decodes text, a number, or a list of both.
    public init(from decoder: any Decoder) throws {
        if var list = try? decoder.unkeyedContainer() {
            var ranges: [ClosedRange<Int>] = []
            while !list.isAtEnd { ranges += try Self.single(list.superDecoder()) }
            self.init(ranges)
        } else {
            self.init(try Self.single(decoder))
        }
    }

    private static func single(_ decoder: any Decoder) throws -> [ClosedRange<Int>] {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Int.self) { return [value...value] }
        let text = try container.decode(String.self)
        guard let set = IntegerSet(text: text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "“\(text)” is no set of numbers; write it as 200-299, 301 or 2xx"
            )
        }
        return set.ranges
    }

    /// Encodes the set as text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
