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
                    title: Self.title(of: incident),
                    severity: "\(incident.alert.severity)",
                    openedAt: incident.startedAt,
                    isAcknowledged: incident.status == .acknowledged
                )
            },
            footer: footer
        )
    }

    private func recentResults(of monitor: Monitor, before now: Timestamp) async throws -> [CheckResult] {
        let window = Self.recentWindow(of: SlotSequence(monitor), before: now)
        var results: [CheckResult] = []
        for region in monitor.regions {
            results += try await latestResults(of: SeriesKey(monitor: monitor.id, region: region), in: window)
        }
        return results.sorted { $0.slot < $1.slot }
    }

    /// The window that holds the last slots of a schedule, and what was due within the next second.
    ///
    /// A schedule with fewer in the last 400 days than asked for has all of these.
    static func recentWindow(of slots: SlotSequence, before now: Timestamp, count: Int = 20) -> TimeWindow {
        let end = now + .seconds(1)
        let longest = Duration.seconds(400 * 86_400)
        var span = (slots.interval ?? .seconds(1)) * count
        while true {
            let window = TimeWindow(start: now - min(span, longest), end: end)
            let found = Array(slots.slots(in: window))
            if found.count >= count {
                return TimeWindow(start: found[found.count - count], end: end)
            }
            guard span < longest else { return window }
            span = span * 2
        }
    }

    /// The results in a window; where a denser schedule left more than fit, those of a later part of it.
    private func latestResults(of series: SeriesKey, in window: TimeWindow, limit: Int = 100) async throws
        -> [CheckResult]
    {
        let store = stores.monitoring
        var window = window
        var results = try await store.results(of: series, in: window, limit: limit)
        while results.count == limit, window.duration > .milliseconds(limit) {
            let middle = window.start + window.duration / 2
            let later = TimeWindow(start: middle, end: window.end)
            let found = try await store.results(of: series, in: later, limit: limit)
            if found.isEmpty {
                window.end = middle
            } else {
                window = later
                results = found
            }
        }
        return results
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
