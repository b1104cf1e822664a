import MonitorCore
import NIOCore
import NIOHTTP1
import NIOSSL

/// The pure core of one request and its answer on one connection.
struct HTTPExchange: ProbeMachine {
    typealias Input = HTTPClientResponsePart
    typealias Output = HTTPClientRequestPart

    /// What one exchange found.
    struct Report: Sendable {
        var startedAt: Duration
        var connectedAt: Duration?
        var securedAt: Duration?
        var sentAt: Duration?
        var firstByteAt: Duration?
        var endedAt: Duration?
        var certificate: NIOSSLCertificate?
        var status: Int?
        var headers = HTTPHeaders()
        /// The body, where it is kept, with its compression undone.
        var body = ByteBuffer()
        /// The bytes of the body with its compression undone.
        var bodySize = 0
        /// Why there is no complete answer.
        var failure: Evidence?
    }

    /// What an exchange accepts.
    struct Rules: Sendable {
        /// The most bytes a body may have with its compression undone.
        var maximumBodySize: Int
        /// The most interim answers (1xx) before the final one.
        var maximumInterimResponses: Int
        /// Whether the body is kept.
        var keepsBody: Bool
        /// Whether the body of a redirect is of no interest.
        var endsAtRedirect: Bool
        /// The time the check had in all, for evidence.
        var timeout: Duration
    }

    private enum State {
        case connecting
        case securing
        case waiting
        case receiving
    }

    private let request: HTTPRequest
    private let rules: Rules
    private let wallClock: any TimeSource
    private var state = State.connecting
    private var interimResponses = 0
    private(set) var report: Report

    init(_ request: HTTPRequest, rules: Rules, startedAt: Duration, wallClock: any TimeSource) {
        self.request = request
        self.rules = rules
        self.wallClock = wallClock
        report = Report(startedAt: startedAt)
    }

    mutating func handle(_ event: ProbeEvent<Input>, at time: Duration) -> ProbeAction<Output> {
        switch event {
        case .connected:
            report.connectedAt = time
            guard !request.url.isSecure else {
                state = .securing
                return .wait
            }
            return send(at: time)
        case .secured(let certificate):
            report.securedAt = time
            report.certificate = certificate
            return send(at: time)
        case .firstByte:
            report.firstByteAt = time
            return .wait
        case .received(let part):
            return receive(part, at: time)
        case .failed(let error as NIOSSLError, _) where error == .uncleanShutdown:
            // Whether the answer was complete shows when the parser learns of the end.
            return .wait
        case .failed(let error, let certificate):
            report.certificate = report.certificate ?? certificate
            return fail(explain(error))
        case .closed:
            return fail(Evidence(assertion: "response", expected: "a complete response", actual: closedMessage))
        case .timedOut:
            return fail(
                Evidence(
                    assertion: "timeout",
                    expected: "a complete response within \(rules.timeout.roundedToMilliseconds.text)",
                    actual: "timed out \(activity)"
                )
            )
        }
    }

    private mutating func send(at time: Duration) -> ProbeAction<Output> {
        state = .waiting
        report.sentAt = time
        return .send(request.parts)
    }

    private mutating func receive(_ part: HTTPClientResponsePart, at time: Duration) -> ProbeAction<Output> {
        switch part {
        case .head(let head):
            let status = Int(head.status.code)
            if (100..<200).contains(status), status != 101 {
                interimResponses += 1
                guard interimResponses <= rules.maximumInterimResponses else {
                    return fail(
                        Evidence(
                            assertion: "response",
                            expected: "at most \(rules.maximumInterimResponses) interim responses",
                            actual: "more"
                        )
                    )
                }
                return .wait
            }
            state = .receiving
            report.status = status
            report.headers = head.headers
            if rules.endsAtRedirect, HTTPRequest.isRedirect(status), head.headers.contains(name: "Location") {
                report.endedAt = time
                return .finish
            }
            return .wait
        case .body(var bytes):
            report.bodySize += bytes.readableBytes
            guard report.bodySize <= rules.maximumBodySize else {
                return fail(tooLarge(rules.maximumBodySize))
            }
            if rules.keepsBody {
                report.body.writeBuffer(&bytes)
            }
            return .wait
        case .end:
            report.endedAt = time
            return .finish
        }
    }

    private mutating func fail(_ evidence: Evidence) -> ProbeAction<Output> {
        var evidence = evidence
        evidence.location = evidence.location ?? request.url.withoutQuery
        report.failure = evidence
        return .finish
    }

    private func tooLarge(_ maximum: Int) -> Evidence {
        Evidence(assertion: "body size", expected: "at most \(maximum) bytes", actual: "more than \(maximum) bytes")
    }

    private func explain(_ error: any Error) -> Evidence {
        let tls = TLSFailure.evidence(
            for: error,
            certificate: report.certificate,
            host: request.url.host,
            now: wallClock.now,
            location: request.url.withoutQuery
        )
        return tls ?? HTTPFailure.evidence(for: error, activity: activity, rules: rules)
    }

    private var activity: String {
        switch state {
        case .connecting: "while connecting"
        case .securing: "during the TLS handshake"
        case .waiting:
            report.firstByteAt == nil ? "before the first byte of the response" : "within the response's head"
        case .receiving: "within the body, after \(report.bodySize) bytes"
        }
    }

    private var closedMessage: String { "the connection was closed \(activity)" }
}
