public import MonitorCore

/// Bounds on a value, all of which must hold: `{"atLeast": 1, "lessThan": 10}`, or a bare value that it must equal.
///
/// The bounds are `lessThan`, `atMost`, `equals`, `notEquals`, `atLeast` and `greaterThan`. Numbers are written as
/// numbers, durations as text such as `500ms`.
public struct Comparison<Operand: ComparisonOperand>: Sendable, Hashable {
    /// The ways to compare.
    @nonexhaustive
    public enum Relation: String, Sendable, Hashable, CaseIterable, CodingKey {
        /// `<`
        case lessThan
        /// `<=`
        case atMost
        /// `==`
        case equals
        /// `!=`
        case notEquals
        /// `>=`
        case atLeast
        /// `>`
        case greaterThan

        /// Whether the relation holds between two values.
        public func holds(_ left: Operand, _ right: Operand) -> Bool {
            switch self {
            case .lessThan: left < right
            case .atMost: left <= right
            case .equals: left == right
            case .notEquals: left != right
            case .atLeast: left >= right
            case .greaterThan: left > right
            }
        }
    }

    /// The value for each relation that must hold; at least one.
    public private(set) var bounds: [Relation: Operand]

    /// Creates a comparison with one bound.
    public init(_ relation: Relation, _ operand: Operand) {
        bounds = [relation: operand]
    }

    /// The comparison with one more bound.
    public func and(_ relation: Relation, _ operand: Operand) -> Comparison {
        var comparison = self
        comparison.bounds[relation] = operand
        return comparison
    }

    /// Evidence of the first bound that a value breaks, or `nil`.
    ///
    /// - Parameters:
    ///   - value: The value found.
    ///   - subject: What the value is, such as `latency`.
    ///   - location: Where it was found.
    /// - Returns: The evidence, or `nil` when the assertion holds.
    public func evaluate(_ value: Operand, of subject: String, location: String? = nil) -> Evidence? {
        for relation in Relation.allCases {
            guard let bound = bounds[relation], !relation.holds(value, bound) else { continue }
            return Evidence(
                assertion: "\(subject) \(relation.rawValue)",
                expected: bound.evidenceText,
                actual: value.evidenceText,
                location: location
            )
        }
        return nil
    }

    /// Adds an issue when no value can hold all bounds.
    public func validate(into issues: inout ConfigurationIssues, field: String) {
        for lower in [Relation.atLeast, .greaterThan] {
            for upper in [Relation.atMost, .lessThan] {
                guard let low = bounds[lower], let high = bounds[upper] else { continue }
                let isPossible = lower == .atLeast && upper == .atMost ? low <= high : low < high
                issues.require(isPossible, field, "no value is both \(lower.rawValue) and \(upper.rawValue) these")
            }
        }
    }
}

extension Comparison: Codable {
    /// Decodes an object of bounds, or a bare value.
    public init(from decoder: any Decoder) throws {
        guard let container = try? decoder.container(keyedBy: Relation.self) else {
            bounds = [.equals: try Operand.decodeOperand(from: decoder)]
            return
        }
        var bounds: [Relation: Operand] = [:]
        for relation in Relation.allCases where container.contains(relation) {
            bounds[relation] = try Operand.decodeOperand(from: container.superDecoder(forKey: relation))
        }
        guard !bounds.isEmpty else {
            let names = Relation.allCases.map(\.rawValue).joined(separator: ", ")
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "write one or more of \(names)")
            )
        }
        self.bounds = bounds
    }

    /// Encodes an object of bounds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Relation.self)
        for (relation, bound) in bounds { try container.encode(bound.configurationValue, forKey: relation) }
    }
}
