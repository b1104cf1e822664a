import MonitorCore

extension HTTPExchange.Report {
    /// Adds the phases that came to an end.
    func addPhases(to latency: inout LatencyPhases) {
        latency[.connect] = connectedAt.map { $0 - startedAt }
        if let connectedAt, let securedAt {
            latency[.tls] = securedAt - connectedAt
        }
        if let sentAt, let firstByteAt {
            latency[.firstByte] = firstByteAt - sentAt
        }
        if let firstByteAt, let endedAt {
            latency[.transfer] = endedAt - firstByteAt
        }
    }
}
