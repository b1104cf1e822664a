public import MonitorCore

/// A condition on text: `{"contains": "ok"}`, `{"matches": "^ok$"}`, `{"oneOf": ["a", "b"]}`.
///
/// Text is compared byte by byte in UTF-8; write `(?i)` in a pattern to ignore case.
@nonexhaustive
public enum TextAssertion: Sendable, Hashable {
    /// It is this text.
    case equals(String)
    /// It is not this text.
    case notEquals(String)
    /// It is one of these texts.
    case oneOf([String])
    /// This text is somewhere in it.
    case contains(String)
    /// This text is nowhere in it.
    case notContains(String)
    /// It begins with this text.
    case startsWith(String)
    /// It does not begin with this text.
    case notStartsWith(String)
    /// It ends with this text.
    case endsWith(String)
    /// It does not end with this text.
    case notEndsWith(String)
    /// The pattern matches somewhere in it.
    case matches(RegularExpression)
    /// The pattern matches nowhere in it.
    case notMatches(RegularExpression)

    /// Evidence that text does not hold the condition, or `nil`.
    ///
    /// - Parameters:
    ///   - text: The text found.
    ///   - subject: What the text is, such as `header server`.
    ///   - location: Where it was found.
    ///   - budget: What the work is taken from.
    /// - Returns: The evidence, or `nil` when the assertion holds.
    /// - Throws: `RunnerFault` when the budget does not suffice.
    public func evaluate(
        _ text: String,
        of subject: String,
        location: String? = nil,
        within budget: inout AssertionBudget
    ) throws(RunnerFault) -> Evidence? {
        try evaluate(Array(text.utf8), of: subject, location: location, within: &budget)
    }

    /// Evidence that bytes do not hold the condition, or `nil`.
    ///
    /// - Parameters:
    ///   - bytes: The bytes found.
    ///   - subject: What the bytes are, such as `body`.
    ///   - location: Where they were found; when `nil`, a forbidden text that was found gives its offset.
    ///   - budget: What the work is taken from.
    /// - Returns: The evidence, or `nil` when the assertion holds.
    /// - Throws: `RunnerFault` when the budget does not suffice.
    public func evaluate(
        _ bytes: [UInt8],
        of subject: String,
        location: String? = nil,
        within budget: inout AssertionBudget
    ) throws(RunnerFault) -> Evidence? {
        func evidence(at offset: Int? = nil) -> Evidence {
            Evidence(
                assertion: "\(subject) \(key.rawValue)",
                expected: expectedText,
                actual: Excerpt.text(bytes, around: offset),
                location: location ?? offset.map { "byte \($0)" }
            )
        }
        try budget.takeReading(bytes.count, of: subject)
        switch self {
        case .equals(let text): return bytes.elementsEqual(text.utf8) ? nil : evidence()
        case .notEquals(let text): return bytes.elementsEqual(text.utf8) ? evidence() : nil
        case .oneOf(let texts): return texts.contains { bytes.elementsEqual($0.utf8) } ? nil : evidence()
        case .contains(let text): return ByteSearch(text).firstOffset(in: bytes) == nil ? evidence() : nil
        case .notContains(let text): return ByteSearch(text).firstOffset(in: bytes).map { evidence(at: $0) }
        case .startsWith(let text): return bytes.starts(with: text.utf8) ? nil : evidence()
        case .notStartsWith(let text): return bytes.starts(with: text.utf8) ? evidence() : nil
        case .endsWith(let text): return bytes.reversed().starts(with: text.utf8.reversed()) ? nil : evidence()
        case .notEndsWith(let text): return bytes.reversed().starts(with: text.utf8.reversed()) ? evidence() : nil
        case .matches(let expression):
            let isFound = try Self.match(expression, subject, within: &budget) {
                (steps) throws(RegularExpressionError) in
                try expression.matches(bytes, wholly: false, budget: &steps)
            }
            return isFound ? nil : evidence()
        case .notMatches(let expression):
            let range = try Self.match(expression, subject, within: &budget) { (steps) throws(RegularExpressionError) in
                try expression.firstRange(in: bytes, budget: &steps)
            }
            return range.map { evidence(at: $0.lowerBound) }
        }
    }

    /// Matches within what is left of the budget and within the pattern's own limit.
    private static func match<Found>(
        _ expression: RegularExpression,
        _ subject: String,
        within budget: inout AssertionBudget,
        _ body: (inout Int) throws(RegularExpressionError) -> Found
    ) throws(RunnerFault) -> Found {
        let allowed = min(budget.patternSteps, expression.limits.stepCount)
        var steps = allowed
        defer { budget.patternSteps -= allowed - steps }
        do throws(RegularExpressionError) {
            return try body(&steps)
        } catch {
            throw AssertionBudget.exhausted("\(subject) with the pattern \(expression)", error.message)
        }
    }

    private var expectedText: String {
        switch self {
        case .equals(let text), .notEquals(let text), .contains(let text), .notContains(let text),
            .startsWith(let text), .notStartsWith(let text), .endsWith(let text), .notEndsWith(let text):
            text
        case .oneOf(let texts): texts.joined(separator: ", ")
        case .matches(let expression), .notMatches(let expression): expression.pattern
        }
    }
}

extension TextAssertion: Codable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case equals
        case notEquals
        case oneOf
        case contains
        case notContains
        case startsWith
        case notStartsWith
        case endsWith
        case notEndsWith
        case matches
        case notMatches
    }

    private var key: CodingKeys {
        switch self {
        case .equals: .equals
        case .notEquals: .notEquals
        case .oneOf: .oneOf
        case .contains: .contains
        case .notContains: .notContains
        case .startsWith: .startsWith
        case .notStartsWith: .notStartsWith
        case .endsWith: .endsWith
        case .notEndsWith: .notEndsWith
        case .matches: .matches
        case .notMatches: .notMatches
        }
    }

    /// Decodes an object with exactly one of the conditions; other members are left to whom they belong to.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let keys = CodingKeys.allCases.filter(container.contains)
        guard let key = keys.first, keys.count == 1 else {
            let names = CodingKeys.allCases.map(\.rawValue).joined(separator: ", ")
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "write exactly one of \(names)")
            )
        }
        self =
            switch key {
            case .equals: .equals(try container.decode(String.self, forKey: key))
            case .notEquals: .notEquals(try container.decode(String.self, forKey: key))
            case .oneOf: .oneOf(try container.decode([String].self, forKey: key))
            case .contains: .contains(try container.decode(String.self, forKey: key))
            case .notContains: .notContains(try container.decode(String.self, forKey: key))
            case .startsWith: .startsWith(try container.decode(String.self, forKey: key))
            case .notStartsWith: .notStartsWith(try container.decode(String.self, forKey: key))
            case .endsWith: .endsWith(try container.decode(String.self, forKey: key))
            case .notEndsWith: .notEndsWith(try container.decode(String.self, forKey: key))
            case .matches: .matches(try container.decode(RegularExpression.self, forKey: key))
            case .notMatches: .notMatches(try container.decode(RegularExpression.self, forKey: key))
            }
    }

    /// Encodes the condition as the only member of an object.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .oneOf(let texts): try container.encode(texts, forKey: key)
        default: try container.encode(expectedText, forKey: key)
        }
    }
}
