import CheckProtocols
import MonitorCore
import NIOHTTP1
import Testing

@Suite struct HTTPRedirectTests {
    private let runner = HTTPCheckRunner()

    @Test func everyHopIsRecorded() async throws {
        let http = HTTPTestServer { request in
            switch request.uri {
            case "/": .redirect(to: "/two?token=secret")
            case "/two?token=secret": .redirect(to: "three", status: 308)
            default: .text("there")
            }
        }
        let report = try await TestServer.with(setUp: http.setUp) { server in
            try await runner.report(HTTPCheckConfiguration(url: server.url()), in: .test())
        }
        #expect(report.finding.outcome == .up, "\(report.finding.evidence)")
        #expect(report.hops.map(\.status) == [302, 308, 200])
        #expect(http.requests.map(\.uri) == ["/", "/two?token=secret", "/three"])
        for hop in report.hops {
            #expect(hop.latency[.connect] != nil)
            #expect(hop.latency[.total] != nil)
            #expect(!hop.url.contains("secret"))
        }
        let total = report.hops.compactMap { $0.latency[.total] }.reduce(.zero, +)
        let difference = try #require(report.finding.latency[.total]) - total
        #expect(difference >= .zero && difference <= .microseconds(report.hops.count))
        let totals = report.finding.samples.filter {
            $0.metric == "http.hop.latency_seconds" && $0.labels["phase"] == "total"
        }
        #expect(totals.map { $0.labels["hop"] } == ["3", "2", "1"])
        #expect(totals.map { $0.labels["status"] } == ["200", "308", "302"])
    }

    @Test func aRedirectThatIsNotFollowedIsAnAnswer() async throws {
        let http = HTTPTestServer { _ in .redirect(to: "/two") }
        let finding = try await TestServer.with(setUp: http.setUp) { server in
            try await runner.run(
                HTTPCheckConfiguration(url: server.url(), followRedirects: false, status: [302...302]),
                in: .test()
            )
        }
        #expect(finding.outcome == .up)
        #expect(http.requests.count == 1)
    }

    @Test(arguments: [(301, "GET", ""), (302, "GET", ""), (303, "GET", ""), (307, "POST", "b"), (308, "POST", "b")])
    func theMethodChangesAsTheStatusSays(status: Int, method: String, body: String) async throws {
        let http = HTTPTestServer { $0.uri == "/" ? .redirect(to: "/two", status: status) : .text("") }
        _ = try await TestServer.with(setUp: http.setUp) { server in
            try await runner.run(
                HTTPCheckConfiguration(url: server.url(), method: "POST", body: "b"),
                in: .test()
            )
        }
        let last = try #require(http.requests.last)
        #expect(last.uri == "/two")
        #expect(last.method == method)
        #expect(last.body == body)
    }

    @Test func credentialsStayWithTheirOrigin() async throws {
        let second = HTTPTestServer { _ in .text("") }
        try await TestServer.with(setUp: second.setUp) { other in
            let elsewhere = other.url("/b")
            let first = HTTPTestServer { $0.uri == "/" ? .redirect(to: "/a") : .redirect(to: elsewhere) }
            let finding = try await TestServer.with(setUp: first.setUp) { server in
                try await runner.run(
                    HTTPCheckConfiguration(
                        url: server.url(),
                        headers: ["Cookie": "c", "X-Api-Key": "k", "User-Agent": "mine"],
                        authorization: .bearer("secret")
                    ),
                    in: .test()
                )
            }
            #expect(finding.outcome == .up, "\(finding.evidence)")
            #expect(first.requests.map { $0.headers["Authorization"] } == [["Bearer secret"], ["Bearer secret"]])
            #expect(first.requests.map { $0.headers["X-Api-Key"] } == [["k"], ["k"]])
            let last = try #require(second.requests.first)
            #expect(
                last.headers.map { $0.name.lowercased() }.sorted()
                    == ["accept", "accept-encoding", "connection", "host", "user-agent"]
            )
            #expect(last.headers["User-Agent"] == ["mine"])
            #expect(last.headers["Host"] == ["127.0.0.1:\(other.port)"])
        }
    }

    @Test(arguments: [(307, "POST"), (308, "POST"), (302, "PUT")])
    func aBodyStaysWithItsOrigin(status: Int, method: String) async throws {
        let second = HTTPTestServer { _ in .text("") }
        try await TestServer.with(setUp: second.setUp) { other in
            let elsewhere = other.url("/b")
            let first = HTTPTestServer { _ in .redirect(to: elsewhere, status: status) }
            let finding = try await TestServer.with(setUp: first.setUp) { server in
                try await runner.run(
                    HTTPCheckConfiguration(url: server.url(), method: method, body: "secret"),
                    in: .test()
                )
            }
            #expect(finding.outcome == .down)
            #expect(finding.evidence.map(\.assertion) == ["redirect location"])
            #expect(finding.evidence.first?.actual.contains("another origin") == true)
            #expect(second.requests.isEmpty)
        }
    }

    @Test func theLastHopsAreKeptAndTheOthersCounted() async throws {
        let http = HTTPTestServer { request in
            let count = request.uri.utf8.count
            return .redirect(to: "/" + String(repeating: "a", count: count), status: 307)
        }
        let finding = try await TestServer.with(setUp: http.setUp) { server in
            try await runner.run(
                HTTPCheckConfiguration(url: server.url("/" + String(repeating: "a", count: 500)), maximumRedirects: 30),
                in: .test()
            )
        }
        #expect(finding.samples.count == 64)
        let dropped = try #require(finding.samples.first)
        #expect(dropped.metric == "http.hop.dropped_samples")
        let hops = finding.samples.dropFirst().compactMap { $0.labels["hop"].flatMap(Int.init) }
        #expect(hops.first == 31)
        #expect(hops == hops.sorted(by: >))
        #expect(Int(dropped.value) == 31 * (hops.count { $0 == 31 }) - hops.count)
        #expect(finding.samples.allSatisfy { $0.labels["url"]?.utf8.count ?? 0 <= 140 })
    }

    @Test func aLoopIsDownAfterTheMaximum() async throws {
        let http = HTTPTestServer { _ in .redirect(to: "/") }
        let report = try await TestServer.with(setUp: http.setUp) { server in
            try await runner.report(HTTPCheckConfiguration(url: server.url(), maximumRedirects: 3), in: .test())
        }
        #expect(report.finding.outcome == .down)
        #expect(report.hops.count == 4)
        #expect(report.finding.evidence.map(\.assertion) == ["redirects"])
        #expect(report.finding.evidence.first?.actual.contains("hop 1 asked already") == true)
    }

    @Test(arguments: ["ftp://example.com/", "http://user@example.com/", "http://[::1/", "http://h:99999/"])
    func aLocationThatCannotBeAskedIsDown(location: String) async throws {
        let http = HTTPTestServer { _ in .redirect(to: location) }
        let finding = try await TestServer.with(setUp: http.setUp) { server in
            try await runner.run(HTTPCheckConfiguration(url: server.url()), in: .test())
        }
        #expect(finding.outcome == .down)
        #expect(finding.evidence.map(\.assertion) == ["redirect location"])
    }
}
