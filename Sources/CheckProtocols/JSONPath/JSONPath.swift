public import MonitorCore

/// A JSONPath query (RFC 9535).
///
/// All of the standard is supported, its five functions included; the patterns of `match` and `search` are I-Regexp
/// (RFC 9485), matched in linear time. Text is compared by Unicode scalars. The members of an object are visited in order
/// of their names.
public struct JSONPath: Sendable, CustomStringConvertible {
    /// What bounds the work a query and a document can cause.
    public struct Limits: Sendable, Hashable {
        /// The longest query, in bytes.
        public var queryByteCount: Int
        /// The deepest nesting of filters, parentheses and function calls.
        public var nestingDepth: Int
        /// The most values one evaluation may visit, counting each visit; reading 64 bytes of text counts as one more.
        public var visitCount: Int
        /// The most steps that the patterns of one evaluation may take together.
        public var patternStepCount: Int

        /// Creates limits; the defaults bound one evaluation to about a second of one core.
        public init(
            queryByteCount: Int = 4_096,
            nestingDepth: Int = 32,
            visitCount: Int = 1_000_000,
            patternStepCount: Int = 50_000_000
        ) {
            self.queryByteCount = queryByteCount
            self.nestingDepth = min(nestingDepth, 100)
            self.visitCount = visitCount
            self.patternStepCount = patternStepCount
        }
    }

    /// The query's text.
    public let text: String
    /// What bounds its work.
    public let limits: Limits
    private let query: JSONPathQuery

    /// Reads a query.
    ///
    /// - Throws: ``JSONPathError`` that names the place, for text that is no well-formed and well-typed query.
    public init(_ text: String, limits: Limits = Limits()) throws(JSONPathError) {
        self.text = text
        self.limits = limits
        var parser = try JSONPathParser(text: text, limits: limits)
        query = try parser.parse()
    }

    /// The query's text.
    public var description: String { text }

    /// Whether the query can select at most one value, whatever the document.
    public var isSingular: Bool { query.isSingular }

    /// The values that the query selects, in order.
    ///
    /// - Throws: ``JSONPathError`` with code `tooMuchWork`.
    public func values(in document: JSONValue) throws(JSONPathError) -> [JSONValue] {
        var budget = AssertionBudget(patternSteps: limits.patternStepCount, visits: limits.visitCount)
        return try values(in: document, within: &budget)
    }

    /// The values that the query selects; takes the work from a budget that may be shared between evaluations.
    func values(in document: JSONValue, within budget: inout AssertionBudget) throws(JSONPathError) -> [JSONValue] {
        let visits = max(0, min(budget.visits, limits.visitCount))
        let steps = max(0, min(budget.patternSteps, limits.patternStepCount))
        var evaluator = JSONPathEvaluator(root: document, visits: visits, patternSteps: steps)
        defer {
            budget.visits -= visits - evaluator.remainingVisits
            budget.patternSteps -= steps - evaluator.remainingSteps
        }
        return try evaluator.nodes(query, from: document)
    }
}

extension JSONPath: Hashable {
    /// Compares text and limits.
    public static func == (lhs: JSONPath, rhs: JSONPath) -> Bool {
        lhs.text.utf8.elementsEqual(rhs.text.utf8) && lhs.limits == rhs.limits
    }

    /// Hashes the text.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(text)
    }
}

extension JSONPath: Codable {
    /// Decodes a query written as text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            try self.init(container.decode(String.self))
        } catch let error as JSONPathError {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: container.codingPath,
                    debugDescription: error.description,
                    underlyingError: error
                )
            )
        }
    }

    /// Encodes the query's text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
