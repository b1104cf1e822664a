public import MonitorCore

/// A value that a ``Comparison`` can be made with.
public protocol ComparisonOperand: Comparable, Hashable, Sendable {
    /// Reads the value as a configuration writes it.
    static func decodeOperand(from decoder: any Decoder) throws -> Self

    /// The value as a configuration writes it.
    var configurationValue: JSONValue { get }

    /// The value for a person.
    var evidenceText: String { get }
}

extension Double: ComparisonOperand {
    /// Reads a number.
    public static func decodeOperand(from decoder: any Decoder) throws -> Double {
        try decoder.singleValueContainer().decode(Double.self)
    }

    /// The number, whole where it is.
    public var configurationValue: JSONValue { Int64(exactly: self).map { .integer($0) } ?? .double(self) }

    /// The number, without a fraction where it has none.
    public var evidenceText: String { configurationValue.jsonText }
}

extension Duration: ComparisonOperand {
    /// Reads text such as `500ms`.
    public static func decodeOperand(from decoder: any Decoder) throws -> Duration {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let duration = Duration(text: text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "“\(text)” is not a duration; write it as 30s, 250ms or 1m30s"
            )
        }
        return duration
    }

    /// Text such as `500ms`.
    public var configurationValue: JSONValue { .string(text) }

    /// Text such as `500ms`.
    public var evidenceText: String { text }
}
