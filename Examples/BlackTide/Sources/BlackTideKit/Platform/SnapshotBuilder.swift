import IncidentResponse
import MonitorCore
import StorageAdapters

/// Reads from the stores what the status view shows.
struct SnapshotBuilder: Sendable {
    var stores: Stores
    var time: any TimeSource
    /// The most monitors and incidents that are shown.
    var limit = 500

    /// The platform as it is now.
    func snapshot(footer: String) async throws -> PlatformSnapshot {
        let now = time.now
        let day = TimeWindow(start: now - .seconds(86_400), end: now)
        let uptime = stores.uptimeReporter(time: time)
        let page = try await stores.monitors.list(tenant: nil, from: nil, limit: limit)
        let states = try await stores.monitoring.states(of: page.monitors.map(\.monitor.id))
        var rows: [PlatformSnapshot.MonitorRow] = []
        for stored in page.monitors {
            let monitor = stored.monitor
            let recent = try await recentResults(of: monitor, before: now)
            let state = states[monitor.id]?.state
            rows.append(
                PlatformSnapshot.MonitorRow(
                    name: monitor.name,
                    status: state?.status ?? .unknown,
                    since: state?.since,
                    isPaused: monitor.isPaused,
                    isInMaintenance: monitor.isInMaintenance(at: now),
                    latencies: recent.suffix(40)
                        .map { result in
                            result.outcome.isPassing ? result.latency[.total].map { $0.inSeconds * 1_000 } : nil
                        },
                    uptime: try await uptime.report(on: monitor.id, in: day).parts.published,
                    lastError: recent.last { !$0.outcome.isPassing }.map(Self.explain)
                )
            )
        }
        let open = try await stores.incidents.list(tenant: nil, isOpen: true, from: nil, limit: limit)
        return PlatformSnapshot(
            takenAt: now,
            monitors: rows,
            incidents: open.incidents.map { incident in
                PlatformSnapshot.IncidentRow(
                    id: incident.id.rawValue,
                    title: incident.alert.annotations["summary"]
                        ?? "\(incident.alert.monitor): \(incident.alert.reason)",
                    severity: "\(incident.alert.severity)",
                    openedAt: incident.startedAt,
                    isAcknowledged: incident.status == .acknowledged
                )
            },
            footer: footer
        )
    }

    private func recentResults(of monitor: Monitor, before now: Timestamp) async throws -> [CheckResult] {
        let span: Duration =
            if case .every(let interval) = monitor.schedule { interval * 20 } else { .seconds(86_400) }
        let window = TimeWindow(start: now - span, end: now + .seconds(1))
        var results: [CheckResult] = []
        for region in monitor.regions {
            let series = SeriesKey(monitor: monitor.id, region: region)
            results += try await stores.monitoring.results(of: series, in: window, limit: 100)
        }
        return results.sorted { $0.slot < $1.slot }
    }

    private static func title(of incident: Incident) -> String {
        incident.alert.annotations["summary"] ?? "\(incident.alert.monitor): \(incident.alert.reason)"
    }

    /// Why a check did not pass, in one line.
    static func explain(_ result: CheckResult) -> String {
        if case .unknown(let fault) = result.outcome { return "runner: \(fault.message)" }
        guard let evidence = result.evidence.first else { return "down" }
        return "\(evidence.assertion): \(evidence.actual)"
    }
}
