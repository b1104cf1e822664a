import MonitorCore
import NIOHTTP1

/// Collects the hops of a check, decides whether to follow, and judges the last answer.
struct HTTPTrace {
    /// What came of one hop.
    struct Hop {
        var request: HTTPRequest
        /// How long the name took to resolve; `nil` for a literal address.
        var resolve: Duration?
        /// The connection, or why there was none.
        var connection: Result<ConnectionReport<HTTPExchange.Report>, ProbeFailure>
    }

    /// What is next.
    enum Step {
        case follow(HTTPRequest)
        case done(HTTPCheckReport)
    }

    private let configuration: HTTPCheckConfiguration
    private let startedAt: Duration
    private var hops: [HTTPHop] = []
    private var samples: [Sample] = []
    private var evidence: [Evidence] = []
    private var warnings: [Evidence] = []
    private var latency = LatencyPhases()
    private var wallClock = Timestamp.epoch

    init(_ configuration: HTTPCheckConfiguration, startedAt: Duration) {
        self.configuration = configuration
        self.startedAt = startedAt
    }

    /// Takes a hop that ended now.
    mutating func add(_ hop: Hop, at time: Duration, wallClock now: Timestamp) -> Step {
        wallClock = now
        var record = HTTPHop(url: hop.request.url.withoutQuery)
        record.latency[.resolve] = hop.resolve
        switch hop.connection {
        case .failure(let failure):
            finish(record, at: time)
            evidence += failure.evidence
            return .done(report(at: time))
        case .success(let connection):
            let exchange = connection.report
            record.address = connection.address.text
            record.status = exchange.status
            exchange.addPhases(to: &record.latency)
            record.certificateDaysLeft = exchange.certificate.map { PeerCertificate.daysLeft(of: $0, at: now) }
            finish(record, at: time)
            addSamples(of: connection, host: hop.request.url.host, daysLeft: record.certificateDaysLeft, now: now)
            if let failure = exchange.failure {
                evidence.append(failure)
                return .done(report(at: time))
            }
            if let next = next(after: exchange, of: hop.request) {
                return .follow(next)
            }
            if evidence.isEmpty {
                judge(exchange, of: hop.request, at: time)
            }
            return .done(report(at: time))
        }
    }

    private mutating func finish(_ hop: HTTPHop, at time: Duration) {
        var hop = hop
        for phase in LatencyPhase.allCases {
            if let duration = hop.latency[phase] {
                latency[phase] = (latency[phase] ?? .zero) + duration
            }
        }
        hop.latency[.total] = time - startedAt - (latency[.total] ?? .zero)
        latency[.total] = time - startedAt
        hops.append(hop)
    }

    private mutating func addSamples(
        of connection: ConnectionReport<HTTPExchange.Report>,
        host: String,
        daysLeft: Double?,
        now: Timestamp
    ) {
        let labels = ["hop": "\(hops.count)", "host": host]
        if !connection.failedAddresses.isEmpty {
            samples.append(
                Sample(
                    metric: "connect.failed_addresses",
                    value: Double(connection.failedAddresses.count),
                    time: now,
                    labels: labels
                )
            )
        }
        guard let daysLeft else { return }
        samples.append(Sample(metric: "certificate.days_left", value: daysLeft, time: now, labels: labels))
        if let threshold = configuration.degraded.certificateDaysBelow, daysLeft < threshold {
            warnings.append(
                Evidence(
                    assertion: "certificate days left",
                    expected: "at least \(threshold)",
                    actual: daysLeft.rounded(toPlaces: 2),
                    location: host
                )
            )
        }
    }

    /// The request that a redirect asks for; evidence instead where it may not or cannot be followed.
    private mutating func next(after exchange: HTTPExchange.Report, of request: HTTPRequest) -> HTTPRequest? {
        guard configuration.followRedirects, let status = exchange.status else { return nil }
        let location = exchange.headers.first(name: "Location")
        do {
            guard let next = try request.following(status: status, location: location) else { return nil }
            guard hops.count <= configuration.maximumRedirects else {
                let seen = hops.firstIndex { $0.url == next.url.withoutQuery }
                evidence.append(
                    Evidence(
                        assertion: "redirects",
                        expected: "at most \(configuration.maximumRedirects)",
                        actual: "another to \(next.url.withoutQuery)"
                            + (seen.map { ", which hop \($0 + 1) asked already" } ?? ""),
                        location: request.url.withoutQuery
                    )
                )
                return nil
            }
            return next
        } catch {
            evidence.append(
                Evidence(
                    assertion: "redirect location",
                    expected: "an http or https URL",
                    actual: "\(Escaped.text(location ?? "")), which \(error.message)",
                    location: request.url.withoutQuery
                )
            )
            return nil
        }
    }

    private mutating func judge(_ exchange: HTTPExchange.Report, of request: HTTPRequest, at time: Duration) {
        let location = request.url.withoutQuery
        if let broken = configuration.status.evaluate(exchange.status ?? 0, of: "status", location: location) {
            evidence.append(broken)
        }
        evidence += configuration.assertions.evaluate(
            exchange,
            latency: time - startedAt,
            undoesCompression: configuration.compression,
            location: location
        )
    }

    private func report(at time: Duration) -> HTTPCheckReport {
        var warnings = warnings
        if let threshold = configuration.degraded.latencyAbove, time - startedAt > threshold {
            warnings.append(
                Evidence(
                    assertion: "latency",
                    expected: "at most \(threshold.text)",
                    actual: (time - startedAt).roundedToMicroseconds.text
                )
            )
        }
        let outcome: CheckOutcome = evidence.isEmpty ? (warnings.isEmpty ? .up : .degraded) : .down
        return HTTPCheckReport(
            finding: CheckFinding(
                outcome,
                latency: latency,
                evidence: evidence + warnings,
                samples: samples + hopSamples
            ),
            hops: hops
        )
    }

    /// The status and latency of every hop, where there is more than the one that the finding describes.
    private var hopSamples: [Sample] {
        guard hops.count > 1 else { return [] }
        return hops.enumerated()
            .flatMap { index, hop in
                LatencyPhase.allCases.compactMap { phase in
                    hop.latency[phase]
                        .map { duration in
                            Sample(
                                metric: "http.hop.latency_seconds",
                                value: duration.inSeconds,
                                time: wallClock,
                                labels: [
                                    "hop": "\(index + 1)", "url": hop.url, "status": hop.status.map { "\($0)" } ?? "",
                                    "phase": "\(phase)",
                                ]
                            )
                        }
                }
            }
    }
}
