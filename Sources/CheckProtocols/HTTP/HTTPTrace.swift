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

    /// The most samples of one check; the worker keeps as many.
    static let maximumSampleCount = 64
    /// The most bytes of a URL that a sample's label shows.
    static let maximumLabelSize = 128

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
    ///
    /// - Throws: `RunnerFault` when the answer takes too much work to judge.
    mutating func add(_ hop: Hop, at time: Duration, wallClock now: Timestamp) throws(RunnerFault) -> Step {
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
                try judge(exchange, of: hop.request, at: time)
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
                        actual: "another to \(Excerpt.text(next.url.withoutQuery))"
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
                    expected: error.expected,
                    actual: "\(Escaped.text(location ?? "")), which \(error.message)",
                    location: request.url.withoutQuery
                )
            )
            return nil
        }
    }

    private mutating func judge(_ exchange: HTTPExchange.Report, of request: HTTPRequest, at time: Duration)
        throws(RunnerFault)
    {
        let location = request.url.withoutQuery
        if let broken = configuration.status.evaluate(exchange.status ?? 0, of: "status", location: location) {
            evidence.append(broken)
        }
        do {
            evidence += try configuration.assertions.evaluate(
                exchange,
                latency: time - startedAt,
                undoesCompression: configuration.compression,
                location: location
            )
        } catch {
            // A status that does not pass shows already that the target is to blame.
            if evidence.isEmpty { throw error }
        }
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
                samples: boundedSamples
            ),
            hops: hops
        )
    }

    /// The samples of the hops, the last hop's first, as it is the one that fails; what is beyond the maximum is counted.
    private var boundedSamples: [Sample] {
        let all = samples.reversed() + hopSamples
        guard all.count > Self.maximumSampleCount else { return all }
        let kept = all.prefix(Self.maximumSampleCount - 1)
        let dropped = Double(all.count - kept.count)
        return [Sample(metric: "http.hop.dropped_samples", value: dropped, time: wallClock)] + kept
    }

    /// The status and latency of every hop, where there is more than the one that the finding describes.
    private var hopSamples: [Sample] {
        guard hops.count > 1 else { return [] }
        return hops.enumerated().reversed()
            .flatMap { index, hop in
                let labels: Labels = [
                    "hop": "\(index + 1)", "url": Self.label(hop.url), "status": hop.status.map { "\($0)" } ?? "",
                ]
                return LatencyPhase.allCases.compactMap { phase in
                    hop.latency[phase]
                        .map { duration in
                            Sample(
                                metric: "http.hop.latency_seconds",
                                value: duration.inSeconds,
                                time: wallClock,
                                labels: labels.merging(["phase": "\(phase)"]) { $1 }
                            )
                        }
                }
            }
    }

    /// A URL short enough to stand in every sample of a hop.
    private static func label(_ url: String) -> String {
        url.utf8.count <= maximumLabelSize ? url : String(url.prefix(maximumLabelSize)) + "…"
    }
}
