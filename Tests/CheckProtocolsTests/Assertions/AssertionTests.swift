import CheckProtocols
import FoundationEssentials
import MonitorCore
import Testing

@Suite("Assertions")
struct AssertionTests {
    private func decode<Value: Codable & Equatable>(_ type: Value.Type, _ value: JSONValue) throws -> Value {
        let decoded = try JSONValueDecoder().decode(type, from: value)
        let again = try JSONDecoder().decode(type, from: JSONEncoder().encode(decoded))
        #expect(again == decoded, "the written form is read as the same value")
        return decoded
    }

    @Test(
        "a comparison holds every bound",
        arguments: [
            (["atMost": 500], [499, 500], [501]), (["lessThan": 5], [4.9], [5]), (["equals": 3], [3], [2, 4]),
            (["notEquals": 3], [2], [3]), (["atLeast": 1, "lessThan": 10], [1, 9.9], [0, 10]),
            (["greaterThan": 0], [0.1], [0]),
            (7, [7], [8]),
        ] as [(JSONValue, [Double], [Double])]
    )
    func comparisons(form: JSONValue, holding: [Double], breaking: [Double]) throws {
        let comparison = try decode(Comparison<Double>.self, form)
        for value in holding { #expect(comparison.evaluate(value, of: "x") == nil) }
        for value in breaking { #expect(comparison.evaluate(value, of: "x") != nil) }
    }

    @Test("a comparison of durations says what was expected and found")
    func durations() throws {
        let comparison = try decode(Comparison<Duration>.self, ["atMost": "500ms"])
        #expect(comparison.evaluate(.milliseconds(500), of: "latency") == nil)
        #expect(
            comparison.evaluate(.milliseconds(1_250), of: "latency", location: "hop 2")
                == Evidence(assertion: "latency atMost", expected: "500ms", actual: "1s250ms", location: "hop 2")
        )
    }

    @Test("bounds that exclude each other are an issue")
    func impossibleBounds() throws {
        var issues = ConfigurationIssues()
        try decode(Comparison<Double>.self, ["atLeast": 5, "atMost": 5]).validate(into: &issues, field: "a")
        #expect(issues.isEmpty)
        try decode(Comparison<Double>.self, ["atLeast": 5, "lessThan": 5]).validate(into: &issues, field: "b")
        #expect(issues.issues.map(\.field) == ["b"])
    }

    @Test(
        "a set of numbers is read in any of its forms",
        arguments: [
            ("200-299, 301", [200, 250, 299, 301], [199, 300, 302]), ("2xx", [200, 299], [300]), (404, [404], [200]),
            ([200, "300-302", "5XX"], [200, 301, 599], [201, 600]),
        ] as [(JSONValue, [Int], [Int])]
    )
    func integerSets(form: JSONValue, members: [Int], others: [Int]) throws {
        let set = try decode(IntegerSet.self, form)
        for value in members { #expect(set.evaluate(value, of: "status") == nil) }
        for value in others {
            #expect(
                set.evaluate(value, of: "status")
                    == Evidence(assertion: "status", expected: set.description, actual: "\(value)")
            )
        }
    }

    @Test(
        "text that is no set of numbers is refused",
        arguments: ["", "a", "1-", "-1", "5-3", "1,,2", "1-2-3", "xxx", "99999999999999999999"]
    )
    func malformedSets(text: String) {
        #expect(IntegerSet(text: text) == nil)
    }

    @Test(
        "a condition on text holds or gives evidence",
        arguments: [
            (["equals": "ok"], "ok", "okay"), (["notEquals": "ok"], "okay", "ok"), (["oneOf": ["a", "b"]], "b", "c"),
            (["contains": "ab"], "aaab", "aa"), (["notContains": "ab"], "aa", "aaab"),
            (["startsWith": "ab"], "abc", "ba"),
            (["notStartsWith": "ab"], "b", "abc"), (["endsWith": "bc"], "abc", "abcd"),
            (["notEndsWith": "bc"], "abcd", "abc"),
            (["matches": "^\\d+$"], "12", "12a"), (["notMatches": "(?i)error"], "fine", "an Error"),
            (["contains": ""], "", nil),
        ] as [(JSONValue, String, String?)]
    )
    func texts(form: JSONValue, holding: String, breaking: String?) throws {
        let assertion = try decode(TextAssertion.self, form)
        #expect(try evidence(assertion, holding) == nil)
        if let breaking { #expect(try evidence(assertion, breaking)?.actual == breaking) }
    }

    @Test("forbidden text is shown where it was found, shortened")
    func location() throws {
        let text = String(repeating: "é", count: 5_000) + "\nfatal error" + String(repeating: "é", count: 5_000)
        let evidence = try #require(try evidence(.notContains("fatal"), text))
        #expect(evidence.assertion == "body notContains")
        #expect(evidence.location == "byte 10001")
        #expect(evidence.actual.contains("fatal error"))
        #expect(evidence.actual.hasPrefix("…") && evidence.actual.hasSuffix("… (20012 bytes)"))
        #expect(!evidence.actual.contains("\u{fffd}") && !evidence.actual.contains("\n"))
        #expect(evidence.actual.utf8.count < 300)
    }

    @Test("searches in linear time find what a plain search finds", arguments: 1...100 as ClosedRange<UInt64>)
    func search(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func text(_ length: ClosedRange<Int>) -> String {
            String((0..<Int.random(in: length, using: &random)).map { _ in Bool.random(using: &random) ? "a" : "b" })
        }
        let (haystack, needle) = (text(0...30), text(0...5))
        let isFound = try evidence(.contains(needle), haystack) == nil
        #expect(isFound == haystack.contains(needle) || needle.isEmpty, "seed \(seed): \(needle) in \(haystack)")
    }

    private static let document: JSONValue = [
        "status": "ok", "lag": 12, "ratio": 0.5, "nodes": [["up": true], ["up": true], ["up": false]], "none": nil,
    ]

    @Test(
        "a condition on a JSONPath holds",
        arguments: [
            ["jsonPath": "$.status"], ["jsonPath": "$.missing", "exists": false],
            ["jsonPath": "$.status", "equals": "ok"],
            ["jsonPath": "$.lag", "equals": 12], ["jsonPath": "$.ratio", "equals": 0.5],
            ["jsonPath": "$.none", "equals": nil],
            ["jsonPath": "$.nodes[0]", "equals": ["up": true]], ["jsonPath": "$.status", "notEquals": "down"],
            ["jsonPath": "$.lag", "atMost": 12, "atLeast": 1], ["jsonPath": "$.ratio", "lessThan": 1],
            ["jsonPath": "$.nodes[*]", "count": 3], ["jsonPath": "$.nodes[?@.up == true]", "count": ["atLeast": 2]],
            ["jsonPath": "$.status", "matches": "^o"], ["jsonPath": "$.status", "oneOf": ["ok", "fine"]],
        ] as [JSONValue]
    )
    func jsonPathsHold(form: JSONValue) throws {
        var budget = AssertionBudget()
        let assertion = try decode(JSONPathAssertion.self, form)
        #expect(try assertion.evaluate(Self.document, of: "body", within: &budget) == nil)
    }

    @Test(
        "a broken condition on a JSONPath gives evidence",
        arguments: [
            (["jsonPath": "$.missing"], "body exists", "true", "nothing"),
            (["jsonPath": "$.status", "exists": false], "body exists", "false", "\"ok\""),
            (["jsonPath": "$.status", "equals": "down"], "body equals", "\"down\"", "\"ok\""),
            (["jsonPath": "$.nodes[*].up", "equals": true], "body equals", "true", "false"),
            (["jsonPath": "$.missing", "equals": 1], "body equals", "1", "nothing"),
            (["jsonPath": "$.lag", "atMost": 11], "body atMost", "11", "12"),
            (["jsonPath": "$.status", "atMost": 11], "body number", "a number", "\"ok\""),
            (["jsonPath": "$.nodes[*]", "count": ["lessThan": 3]], "body count lessThan", "3", "3"),
            (["jsonPath": "$.status", "matches": "^x"], "body matches", "^x", "ok"),
            (["jsonPath": "$.lag", "matches": "^x"], "body text", "text", "12"),
        ] as [(JSONValue, String, String, String)]
    )
    func jsonPathsBreak(form: JSONValue, assertion: String, expected: String, actual: String) throws {
        let decoded = try decode(JSONPathAssertion.self, form)
        var budget = AssertionBudget()
        #expect(
            try decoded.evaluate(Self.document, of: "body", within: &budget)
                == Evidence(assertion: assertion, expected: expected, actual: actual, location: decoded.path.text)
        )
    }

    @Test("a body is checked as text and as JSON, and one that is not JSON breaks what needs it")
    func bodies() throws {
        let assertions = try decode(
            [BodyAssertion].self,
            [["contains": "ok"], ["jsonPath": "$.status", "equals": "ok"], ["notContains": "error"]]
        )
        var budget = AssertionBudget()
        #expect(try BodyAssertion.evaluate(assertions, on: Self.document.jsonBytes, within: &budget).isEmpty)
        let evidence = try BodyAssertion.evaluate(assertions, on: Array("ok <html> error".utf8), within: &budget)
        #expect(evidence.map(\.assertion) == ["body jsonPath $.status", "body notContains"])
        #expect(evidence.first?.expected == "JSON")
    }

    @Test(
        "a mistake in an assertion names its place",
        arguments: [
            ([["contains": "a"], ["matches": "("]], "[1].matches"), ([["jsonPath": "$["]], "[0].jsonPath"),
            ([[:]], "[0]"), ([["contains": "a", "equals": "b"]], "[0]"),
            ([["jsonPath": "$", "equals": 1, "count": 1]], "[0]"),
            ([["contains": 3]], "[0].contains"), ([["jsonPath": "$", "count": [:]]], "[0].count"),
        ] as [(JSONValue, String)]
    )
    func mistakes(form: JSONValue, path: String) {
        let error = #expect(throws: DecodingError.self) {
            try JSONValueDecoder().decode([BodyAssertion].self, from: form)
        }
        switch error {
        case .dataCorrupted(let context), .typeMismatch(_, let context):
            #expect(JSONValueDecoder.path(context.codingPath) == path)
        default: Issue.record("another error: \(String(describing: error))")
        }
    }

