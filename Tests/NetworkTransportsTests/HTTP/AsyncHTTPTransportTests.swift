import MonitorCore
import MonitorTestKit
import NIOCore
import NIOSSL
import NetworkTransports
import Testing

@Suite("The HTTP transport", .timeLimit(.minutes(5)))
struct AsyncHTTPTransportTests {
    private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-One: 1\r\n\r\nok"

    @Test("returns status, headers and body, whatever the status")
    func returnsTheAnswer() async throws {
        try await withServer(.bytes("HTTP/1.1 503 No\r\nRetry-After: 7\r\nContent-Length: 4\r\n\r\nbusy")) {
            url,
            log,
            transport in
            let response = try await transport.send(
                HTTPTransportRequest(
                    method: "POST",
                    url: url + "/hook?a=b",
                    headers: [HTTPHeader("X-Two", "2")],
                    body: Array("hello".utf8)
                )
            )
            #expect(response.status == 503)
            #expect(response.header("retry-after") == "7")
            #expect(response.body == Array("busy".utf8))
            let request = try #require(log.requests.first)
            #expect(request.hasPrefix("POST /hook?a=b HTTP/1.1\r\n"))
            #expect(request.hasSuffix("\r\n\r\nhello"))
            #expect(request.contains("X-Two: 2\r\n"))
        }
    }

    @Test("keeps connections")
    func keepsConnections() async throws {
        try await withServer(.bytes(Self.ok)) { url, log, transport in
            for _ in 0..<3 { _ = try await transport.send(HTTPTransportRequest(url: url)) }
            #expect(log.requests.count == 3)
            #expect(log.connectionCount == 1)
        }
    }

    @Test(
        "keeps connections also when only heads are wanted and there is no more",
        arguments: ["HTTP/1.1 204 No Content\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"]
    )
    func keepsConnectionsOfEmptyAnswers(_ answer: String) async throws {
        try await withServer(.bytes(answer)) { url, log, transport in
            let request = HTTPTransportRequest(url: url, maximumResponseByteCount: 0, truncatesResponse: true)
            for _ in 0..<3 { _ = try await transport.send(request) }
            #expect(log.requests.count == 3)
            #expect(log.connectionCount == 1)
        }
    }

    @Test("does not follow redirects")
    func returnsRedirects() async throws {
        try await withServer(.bytes("HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n")) {
            url,
            log,
            transport in
            let response = try await transport.send(HTTPTransportRequest(url: url))
            #expect(response.status == 302)
            #expect(log.requests.count == 1)
        }
    }

    @Test("reads an answer of exactly the allowed length and no longer one", arguments: [2, 1, 0])
    func capsTheAnswer(_ limit: Int) async throws {
        try await withServer(.bytes(Self.ok)) { url, _, transport in
            let request = HTTPTransportRequest(url: url, maximumResponseByteCount: limit)
            if limit == 2 {
                let response = try await transport.send(request)
                #expect(response.body.count == 2)
            } else {
                await expectFailure(.responseTooLarge) { try await transport.send(request) }
            }
        }
    }

    @Test(
        "cuts a long answer where it is told to, without waiting for the rest",
        arguments: [
            ScriptedHTTPHandler.Answer.endless(head: "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"),
            .bytes("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"),
            .bytesThenClose("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"),
        ],
        [0, 3]
    )
    func cutsTheAnswer(_ answer: ScriptedHTTPHandler.Answer, _ limit: Int) async throws {
        try await withServer(answer) { url, _, transport in
            let request = HTTPTransportRequest(url: url, maximumResponseByteCount: limit, truncatesResponse: true)
            let response = try await transport.send(request)
            #expect(response.status == 200)
            #expect(response.body.count == limit)
        }
    }

    @Test(
        "stops reading an endless answer at the limit",
        arguments: [
            "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n",
        ]
    )
    func stopsReading(_ head: String) async throws {
        try await withServer(.endless(head: head)) { url, _, transport in
            await expectFailure(.responseTooLarge) {
                try await transport.send(HTTPTransportRequest(url: url, maximumResponseByteCount: 100_000))
            }
        }
    }

    @Test(
        "gives up on a silent server when time is up, before and inside the answer",
        arguments: [
            ScriptedHTTPHandler.Answer.silence, .bytes("HTTP/1.1 200 OK\r\n"),
            .bytes("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"),
        ]
    )
    func timesOut(_ answer: ScriptedHTTPHandler.Answer) async throws {
        let time = VirtualTime()
        try await withServer(answer, time: time) { url, log, transport in
            async let failure: Void = expectFailure(.timeout) {
                try await transport.send(HTTPTransportRequest(url: url, timeout: .seconds(30)))
            }
            await time.waitForSleepers(count: 1)
            while log.requests.isEmpty { await Task.yield() }
            time.advance(by: .seconds(30))
            await failure
        }
    }

