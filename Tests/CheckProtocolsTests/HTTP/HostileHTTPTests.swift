import CheckProtocols
import MonitorCore
import NIOCore
import Testing

/// A server that misbehaves, and what shows it.
struct HostileServer: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var onRequest = RawAction.wait
    var assertion: String
    var actual: String
    /// Whether only the deadline ends it.
    var lasts = false

    static let head = "HTTP/1.1 200 OK\r\n"

    static let all: [HostileServer] = [
        HostileServer(
            testDescription: "resets after the request",
            onRequest: .reset,
            assertion: "response",
            actual: "before the first byte"
        ),
        HostileServer(
            testDescription: "closes without an answer",
            onRequest: .sendAndClose(""),
            assertion: "response",
            actual: "closed before the first byte"
        ),
        HostileServer(
            testDescription: "resets within the body",
            onRequest: .sendAndReset(head + "Content-Length: 100\r\n\r\nabc"),
            assertion: "response",
            actual: "within the body"
        ),
        HostileServer(
            testDescription: "closes within the body",
            onRequest: .sendAndClose(head + "Content-Length: 100\r\n\r\nabc"),
            assertion: "response",
            actual: "within the body, after 3 bytes"
        ),
        HostileServer(
            testDescription: "closes within a chunk",
            onRequest: .sendAndClose(head + "Transfer-Encoding: chunked\r\n\r\n10\r\nabc"),
            assertion: "response",
            actual: "within the body, after 3 bytes"
        ),
        HostileServer(
            testDescription: "sends a chunk size that is no number",
            onRequest: .send(head + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc"),
            assertion: "response",
            actual: "chunk size"
        ),
        HostileServer(
            testDescription: "sends no HTTP",
            onRequest: .send("SSH-2.0-OpenSSH_9.2\r\n"),
            assertion: "response",
            actual: ""
        ),
        HostileServer(
            testDescription: "sends HTTP/2",
            onRequest: .send("HTTP/2.0 200 OK\r\n\r\n"),
            assertion: "response",
            actual: "invalid HTTP version"
        ),
        HostileServer(
            testDescription: "sends two lengths",
            onRequest: .send(head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
            assertion: "response",
            actual: "content-length"
        ),
        HostileServer(
            testDescription: "sends an endless body",
            onRequest: .sendForEver(
                prefix: head + "Transfer-Encoding: chunked\r\n\r\n",
                chunk: "3e8\r\n" + String(repeating: "x", count: 1_000) + "\r\n"
            ),
            assertion: "body size",
            actual: "more than 50000 bytes"
        ),
        HostileServer(
            testDescription: "sends endless headers",
            onRequest: .sendForEver(prefix: head, chunk: "X: y\r\n"),
            assertion: "response",
            actual: "headers"
        ),
        HostileServer(
            testDescription: "sends an endless header",
            onRequest: .sendForEver(prefix: head + "X: ", chunk: "yyyyyyyyyyyyyyyy"),
            assertion: "response",
            actual: "headers"
        ),
        HostileServer(
            testDescription: "sends endless interim answers",
            onRequest: .sendForEver(prefix: "", chunk: "HTTP/1.1 102 Processing\r\n\r\n"),
            assertion: "response",
            actual: "more"
        ),
        HostileServer(
            testDescription: "sends an endless chunk extension",
            onRequest: .sendForEver(
                prefix: head + "Transfer-Encoding: chunked\r\n\r\n1;",
                chunk: String(repeating: "e", count: 500)
            ),
            assertion: "response size",
            actual: "more than 100000 bytes"
        ),
        HostileServer(
            testDescription: "sends a body that is not gzip",
            onRequest: .send(head + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello"),
            assertion: "body",
            actual: "not gzip"
        ),
        HostileServer(
            testDescription: "never answers",
            assertion: "timeout",
            actual: "before the first byte",
            lasts: true
        ),
        HostileServer(
            testDescription: "stops within the head",
            onRequest: .send(head + "Content-"),
            assertion: "timeout",
            actual: "within the response's head",
            lasts: true
        ),
        HostileServer(
            testDescription: "stops within the body",
            onRequest: .send(head + "Content-Length: 100\r\n\r\nabc"),
            assertion: "timeout",
            actual: "within the body, after 3 bytes",
            lasts: true
        ),
    ]
}

@Suite struct HostileHTTPTests {
    private let runner = HTTPCheckRunner()

    @Test(arguments: HostileServer.all)
    func aServerThatMisbehavesIsDownWithEvidence(_ hostile: HostileServer) async throws {
        try await TestServer.with(setUp: raw(hostile.onRequest)) { server in
            let finding = try await runner.run(
                HTTPCheckConfiguration(
                    url: server.url(),
                    maximumBodySize: 50_000,
                    maximumReceivedSize: 100_000
                ),
                in: .test(timeout: hostile.lasts ? .seconds(1) : .seconds(10))
            )
            #expect(finding.outcome == .down)
            let evidence = try #require(finding.evidence.first)
            #expect(evidence.assertion == hostile.assertion, "\(evidence)")
            #expect(evidence.actual.contains(hostile.actual), "\(evidence)")
            #expect(evidence.location == "http://127.0.0.1:\(server.port)/")
            await server.waitUntilIdle()
        }
    }

    /// The reset may come before or after the connection counts as made.
    @Test func aResetOnAcceptIsDown() async throws {
        let setUp: @Sendable (any Channel) throws -> Void = { channel in
            try channel.pipeline.syncOperations.addHandler(RawHandler(onConnect: .reset))
        }
        let finding = try await TestServer.with(setUp: setUp) { server in
            try await runner.run(HTTPCheckConfiguration(url: server.url()), in: .test())
        }
        #expect(finding.outcome == .down)
        let evidence = try #require(finding.evidence.first)
        #expect(["connect", "response"].contains(evidence.assertion), "\(evidence)")
    }

    @Test func aCompressedBodyThatExpandsTooMuchIsDown() async throws {
        let http = HTTPTestServer { _ in
            TestAnswer(body: ByteBuffer(repeating: 0, count: 2 << 20), isChunked: true)
        }
        let finding = try await TestServer.with(setUp: http.setUpCompressed) { server in
            try await runner.run(HTTPCheckConfiguration(url: server.url(), maximumBodySize: 1 << 18), in: .test())
        }
        #expect(finding.outcome == .down)
        #expect(finding.evidence.first?.assertion == "body size", "\(finding.evidence)")
    }

    /// Whatever bytes come, a check ends with a finding.
    @Test(arguments: 0..<40 as Range<UInt64>)
    func arbitraryBytesEndInAFinding(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let bytes = HTTPNoise.make(using: &random)
        let finding = try await TestServer.with(setUp: raw(.sendAndClose(bytes))) { server in
            try await runner.run(HTTPCheckConfiguration(url: server.url()), in: .test())
        }
        if finding.outcome != .up {
            #expect(!finding.evidence.isEmpty, "seed \(seed)")
        }
    }
}

/// Answers that are nearly right.
private enum HTTPNoise {
    static func make(using random: inout SeededGenerator) -> String {
        var bytes = Array(
            """
            HTTP/1.1 200 OK\r
            Content-Type: text/plain\r
            Content-Encoding: gzip\r
            Transfer-Encoding: chunked\r
            \r
            5\r
            hello\r
            0\r
            X-Trailer: yes\r
            \r

            """
            .utf8
        )
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let index = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes[index] = UInt8.random(in: 0..<128, using: &random)
            case 1: bytes.remove(at: index)
            default: bytes.insert(UInt8.random(in: 0..<128, using: &random), at: index)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
