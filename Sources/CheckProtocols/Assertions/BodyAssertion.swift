public import MonitorCore

/// A condition on what a target answered: a ``TextAssertion``, or a ``JSONPathAssertion`` where `jsonPath` is written.
@nonexhaustive
public enum BodyAssertion: Sendable, Hashable {
    /// A condition on the answer as text.
    case text(TextAssertion)
    /// A condition on the answer as JSON.
    case json(JSONPathAssertion)

    /// Evidence of every assertion that an answer does not hold, in their order.
    ///
    /// The answer is read as JSON at most once, and only when an assertion needs it; an answer that is not JSON breaks
    /// each assertion that does.
    ///
    /// - Parameters:
    ///   - assertions: The assertions.
    ///   - body: The answer.
    ///   - subject: What the answer is, such as `body`.
    ///   - parser: Reads the answer as JSON, within its limits.
    ///   - budget: What the work of all of them is taken from.
    /// - Returns: The evidence; empty when all hold.
    /// - Throws: `RunnerFault` when the budget does not suffice.
    public static func evaluate(
        _ assertions: [BodyAssertion],
        on body: [UInt8],
        of subject: String = "body",
        parser: JSONParser = JSONParser(),
        within budget: inout AssertionBudget
    ) throws(RunnerFault) -> [Evidence] {
        var document: Result<JSONValue, JSONParsingError>?
        var broken: [Evidence] = []
        for assertion in assertions {
            let evidence: Evidence?
            switch assertion {
            case .text(let text):
                evidence = try text.evaluate(body, of: subject, within: &budget)
            case .json(let assertion):
                let parsed = document ?? Self.parse(body, with: parser)
                document = parsed
                switch parsed {
                case .success(let document):
                    evidence = try assertion.evaluate(document, of: subject, within: &budget)
                case .failure(let error):
                    evidence = Evidence(
                        assertion: "\(subject) jsonPath \(assertion.path)",
                        expected: "JSON",
                        actual: Excerpt.text(body, around: error.byteOffset),
                        location: error.description
                    )
                }
            }
            if let evidence { broken.append(evidence) }
        }
        return broken
    }

    private static func parse(_ body: [UInt8], with parser: JSONParser) -> Result<JSONValue, JSONParsingError> {
        do throws(JSONParsingError) {
            return .success(try parser.parse(body))
        } catch {
            return .failure(error)
        }
    }
}

extension BodyAssertion: Codable {
    private enum CodingKeys: String, CodingKey {
        case jsonPath
    }

    /// Decodes either form.
    public init(from decoder: any Decoder) throws {
        let isJSON = try decoder.container(keyedBy: CodingKeys.self).contains(.jsonPath)
        self = isJSON ? .json(try JSONPathAssertion(from: decoder)) : .text(try TextAssertion(from: decoder))
    }

    /// Encodes the form it has.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .text(let assertion): try assertion.encode(to: encoder)
        case .json(let assertion): try assertion.encode(to: encoder)
        }
    }
}