    @Test("what takes too much work is a fault of the runner, whatever the assertion")
    func tooMuchWork() throws {
        let text = String(repeating: "a", count: 5_000)
        let costly = try RegularExpression("(a|aa)+$x", limits: RegularExpression.Limits(stepCount: 1_000))
        let path = try JSONPath("$[?@ == @]", limits: JSONPath.Limits(visitCount: 100))
        let document = JSONValue.array([JSONValue](repeating: .string(text), count: 100))
        let assertions: [BodyAssertion] = [
            .text(.matches(costly)), .text(.notMatches(costly)), .json(JSONPathAssertion(path)),
            .json(JSONPathAssertion(try JSONPath("$[*]"), .text(.matches(costly)))),
        ]
        for assertion in assertions {
            var budget = AssertionBudget()
            let error = #expect(throws: RunnerFault.self) {
                try BodyAssertion.evaluate([assertion], on: document.jsonBytes, within: &budget)
            }
            #expect(error?.fault.cause == .notRunnable)
        }
    }

    @Test("the assertions on one body share one budget")
    func sharedBudget() throws {
        let body = JSONValue.array([JSONValue](repeating: "aaaaaaaaaa", count: 100)).jsonBytes
        let pattern = try RegularExpression("(a|aa)+$x")
        let assertions: [[BodyAssertion]] = [
            [.text(.contains("b"))], [.text(.notMatches(pattern))], [.json(JSONPathAssertion(try JSONPath("$[*]")))],
            [.json(JSONPathAssertion(try JSONPath("$[*]"), .text(.notMatches(pattern))))],
            [.json(JSONPathAssertion(try JSONPath("$"), .notEquals(.array([JSONValue](repeating: 1, count: 100)))))],
        ]
        for assertion in assertions {
            var budget = AssertionBudget(patternSteps: 100_000, visits: 1_000)
            _ = try BodyAssertion.evaluate(assertion, on: body, within: &budget)
            #expect(throws: RunnerFault.self) {
                for _ in 0..<10_000 { _ = try BodyAssertion.evaluate(assertion, on: body, within: &budget) }
            }
        }
    }

    @Test("a set of numbers is written as it is read, whatever the text", arguments: 1...100 as ClosedRange<UInt64>)
    func mutatedSets(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let texts = [
            "200-299, 301", "2xx,404", "0-9223372036854775807", "9223372036854775806-9223372036854775807", "5-5",
        ]
        for text in texts + (0..<50).map({ _ in texts[Int(seed) % texts.count].mutated(using: &random) }) {
            guard let set = IntegerSet(text: text) else { continue }
            #expect(IntegerSet(text: set.description) == set, "seed \(seed): \(text)")
            #expect(set.ranges.allSatisfy { set.contains($0.lowerBound) && set.contains($0.upperBound) })
        }
    }

    private func evidence(_ assertion: TextAssertion, _ text: String) throws -> Evidence? {
        var budget = AssertionBudget()
        return try assertion.evaluate(text, of: "body", within: &budget)
    }
}
