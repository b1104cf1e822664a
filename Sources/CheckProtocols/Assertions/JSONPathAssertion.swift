public import MonitorCore

/// A condition on what a JSONPath selects: `{"jsonPath": "$.status", "equals": "ok"}`.
///
/// The condition is one of `exists` (true or false; true when none is written), `count` (a number or bounds on it),
/// `equals`, `notEquals` (any JSON), bounds as in ``Comparison``, or a condition of ``TextAssertion``. Other than `exists`
/// and `count` it needs at least one value, and every selected value must hold it.
public struct JSONPathAssertion: Sendable, Hashable {
    /// What is asked of the selected values.
    @nonexhaustive
    public enum Condition: Sendable, Hashable {
        /// Whether any value is selected.
        case exists(Bool)
        /// How many are selected.
        case count(Comparison<Double>)
        /// Each is this value.
        case equals(JSONValue)
        /// None is this value.
        case notEquals(JSONValue)
        /// Each is a number within bounds.
        case number(Comparison<Double>)
        /// Each is text that holds a condition.
        case text(TextAssertion)
    }

    /// What is selected.
    public var path: JSONPath
    /// What is asked of it.
    public var condition: Condition

    /// Creates an assertion.
    public init(_ path: JSONPath, _ condition: Condition = .exists(true)) {
        self.path = path
        self.condition = condition
    }

    /// Evidence that a document does not hold the condition, or `nil`.
    ///
    /// - Parameters:
    ///   - document: The document.
    ///   - subject: What the document is, such as `body`.
    ///   - budget: What the work is taken from.
    /// - Returns: The evidence, or `nil` when the assertion holds.
    /// - Throws: `RunnerFault` when the budget does not suffice.
    public func evaluate(
        _ document: JSONValue,
        of subject: String,
        within budget: inout AssertionBudget
    ) throws(RunnerFault) -> Evidence? {
        let values: [JSONValue]
        do throws(JSONPathError) {
            values = try path.values(in: document, within: &budget)
        } catch {
            throw AssertionBudget.exhausted("\(subject) at \(path)", error.message)
        }
        switch condition {
        case .exists(let exists):
            guard values.isEmpty == exists else { return nil }
            return evidence(
                "\(subject) exists",
                "\(exists)",
                exists ? "nothing" : Excerpt.text(values[0].jsonText)
            )
        case .count(let comparison):
            return comparison.evaluate(Double(values.count), of: "\(subject) count", location: path.text)
        default:
            guard !values.isEmpty else { return evidence("\(subject) \(name)", expectedText, "nothing") }
            for value in values {
                if let evidence = try evaluate(value: value, of: subject, within: &budget) { return evidence }
            }
            return nil
        }
    }

    private func evaluate(
        value: JSONValue,
        of subject: String,
        within budget: inout AssertionBudget
    ) throws(RunnerFault) -> Evidence? {
        switch condition {
        case .exists, .count: return nil
        case .equals(let expected):
            return try isEqual(value, expected, of: subject, within: &budget) ? nil : mismatch(value, of: subject)
        case .notEquals(let expected):
            return try isEqual(value, expected, of: subject, within: &budget) ? mismatch(value, of: subject) : nil
        case .number(let comparison):
            switch value {
            case .integer(let number): return comparison.evaluate(Double(number), of: subject, location: path.text)
            case .double(let number): return comparison.evaluate(number, of: subject, location: path.text)
            default: return mismatch(value, of: subject)
            }
        case .text(let assertion):
            guard case .string(let text) = value else { return mismatch(value, of: subject) }
            return try assertion.evaluate(text, of: subject, location: path.text, within: &budget)
        }
    }

    private func isEqual(
        _ value: JSONValue,
        _ expected: JSONValue,
        of subject: String,
        within budget: inout AssertionBudget
    ) throws(RunnerFault) -> Bool {
        var count = 0
        let result = value.isExactlyEqual(to: expected, comparedCount: &count, limit: budget.visits)
        budget.visits -= count
        guard budget.visits >= 0 else {
            throw AssertionBudget.exhausted("\(subject) at \(path)", "too many values are compared")
        }
        return result
    }

    private func mismatch(_ value: JSONValue, of subject: String) -> Evidence {
        evidence("\(subject) \(name)", expectedText, Excerpt.text(value.jsonText))
    }

    private func evidence(_ assertion: String, _ expected: String, _ actual: String) -> Evidence {
        Evidence(assertion: assertion, expected: expected, actual: actual, location: path.text)
    }

    private var name: String {
        switch condition {
        case .exists: "exists"
        case .count: "count"
        case .equals: "equals"
        case .notEquals: "notEquals"
        case .number: "number"
        case .text: "text"
        }
    }

    private var expectedText: String {
        switch condition {
        case .equals(let value), .notEquals(let value): Excerpt.text(value.jsonText)
        case .number: "a number"
        case .text: "text"
        case .exists, .count: ""
        }
    }
}

extension JSONPathAssertion: Codable {
    private enum CodingKeys: String, CodingKey {
        case jsonPath
        case exists
        case count
        case equals
        case notEquals
    }

    private typealias Relation = Comparison<Double>.Relation

    /// Decodes an object with `jsonPath` and at most one condition.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let bounds = try decoder.container(keyedBy: Relation.self)
        let texts = try decoder.container(keyedBy: TextAssertion.CodingKeys.self)
        let own = [CodingKeys.exists, .count, .equals, .notEquals].filter(container.contains)
        let isNumber = [Relation.lessThan, .atMost, .atLeast, .greaterThan].contains(where: bounds.contains)
        let isText = TextAssertion.CodingKeys.allCases.contains {
            $0 != .equals && $0 != .notEquals && texts.contains($0)
        }
        guard own.count + (isNumber ? 1 : 0) + (isText ? 1 : 0) <= 1 else {
            let message = "write one condition for each entry"
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: decoder.codingPath, debugDescription: message)
            )
        }
        path = try container.decode(JSONPath.self, forKey: .jsonPath)
        if isNumber {
            condition = .number(try Comparison(from: decoder))
        } else if isText {
            condition = .text(try TextAssertion(from: decoder))
        } else {
            condition =
                switch own.first {
                case .count: .count(try container.decode(Comparison<Double>.self, forKey: .count))
                case .equals: .equals(try container.decode(JSONValue.self, forKey: .equals))
                case .notEquals: .notEquals(try container.decode(JSONValue.self, forKey: .notEquals))
                case .exists: .exists(try container.decode(Bool.self, forKey: .exists))
                default: .exists(true)
                }
        }
    }

    /// Encodes the assertion.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(path, forKey: .jsonPath)
        switch condition {
        case .exists(let exists): try container.encode(exists, forKey: .exists)
        case .count(let comparison): try container.encode(comparison, forKey: .count)
        case .equals(let value): try container.encode(value, forKey: .equals)
        case .notEquals(let value): try container.encode(value, forKey: .notEquals)
        case .number(let comparison): try comparison.encode(to: encoder)
        case .text(let assertion): try assertion.encode(to: encoder)
        }
    }
}
