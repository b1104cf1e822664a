import MonitorCore
import NIOCore
import NIOSSL

/// The pure core of a dialogue on one connection.
struct TCPDialogue: ProbeMachine {
    typealias Input = ByteBuffer
    typealias Output = ByteBuffer

    /// What a dialogue found.
    struct Report: Sendable {
        var startedAt: Duration
        var connectedAt: Duration?
        var securedAt: Duration?
        var firstByteAt: Duration?
        var endedAt: Duration?
        var certificate: NIOSSLCertificate?
        /// Why the dialogue was not completed.
        var failure: Evidence?
        /// Why the runner could not tell.
        var fault: RunnerFault?
    }

    /// How much work patterns may cause in all of one dialogue.
    static let patternBudget = 5_000_000

    private let configuration: TCPCheckConfiguration
    private let timeout: Duration
    private let wallClock: any TimeSource
    private var step = 0
    private var unread: [UInt8] = []
    /// Where in `unread` the expected bytes may begin; they do not begin before.
    private var searchStart = 0
    private var received = 0
    private var patternBudget = Self.patternBudget
    private(set) var report: Report

    init(
        _ configuration: TCPCheckConfiguration,
        startedAt: Duration,
        timeout: Duration,
        wallClock: any TimeSource
    ) {
        self.configuration = configuration
        self.timeout = timeout
        self.wallClock = wallClock
        report = Report(startedAt: startedAt)
    }

    mutating func handle(_ event: ProbeEvent<ByteBuffer>, at time: Duration) -> ProbeAction<ByteBuffer> {
        switch event {
        case .connected:
            report.connectedAt = time
            return configuration.tls == nil ? advance(at: time) : .wait
        case .secured(let certificate):
            report.securedAt = time
            report.certificate = certificate
            return advance(at: time)
        case .firstByte:
            return .wait
        case .received(let buffer):
            report.firstByteAt = report.firstByteAt ?? time
            received += buffer.readableBytes
            guard received <= configuration.maximumReadSize else {
                return fail(actual: "more than \(configuration.maximumReadSize) bytes without it")
            }
            unread.append(contentsOf: buffer.readableBytesView)
            return advance(at: time)
        case .failed(let error as NIOSSLError, _) where error == .uncleanShutdown:
            return .wait
        case .failed(let error, let certificate):
            report.certificate = report.certificate ?? certificate
            report.failure = explain(error)
            return .finish
        case .closed:
            return fail(actual: "the connection was closed; \(soFar)")
        case .timedOut:
            return fail(actual: "timed out after \(timeout.roundedToMilliseconds.text); \(soFar)")
        }
    }

    /// Takes every step that can be taken now.
    private mutating func advance(at time: Duration) -> ProbeAction<ByteBuffer> {
        var output: [ByteBuffer] = []
        while step < configuration.dialogue.count {
            switch configuration.dialogue[step] {
            case .send(let bytes):
                output.append(ByteBuffer(bytes: bytes))
            case .expect(let bytes):
                guard let range = unread[searchStart...].firstRange(of: bytes) else {
                    searchStart = max(searchStart, unread.count - (bytes.count - 1))
                    return output.isEmpty ? .wait : .send(output)
                }
                consume(range.upperBound)
            case .expectPattern(let pattern):
                do {
                    guard let range = try pattern.firstRange(in: unread, budget: &patternBudget) else {
                        return output.isEmpty ? .wait : .send(output)
                    }
                    consume(range.upperBound)
                } catch {
                    report.fault = AssertionBudget.exhausted("\(assertion) with the pattern \(pattern)", error.message)
                    return .finish
                }
            }
            step += 1
        }
        report.endedAt = time
        return output.isEmpty ? .finish : .sendAndFinish(output)
    }

    private mutating func consume(_ count: Int) {
        unread.removeFirst(count)
        searchStart = 0
    }

    private mutating func fail(actual: String) -> ProbeAction<ByteBuffer> {
        report.failure = Evidence(assertion: assertion, expected: expectation, actual: actual, location: location)
        return .finish
    }

    private func explain(_ error: any Error) -> Evidence {
        let location = self.location
        let tls = TLSFailure.evidence(
            for: error,
            certificate: report.certificate,
            host: configuration.tls?.serverName ?? configuration.host,
            now: wallClock.now,
            location: location
        )
        if let tls {
            return tls
        }
        let message = (error as? IOError).map { ConnectError.text(errno: $0.errnoCode) } ?? Escaped.text("\(error)")
        return Evidence(
            assertion: assertion,
            expected: expectation,
            actual: "\(message); \(soFar)",
            location: location
        )
    }

    private var isSecuring: Bool { configuration.tls != nil && report.securedAt == nil }

    private var assertion: String {
        if report.connectedAt == nil { return "connect" }
        return isSecuring ? "tls handshake" : "dialogue[\(step)]"
    }

    private var expectation: String {
        if report.connectedAt == nil { return "a connection" }
        if isSecuring { return "a completed handshake" }
        guard step < configuration.dialogue.count else { return "a completed dialogue" }
        return switch configuration.dialogue[step] {
        case .send: "to send"
        case .expect(let bytes): Escaped.bytes(bytes)
        case .expectPattern(let pattern): "a match of \(pattern)"
        }
    }

    private var soFar: String { unread.isEmpty ? "nothing received" : "received \(Escaped.bytes(unread))" }

    private var location: String { "\(configuration.host):\(configuration.port)" }
}
