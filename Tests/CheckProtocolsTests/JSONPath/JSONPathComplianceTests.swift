import CheckProtocols
import MonitorCore
import Testing

/// The compliance suite of RFC 9535.
@Suite("JSONPath compliance suite")
struct JSONPathComplianceTests {
    private static let suite = SharedData.bytes("jsonpath/cts.json")

    @Test("every case holds", .enabled(if: suite != nil, "the shared test vectors are not here"))
    func allCases() throws {
        guard case .array(let cases)? = try JSONValue(parsing: #require(Self.suite))[member: "tests"] else {
            Issue.record("the suite has another form")
            return
        }
        #expect(cases.count == 703)
        for testCase in cases {
            guard case .string(let name)? = testCase[member: "name"],
                case .string(let selector)? = testCase[member: "selector"]
            else {
                Issue.record("a case without name or selector")
                continue
            }
            if testCase[member: "invalid_selector"] == true {
                #expect(throws: JSONPathError.self, "\(name): \(selector)") { try JSONPath(selector) }
                continue
            }
            let document = try #require(testCase[member: "document"], "\(name)")
            guard let values = try? JSONPath(selector).values(in: document) else {
                Issue.record("refused: \(name): \(selector)")
                continue
            }
            let found = JSONValue.array(values)
            if case .array(let alternatives)? = testCase[member: "results"] {
                #expect(alternatives.contains(found), "\(name): \(selector)")
            } else {
                #expect(found == testCase[member: "result"], "\(name): \(selector)")
            }
        }
    }
}