    @Test("closes the exchange when it is cancelled", arguments: [false, true])
    func canBeCancelled(_ isInsideBody: Bool) async throws {
        let answer =
            isInsideBody ? ScriptedHTTPHandler.Answer.bytes("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\na") : .silence
        try await withServer(answer) { url, log, transport in
            await #expect(throws: CancellationError.self) {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { _ = try await transport.send(HTTPTransportRequest(url: url)) }
                    while log.requests.isEmpty { await Task.yield() }
                    group.cancelAll()
                    try await group.next()
                }
            }
        }
    }

    @Test(
        "names what a broken peer did",
        arguments: [
            (ScriptedHTTPHandler.Answer.close, TransportError.Code.unreachable),
            (.bytesThenClose("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"), .unreachable),
            (.bytesThenClose("220 mail.example.org ESMTP\r\n"), .protocolViolation),
            (.bytesThenClose("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), .protocolViolation),
        ]
    )
    func mapsBrokenPeers(_ answer: ScriptedHTTPHandler.Answer, _ code: TransportError.Code) async throws {
        try await withServer(answer) { url, _, transport in
            await expectFailure(code) { try await transport.send(HTTPTransportRequest(url: url)) }
        }
    }

    @Test("says so when nobody listens or the name does not resolve")
    func mapsUnreachablePeers() async throws {
        let port = try await LoopbackServer.run(initializer: { _ in }, body: { $0.port })
        let transport = AsyncHTTPTransport(configuration: .init(addressGuard: .unrestricted))
        await expectFailure(.unreachable) {
            try await transport.send(HTTPTransportRequest(url: "http://127.0.0.1:\(port)"))
        }
        await expectFailure(.unreachable) {
            try await transport.send(HTTPTransportRequest(url: "http://nobody.invalid/"))
        }
        await transport.shutdown()
        await expectFailure(.unreachable) {
            try await transport.send(HTTPTransportRequest(url: "http://127.0.0.1:\(port)"))
        }
    }

    @Test(
        "refuses requests that could be read as two",
        arguments: [
            HTTPTransportRequest(method: "GET / HTTP/1.1\r\n\r\nGET", url: "http://127.0.0.1"),
            HTTPTransportRequest(method: "", url: "http://127.0.0.1"),
            HTTPTransportRequest(url: "http://127.0.0.1/ HTTP/1.1"),
            HTTPTransportRequest(url: "http://127.0.0.1:99999/"),
            HTTPTransportRequest(url: "unix:///var/run/docker.sock"),
            HTTPTransportRequest(url: "http://127.0.0.1", headers: [HTTPHeader("X", "a\r\nY: b")]),
            HTTPTransportRequest(url: "http://127.0.0.1", headers: [HTTPHeader("X: a\r\nY", "b")]),
        ]
    )
    func refusesMalformedRequests(_ request: HTTPTransportRequest) async {
        let transport = AsyncHTTPTransport(configuration: .init(addressGuard: .unrestricted))
        await expectFailure(.invalidRequest) { try await transport.send(request) }
    }

    @Test("sends nothing to a private address, be it written or behind a name", arguments: ["127.0.0.1", "localhost"])
    func guardsAddresses(_ host: String) async throws {
        let log = ScriptedHTTPHandler.Log()
        try await LoopbackServer.run(
            initializer: { channel in
                try channel.pipeline.syncOperations.addHandler(ScriptedHTTPHandler(answer: .bytes(Self.ok), log: log))
            },
            body: { server in
                let transport = AsyncHTTPTransport()
                for _ in 0..<2 {
                    await expectFailure(.invalidRequest) {
                        try await transport.send(HTTPTransportRequest(url: "http://\(host):\(server.port)/"))
                    }
                }
                await transport.shutdown()
                #expect(log.requests.isEmpty)
                if host == "127.0.0.1" { #expect(log.connectionCount == 0) }
            }
        )
    }

    @Test("verifies the peer", arguments: ["trusted", "wrong host", "unknown authority"])
    func verifiesPeers(_ situation: String) async throws {
        let context = try TestCertificates.serverContext(isForLocalhost: situation != "wrong host")
        let tls =
            situation == "unknown authority" ? .makeClientConfiguration() : try TestCertificates.clientConfiguration()
        let log = ScriptedHTTPHandler.Log()
        try await LoopbackServer.run(
            initializer: { channel in
                let pipeline = channel.pipeline.syncOperations
                try pipeline.addHandler(NIOSSLServerHandler(context: context))
                try pipeline.addHandler(ScriptedHTTPHandler(answer: .bytes(Self.ok), log: log))
            },
            body: { server in
                let transport = AsyncHTTPTransport(
                    configuration: .init(addressGuard: .publicOnly(allowing: AddressRange.loopback), tls: tls)
                )
                let request = HTTPTransportRequest(url: "https://localhost:\(server.port)/")
                if situation == "trusted" {
                    let response = try await transport.send(request)
                    #expect(response.status == 200)
                } else {
                    await expectFailure(.untrusted) { try await transport.send(request) }
                    #expect(log.requests.isEmpty)
                }
                await transport.shutdown()
            }
        )
    }

    private func withServer(
        _ answer: ScriptedHTTPHandler.Answer,
        time: any TimeSource = SystemTimeSource(),
        body: (String, ScriptedHTTPHandler.Log, AsyncHTTPTransport) async throws -> Void
    ) async throws {
        let log = ScriptedHTTPHandler.Log()
        try await LoopbackServer.run(
            initializer: { channel in
                try channel.pipeline.syncOperations.addHandler(ScriptedHTTPHandler(answer: answer, log: log))
            },
            body: { server in
                let transport = AsyncHTTPTransport(
                    configuration: .init(addressGuard: .publicOnly(allowing: AddressRange.loopback)),
                    time: time
                )
                try await body("http://127.0.0.1:\(server.port)", log, transport)
                await transport.shutdown()
            }
        )
    }
}
