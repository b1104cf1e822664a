import FoundationEssentials
import MonitorCore
import NIOHTTP1
import Testing

@testable import CheckProtocols

@Suite struct HTTPAssertionTests {
    private let runner = HTTPCheckRunner()

    private func finding(
        _ assertions: String,
        headers: HTTPHeaders = ["Content-Type": "application/json", "Vary": "a"],
        requestHeaders: [String: String] = [:],
        compressed: Bool = false
    ) async throws -> CheckFinding {
        let http = HTTPTestServer { _ in .text(#"{"status": "healthy", "load": 0.5}"#, headers: headers) }
        let decoded = try JSONDecoder().decode(HTTPAssertions.self, from: Data(assertions.utf8))
        return try await TestServer.with(setUp: compressed ? http.setUpCompressed : http.setUp) { server in
            try await runner.run(
                HTTPCheckConfiguration(url: server.url(), headers: requestHeaders, assertions: decoded),
                in: .test()
            )
        }
    }

    @Test(arguments: [
        #"{"headers": [{"name": "content-type", "startsWith": "application/"}]}"#,
        #"{"headers": [{"name": "X-Powered-By", "exists": false}, {"name": "Vary"}]}"#,
        #"{"body": [{"contains": "healthy"}, {"notContains": "sick"}, {"matches": "load.*0[.]5"}]}"#,
        #"{"body": [{"jsonPath": "$.status", "equals": "healthy"}, {"jsonPath": "$.load", "lessThan": 1}]}"#,
        #"{"latency": {"atMost": "10m"}, "size": {"atLeast": 10, "atMost": 100}}"#,
    ])
    func whatHoldsIsUp(assertions: String) async throws {
        for compressed in [false, true] {
            let finding = try await finding(assertions, compressed: compressed)
            #expect(finding.outcome == .up, "\(finding.evidence)")
        }
    }

    @Test(arguments: [
        (#"{"headers": [{"name": "Content-Type", "equals": "text/html"}]}"#, "header Content-Type equals"),
        (#"{"headers": [{"name": "X-Powered-By"}]}"#, "header X-Powered-By exists"),
        (#"{"headers": [{"name": "X-Powered-By", "contains": "x"}]}"#, "header X-Powered-By"),
        (#"{"headers": [{"name": "Vary", "exists": false}]}"#, "header Vary exists"),
        (#"{"body": [{"contains": "sick"}]}"#, "body contains"),
        (#"{"body": [{"jsonPath": "$.status", "equals": "sick"}]}"#, "body equals"),
        (#"{"latency": {"lessThan": "1ns"}}"#, "latency lessThan"),
        (#"{"size": 1}"#, "size equals"),
    ])
    func whatDoesNotHoldIsDown(assertions: String, assertion: String) async throws {
        let finding = try await finding(assertions)
        #expect(finding.outcome == .down)
        #expect(finding.evidence.map(\.assertion) == [assertion])
    }

    @Test(arguments: ["gzip", "deflate"])
    func eachCompressionIsUndone(encoding: String) async throws {
        let finding = try await finding(
            #"{"headers": [{"name": "Content-Encoding", "equals": "\#(encoding)"}], "body": [{"contains": "healthy"}]}"#,
            requestHeaders: ["Accept-Encoding": encoding],
            compressed: true
        )
        #expect(finding.outcome == .up, "\(finding.evidence)")
    }

    @Test func aBodyThatCannotBeReadIsNotJudged() async throws {
        let finding = try await finding(#"{"body": [{"contains": "x"}]}"#, headers: ["Content-Encoding": "br"])
        #expect(finding.outcome == .down)
        #expect(finding.evidence.map(\.assertion) == ["header Content-Encoding"])
    }

    @Test func theWrongFieldIsNamed() {
        var issues = ConfigurationIssues()
        HTTPCheckConfiguration(
            url: "http://a/",
            assertions: HTTPAssertions(
                headers: [HTTPHeaderAssertion(name: "a b", .exists(true))],
                size: Comparison(.atLeast, 2).and(.atMost, 1)
            )
        )
        .validate(into: &issues)
        #expect(issues.issues.map(\.field) == ["assertions.headers[0].name", "assertions.size"])
    }
}
