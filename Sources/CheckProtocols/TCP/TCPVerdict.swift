import MonitorCore

/// Judges a dialogue that has ended.
struct TCPVerdict {
    var configuration: TCPCheckConfiguration
    var startedAt: Duration
    var resolve: Duration?

    func finding(
        _ connection: ConnectionReport<TCPDialogue.Report>,
        at time: Duration,
        wallClock now: Timestamp
    ) -> CheckFinding {
        let report = connection.report
        var samples: [Sample] = []
        var warnings: [Evidence] = []
        let labels = ["host": configuration.host]
        if !connection.failedAddresses.isEmpty {
            let count = Double(connection.failedAddresses.count)
            samples.append(Sample(metric: "connect.failed_addresses", value: count, time: now, labels: labels))
        }
        if let certificate = report.certificate {
            let daysLeft = PeerCertificate.daysLeft(of: certificate, at: now)
            samples.append(Sample(metric: "certificate.days_left", value: daysLeft, time: now, labels: labels))
            if let threshold = configuration.certificateDaysBelow, daysLeft < threshold {
                warnings.append(
                    Evidence(
                        assertion: "certificate days left",
                        expected: "at least \(threshold)",
                        actual: daysLeft.rounded(toPlaces: 2),
                        location: configuration.host
                    )
                )
            }
        }
        if let threshold = configuration.latencyAbove, time - startedAt > threshold {
            warnings.append(
                Evidence(
                    assertion: "latency",
                    expected: "at most \(threshold.text)",
                    actual: (time - startedAt).roundedToMicroseconds.text
                )
            )
        }
        let failures = report.failure.map { [$0] } ?? []
        return CheckFinding(
            failures.isEmpty ? (warnings.isEmpty ? .up : .degraded) : .down,
            latency: latency(report, at: time),
            evidence: failures + warnings,
            samples: samples
        )
    }

    private func latency(_ report: TCPDialogue.Report, at time: Duration) -> LatencyPhases {
        var latency = LatencyPhases(total: time - startedAt)
        latency[.resolve] = resolve
        latency[.connect] = report.connectedAt.map { $0 - report.startedAt }
        if let connectedAt = report.connectedAt, let securedAt = report.securedAt {
            latency[.tls] = securedAt - connectedAt
        }
        if let readyAt = report.securedAt ?? report.connectedAt, let firstByteAt = report.firstByteAt {
            latency[.firstByte] = firstByteAt - readyAt
            if let endedAt = report.endedAt {
                latency[.transfer] = endedAt - firstByteAt
            }
        }
        return latency
    }
}
