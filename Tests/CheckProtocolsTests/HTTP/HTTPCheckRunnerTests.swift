import CheckProtocols
import MonitorCore
import NIOCore
import NIOHTTP1
import Testing

@Suite struct HTTPCheckRunnerTests {
    private let runner = HTTPCheckRunner()

    @Test func anAnswerIsUpWithItsPhases() async throws {
        let http = HTTPTestServer { _ in .text("hello") }
        let finding = try await TestServer.with(setUp: http.setUp) { server in
            try await runner.run(HTTPCheckConfiguration(url: server.url("/health?full=1")), in: .test())
        }
        #expect(finding.outcome == .up)
        #expect(finding.evidence.isEmpty)
        for phase in [LatencyPhase.total, .connect, .firstByte, .transfer] {
            #expect(finding.latency[phase] != nil, "\(phase)")
        }
        #expect(finding.latency[.resolve] == nil)
        #expect(finding.latency[.tls] == nil)
        let request = try #require(http.requests.first)
        #expect(request.method == "GET")
        #expect(request.uri == "/health?full=1")
        #expect(request.headers["Connection"] == ["close"])
        #expect(request.headers["Host"].first?.hasPrefix("127.0.0.1:") == true)
    }

    @Test func theRequestIsAsConfigured() async throws {
        let http = HTTPTestServer { _ in .text("made", status: 201) }
        let finding = try await TestServer.with(setUp: http.setUp) { server in
            try await runner.run(
                HTTPCheckConfiguration(
                    url: server.url("/things"),
                    method: "post",
                    headers: ["X-Probe": "1", "User-Agent": "mine"],
                    body: "{\"a\":1}",
                    authorization: .basic(username: "Aladdin", password: "open sesame")
                ),
                in: .test()
            )
        }
        #expect(finding.outcome == .up)
        let request = try #require(http.requests.first)
        #expect(request.method == "POST")
        #expect(request.body == "{\"a\":1}")
        #expect(request.headers["Content-Length"] == ["7"])
        #expect(request.headers["X-Probe"] == ["1"])
        #expect(request.headers["User-Agent"] == ["mine"])
        #expect(request.headers["Authorization"] == ["Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="])
    }

    @Test func aBearerTokenIsSent() async throws {
        let http = HTTPTestServer { _ in .text("") }
        _ = try await TestServer.with(setUp: http.setUp) { server in
            try await runner.run(
                HTTPCheckConfiguration(url: server.url(), authorization: .bearer("abc")),
                in: .test()
            )
        }
        #expect(http.requests.first?.headers["Authorization"] == ["Bearer abc"])
    }

    @Test func anotherStatusIsDownWithEvidence() async throws {
        let http = HTTPTestServer { _ in .text("no", status: 503) }
        let finding = try await TestServer.with(setUp: http.setUp) { server in
            try await runner.run(HTTPCheckConfiguration(url: server.url()), in: .test())
        }
        #expect(finding.outcome == .down)
        #expect(finding.evidence.map(\.assertion) == ["status"])
        #expect(finding.evidence.first?.expected == "200-299")
        #expect(finding.evidence.first?.actual == "503")
    }

    @Test(arguments: [true, false])
    func aChunkedOrCompressedBodyIsRead(compressed: Bool) async throws {
        let http = HTTPTestServer { _ in
            TestAnswer(body: ByteBuffer(repeating: UInt8(ascii: "x"), count: 100_000), isChunked: true)
        }
        let finding = try await TestServer.with(setUp: compressed ? http.setUpCompressed : http.setUp) { server in
            try await runner.run(
                HTTPCheckConfiguration(
                    url: server.url(),
                    maximumBodySize: 100_000,
                    maximumReceivedSize: compressed ? 10_000 : 200_000
                ),
                in: .test()
            )
        }
        #expect(finding.outcome == .up, "\(finding.evidence)")
    }

    @Test func theAnswerToHEADHasNoBody() async throws {
        let http = HTTPTestServer { _ in .text("not sent") }
        let finding = try await TestServer.with(setUp: http.setUp) { server in
            try await runner.run(HTTPCheckConfiguration(url: server.url(), method: "HEAD"), in: .test())
        }
        #expect(finding.outcome == .up, "\(finding.evidence)")
    }

