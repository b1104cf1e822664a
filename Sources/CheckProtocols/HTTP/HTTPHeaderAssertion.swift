public import MonitorCore

/// A condition on a response header; several headers of one name count as one with a list (RFC 9110, section 5.3).
///
/// ```json
/// {"name": "Content-Type", "startsWith": "application/json"}
/// {"name": "X-Powered-By", "exists": false}
/// ```
public struct HTTPHeaderAssertion: Sendable, Hashable {
    /// What must hold.
    @nonexhaustive
    public enum Condition: Sendable, Hashable {
        /// The header is there, or is not.
        case exists(Bool)
        /// The header is there and its value holds a condition.
        case value(TextAssertion)
    }

    /// The header's name; compared without case.
    public var name: String
    /// What must hold.
    public var condition: Condition

    /// Creates an assertion.
    public init(name: String, _ condition: Condition) {
        self.name = name
        self.condition = condition
    }

    /// Evidence that a header does not hold the condition, or `nil`.
    ///
    /// - Parameters:
    ///   - value: The header's value, or `nil` when it is absent.
    ///   - location: Where it was found.
    ///   - budget: What the work is taken from.
    /// - Returns: The evidence, or `nil` when the condition holds.
    /// - Throws: `RunnerFault` when the budget does not suffice.
    public func evaluate(
        _ value: String?,
        location: String? = nil,
        within budget: inout AssertionBudget
    ) throws(RunnerFault) -> Evidence? {
        switch condition {
        case .exists(let exists):
            guard exists != (value != nil) else { return nil }
            return Evidence(
                assertion: "header \(name) exists",
                expected: "\(exists)",
                actual: value.map { Excerpt.text($0) } ?? "absent",
                location: location
            )
        case .value(let assertion):
            guard let value else {
                return Evidence(
                    assertion: "header \(name)",
                    expected: "present",
                    actual: "absent",
                    location: location
                )
            }
            return try assertion.evaluate(value, of: "header \(name)", location: location, within: &budget)
        }
    }
}

extension HTTPHeaderAssertion: Codable {
    private enum CodingKeys: String, CodingKey {
        case name
        case exists
    }

    /// Decodes a name with `exists` or a condition on text; the name alone means that the header exists.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        let texts = try decoder.container(keyedBy: TextAssertion.CodingKeys.self)
        if texts.allKeys.isEmpty {
            condition = .exists(try container.decodeIfPresent(Bool.self, forKey: .exists) ?? true)
        } else {
            condition = .value(try TextAssertion(from: decoder))
        }
    }

    /// Encodes the assertion.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        switch condition {
        case .exists(let exists): try container.encode(exists, forKey: .exists)
        case .value(let assertion): try assertion.encode(to: encoder)
        }
    }
}
