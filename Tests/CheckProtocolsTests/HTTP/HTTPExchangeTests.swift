import MonitorCore
import MonitorTestKit
import NIOCore
import NIOHTTP1
import Testing

@testable import CheckProtocols

@Suite struct HTTPExchangeTests {
    private func exchange(
        _ url: String = "http://a/",
        keepsBody: Bool = false,
        endsAtRedirect: Bool = false
    ) throws -> HTTPExchange {
        HTTPExchange(
            try HTTPRequest(HTTPCheckConfiguration(url: url)),
            rules: HTTPExchange.Rules(
                maximumBodySize: 10,
                maximumInterimResponses: 2,
                keepsBody: keepsBody,
                endsAtRedirect: endsAtRedirect,
                timeout: .seconds(10)
            ),
            startedAt: .seconds(1),
            wallClock: VirtualTime()
        )
    }

    private func head(_ status: Int, _ headers: HTTPHeaders = [:]) -> ProbeEvent<HTTPClientResponsePart> {
        .received(.head(HTTPResponseHead(version: .http1_1, status: .init(statusCode: status), headers: headers)))
    }

    private func body(_ text: String) -> ProbeEvent<HTTPClientResponsePart> {
        .received(.body(ByteBuffer(string: text)))
    }

    @Test func thePhasesAreWhatLiesBetweenTheEvents() throws {
        var exchange = try exchange("https://a/", keepsBody: true)
        guard case .wait = exchange.handle(.connected, at: .seconds(3)),
            case .send = exchange.handle(.secured(nil), at: .seconds(6)),
            case .wait = exchange.handle(.firstByte, at: .seconds(10)),
            case .wait = exchange.handle(head(200), at: .seconds(11)),
            case .wait = exchange.handle(body("hello"), at: .seconds(12)),
            case .finish = exchange.handle(.received(.end(nil)), at: .seconds(15))
        else {
            Issue.record("an event was not answered as it should be")
            return
        }
        var latency = LatencyPhases()
        exchange.report.addPhases(to: &latency)
        #expect(latency[.connect] == .seconds(2))
        #expect(latency[.tls] == .seconds(3))
        #expect(latency[.firstByte] == .seconds(4))
        #expect(latency[.transfer] == .seconds(5))
        #expect(exchange.report.failure == nil)
        #expect(String(buffer: exchange.report.body) == "hello")
    }

    @Test func aTimeoutTellsHowFarItCame() throws {
        let steps: [(ProbeEvent<HTTPClientResponsePart>, String)] = [
            (.connected, "during the TLS handshake"),
            (.secured(nil), "before the first byte"),
            (.firstByte, "within the response's head"),
            (head(200), "within the body, after 0 bytes"),
            (body("abc"), "within the body, after 3 bytes"),
        ]
        var exchange = try exchange("https://a/x?secret=1")
        for (event, text) in steps {
            _ = exchange.handle(event, at: .seconds(2))
            var stopped = exchange
            guard case .finish = stopped.handle(.timedOut, at: .seconds(11)) else {
                Issue.record("it went on after the deadline")
                return
            }
            let evidence = try #require(stopped.report.failure)
            #expect(evidence.assertion == "timeout")
            #expect(evidence.expected == "a complete response within 10s")
            #expect(evidence.actual.contains(text))
            #expect(evidence.location == "https://a/x")
        }
    }

    @Test func theBodyIsKeptOnlyWhenItIsNeeded() throws {
        var exchange = try exchange()
        _ = exchange.handle(.connected, at: .zero)
        _ = exchange.handle(head(200), at: .zero)
        _ = exchange.handle(body("hello"), at: .zero)
        #expect(exchange.report.bodySize == 5)
        #expect(exchange.report.body.readableBytes == 0)
    }

    @Test func aBodyMayBeAsLargeAsTheMaximum() throws {
        var exchange = try exchange()
        _ = exchange.handle(.connected, at: .zero)
        _ = exchange.handle(head(200), at: .zero)
        guard case .wait = exchange.handle(body("0123456789"), at: .zero) else {
            Issue.record("the largest body was refused")
            return
        }
        guard case .finish = exchange.handle(body("x"), at: .zero) else {
            Issue.record("a larger body was read on")
            return
        }
        #expect(exchange.report.failure?.assertion == "body size")
    }

    @Test func aRedirectEndsWithItsHead() throws {
        for endsAtRedirect in [true, false] {
            var exchange = try exchange(endsAtRedirect: endsAtRedirect)
            _ = exchange.handle(.connected, at: .zero)
            let action = exchange.handle(head(302, ["Location": "/b"]), at: .zero)
            if case .finish = action {
                #expect(endsAtRedirect)
            } else {
                #expect(!endsAtRedirect)
            }
        }
    }

    @Test func switchingProtocolsIsAFinalAnswer() throws {
        var exchange = try exchange()
        _ = exchange.handle(.connected, at: .zero)
        _ = exchange.handle(head(103), at: .zero)
        _ = exchange.handle(head(101), at: .zero)
        #expect(exchange.report.status == 101)
    }
}