    @Test(arguments: [
        ("HEAD", "200 OK", "Content-Length: 100\r\n\r\n"), ("GET", "204 No Content", "\r\n"),
        ("GET", "304 Not Modified", "\r\n"), ("GET", "200 OK", "Content-Length: 0\r\n\r\n"),
        ("GET", "200 OK", "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    ])
    func anAnswerWithoutABodyMayNameACompression(method: String, status: String, rest: String) async throws {
        for encoding in ["gzip", "deflate"] {
            let answer = "HTTP/1.1 \(status)\r\nContent-Encoding: \(encoding)\r\n\(rest)"
            let finding = try await TestServer.with(setUp: raw(.send(answer))) { server in
                try await runner.run(
                    HTTPCheckConfiguration(url: server.url(), method: method, status: [200...204, 304...304]),
                    in: .test()
                )
            }
            #expect(finding.outcome == .up, "\(finding.evidence)")
        }
    }

    @Test(arguments: ["HEAD", "GET"])
    func compressionIsAskedForWhereThereIsABody(method: String) async throws {
        let http = HTTPTestServer { _ in .text("") }
        _ = try await TestServer.with(setUp: http.setUp) { server in
            try await runner.run(HTTPCheckConfiguration(url: server.url(), method: method), in: .test())
        }
        let accepted = try #require(http.requests.first).headers["Accept-Encoding"]
        #expect(accepted == (method == "HEAD" ? [] : ["gzip, deflate"]))
    }

    @Test(arguments: ["gzip", "deflate"], 0..<4 as Range<UInt64>)
    func whatZlibCompressesIsExpanded(encoding: String, seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        var body: [UInt8] = []
        while body.count < 150_000 {
            if body.count > 40_000, Bool.random(using: &random) {
                let start = body.count - Int.random(in: 1...40_000, using: &random)
                body += body[start..<min(body.count, start + Int.random(in: 1...600, using: &random))]
            } else {
                body += (0..<200).map { _ in UInt8.random(in: 0...(seed == 0 ? 255 : 15), using: &random) }
            }
        }
        let bytes = ByteBuffer(bytes: body)
        let http = HTTPTestServer { _ in TestAnswer(body: bytes, isChunked: true) }
        let finding = try await TestServer.with(setUp: http.setUpCompressed) { server in
            try await runner.run(
                HTTPCheckConfiguration(
                    url: server.url(),
                    headers: ["Accept-Encoding": encoding],
                    assertions: HTTPAssertions(
                        headers: [HTTPHeaderAssertion(name: "Content-Encoding", .value(.equals(encoding)))],
                        size: Comparison(.equals, Double(body.count))
                    )
                ),
                in: .test()
            )
        }
        #expect(finding.outcome == .up, "seed \(seed): \(finding.evidence)")
    }

    @Test func anAssertionThatTakesTooMuchWorkIsNotTheTargetsFault() async throws {
        let pattern = try RegularExpression("(a|aa)+$x", limits: RegularExpression.Limits(stepCount: 1_000))
        let http = HTTPTestServer { _ in .text(String(repeating: "a", count: 5_000)) }
        let error = try await TestServer.with(setUp: http.setUp) { server in
            await #expect(throws: RunnerFault.self) {
                try await runner.run(
                    HTTPCheckConfiguration(
                        url: server.url(),
                        assertions: HTTPAssertions(body: [.text(.matches(pattern))])
                    ),
                    in: .test()
                )
            }
        }
        #expect(error?.fault.cause == .notRunnable)
        #expect(error?.fault.message.contains("(a|aa)+$x") == true)
    }

    @Test func aBodyThatEndsWithTheConnectionIsComplete() async throws {
        let finding = try await TestServer.with(setUp: raw(.sendAndClose("HTTP/1.0 200 OK\r\n\r\nhello"))) { server in
            try await runner.run(HTTPCheckConfiguration(url: server.url()), in: .test())
        }
        #expect(finding.outcome == .up, "\(finding.evidence)")
    }

    @Test func interimAnswersAreSkipped() async throws {
        let answer = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
        let finding = try await TestServer.with(setUp: raw(.send(answer))) { server in
            try await runner.run(HTTPCheckConfiguration(url: server.url()), in: .test())
        }
        #expect(finding.outcome == .up, "\(finding.evidence)")
    }

    @Test(arguments: [AddressFamily.any, .ipv6])
    func anIPv6AddressIsConnectedTo(family: AddressFamily) async throws {
        let http = HTTPTestServer { _ in .text("six") }
        let finding = try await TestServer.with(host: "::1", setUp: http.setUp) { server in
            try await runner.run(
                HTTPCheckConfiguration(url: "http://[::1]:\(server.port)/", addressFamily: family),
                in: .test()
            )
        }
        #expect(finding.outcome == .up, "\(finding.evidence)")
    }

    @Test func anAddressOfAnotherFamilyIsDown() async throws {
        let finding = try await runner.run(
            HTTPCheckConfiguration(url: "http://127.0.0.1:1/", addressFamily: .ipv6),
            in: .test()
        )
        #expect(finding.outcome == .down)
        #expect(finding.evidence.first?.assertion == "resolve")
    }

    @Test func aNameIsResolved() async throws {
        let http = HTTPTestServer { _ in .text("") }
        let finding = try await TestServer.with(setUp: http.setUp) { server in
            try await runner.run(
                HTTPCheckConfiguration(url: "http://localhost:\(server.port)/", addressFamily: .ipv4),
                in: .test()
            )
        }
        #expect(finding.outcome == .up, "\(finding.evidence)")
        #expect(finding.latency[.resolve] != nil)
    }

    @Test func theNextAddressIsTriedWhenOneRefuses() async throws {
        let http = HTTPTestServer { _ in .text("") }
        let resolver = StubResolver(addresses: ["::1", "127.0.0.1"])
        let finding = try await TestServer.with(setUp: http.setUp) { server in
            try await HTTPCheckRunner(network: ProbeNetwork(resolver: resolver))
                .run(
                    HTTPCheckConfiguration(url: "http://two.test:\(server.port)/"),
                    in: .test()
                )
        }
        #expect(finding.outcome == .up, "\(finding.evidence)")
        #expect(finding.samples.map(\.metric) == ["connect.failed_addresses"])
    }

    @Test func aRefusedConnectionIsDownWithEvidence() async throws {
        let reserved = ReservedPort()
        let finding = try await runner.run(
            HTTPCheckConfiguration(url: "http://127.0.0.1:\(reserved.port)/"),
            in: .test()
        )
        #expect(finding.outcome == .down)
        #expect(finding.evidence.first?.assertion == "connect")
        #expect(finding.evidence.first?.actual.contains("ECONNREFUSED") == true, "\(finding.evidence)")
        #expect(finding.evidence.first?.location == "127.0.0.1:\(reserved.port)")
    }

    @Test func aSlowAnswerIsDegraded() async throws {
        let http = HTTPTestServer { _ in .text("") }
        let finding = try await TestServer.with(setUp: http.setUp) { server in
            try await runner.run(
                HTTPCheckConfiguration(
                    url: server.url(),
                    degraded: HTTPDegradation(latencyAbove: .nanoseconds(1))
                ),
                in: .test()
            )
        }
        #expect(finding.outcome == .degraded)
        #expect(finding.evidence.map(\.assertion) == ["latency"])
    }

    @Test func cancellingClosesTheConnectionAtOnce() async throws {
        let (connected, continuation) = AsyncStream.makeStream(of: Void.self)
        let setUp: @Sendable (any Channel) throws -> Void = { channel in
            let handler = RawHandler { _ in
                continuation.yield()
                return .wait
            }
            try channel.pipeline.syncOperations.addHandler(handler)
        }
        try await TestServer.with(setUp: setUp) { server in
            let url = server.url()
            await withThrowingTaskGroup(of: CheckFinding.self) { group in
                group.addTask { try await runner.run(HTTPCheckConfiguration(url: url), in: .test()) }
                for await _ in connected { break }
                group.cancelAll()
                await #expect(throws: CancellationError.self) {
                    try await group.next()
                }
            }
            await server.waitUntilIdle()
        }
    }

    @Test func anInvalidConfigurationIsNotRunnable() async throws {
        let error = await #expect(throws: RunnerFault.self) {
            try await runner.run(HTTPCheckConfiguration(url: "ftp://example.com"), in: .test())
        }
        #expect(error?.fault.cause == .notRunnable)
    }
}
