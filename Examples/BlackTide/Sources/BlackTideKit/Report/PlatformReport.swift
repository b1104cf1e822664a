import MonitorCore
import StorageAdapters

/// Uptime, ledger and latencies of all monitors in a window.
struct PlatformReport {
    private let window: TimeWindow
    private var uptime: [(name: String, report: UptimeReport)] = []
    private var ledger: [(series: SeriesKey, balance: LedgerBalance)] = []
    private var latencies: [(series: SeriesKey, summary: LatencySummary)] = []

    /// Reads the stores.
    init(stores: Stores, monitors: [Monitor], window: TimeWindow, time: any TimeSource) async throws {
        self.window = window
        let resolution = Self.resolution(for: window.duration)
        let whole = TimeWindow(start: resolution.bucketStart(of: window.start), end: window.end)
        let reporter = stores.uptimeReporter(time: time)
        let accountant = LedgerAccountant(monitors: stores.monitors, ledger: stores.monitoring)
        let rollups = RollupReader(store: stores.monitoring, time: time)
        let known = try await stores.monitors.monitors(monitors.map(\.id))
        for monitor in monitors where known[monitor.id] != nil {
            uptime.append((monitor.name, try await reporter.report(on: monitor.id, in: window)))
            let grace = monitor.timeout * (monitor.retries.count + 1) + .seconds(60)
            let balances = try await accountant.balances(of: monitor.id, in: window, deadline: window.end - grace)
            for (region, balance) in balances.sorted(by: { $0.key < $1.key }) {
                let series = SeriesKey(monitor: monitor.id, region: region)
                ledger.append((series, balance))
                var summary = LatencySummary()
                for bucket in try await rollups.buckets(of: series, resolution: resolution, in: whole) {
                    if let latency = bucket.latency(.total) {
                        summary.merge(latency)
                    }
                }
                if summary.count > 0 {
                    latencies.append((series, summary))
                }
            }
        }
        latencies.sort { ($0.summary.quantile(0.95) ?? .zero) > ($1.summary.quantile(0.95) ?? .zero) }
    }

    /// The finest rollups that are still there for all of a window that long, by the default retention policy.
    static func resolution(for span: Duration) -> RollupResolution {
        switch span {
        case ..<(.seconds(3 * 86_400)): .minute
        case ..<(.seconds(364 * 86_400)): .hour
        default: .day
        }
    }

    /// The report as text.
    func lines(width: Int) -> [String] {
        let start = Timestamp(seconds: window.start.seconds)
        let end = Timestamp(seconds: window.end.seconds)
        var lines = ["From \(start) to \(end)", "", "Uptime"]
        lines += uptimeTable.lines(width: width, usesColor: false)
        lines += [
            "", "Strict counts unknown time against the monitor; SLA leaves out maintenance and what is unknown.",
        ]
        lines += ["", "Ledger: how every slot that was due ended"]
        lines += ledgerTable.lines(width: width, usesColor: false)
        lines += ["", "Slowest checks"]
        lines += latencyTable.lines(width: width, usesColor: false)
        return lines
    }

    private var uptimeTable: TextTable {
        var table = TextTable(columns: [
            .init(title: "MONITOR", maximumWidth: 28),
            .init(title: "STRICT", isRightAligned: true), .init(title: "SLA", isRightAligned: true),
            .init(title: "PUBLIC", isRightAligned: true), .init(title: "COVERED", isRightAligned: true),
            .init(title: "UP", isRightAligned: true), .init(title: "DEGRADED", isRightAligned: true),
            .init(title: "DOWN", isRightAligned: true), .init(title: "MAINTENANCE", isRightAligned: true),
            .init(title: "PAUSED", isRightAligned: true), .init(title: "UNKNOWN", isRightAligned: true),
        ])
        table.rows = uptime.map { name, report in
            let parts = report.parts
            let figures = [parts.strict, parts.sla, parts.published, parts.coverage]
            let spans = [parts.up, parts.degraded, parts.down, parts.maintenance, parts.paused, parts.unknown]
            let cells = figures.map { $0?.description ?? "–" } + spans.map(Self.rounded)
            return [.init(name)] + cells.map { .init($0) }
        }
        return table
    }

    private var ledgerTable: TextTable {
        var table = TextTable(columns: [
            .init(title: "MONITOR AND REGION", maximumWidth: 40),
            .init(title: "DUE", isRightAligned: true), .init(title: "COMPLETED", isRightAligned: true),
            .init(title: "SKIPPED", isRightAligned: true), .init(title: "MISSED", isRightAligned: true),
            .init(title: "SUPERSEDED", isRightAligned: true), .init(title: "OPEN", isRightAligned: true),
            .init(title: "UNACCOUNTED", isRightAligned: true), .init(title: "REASONS"),
        ])
        table.rows = ledger.map { series, balance in
            let counts = balance.counts
            let skipped = counts.skipped.values.reduce(0, +)
            let missed = counts.missed.values.reduce(0, +)
            let numbers = [
                balance.due, counts.completed, skipped, missed, counts.superseded, balance.open, balance.unaccounted,
            ]
            let skips = counts.skipped.map { "\($0.key) \($0.value)" }
            let misses = counts.missed.map { "\($0.key) \($0.value)" }
            let reasons = (skips + misses).sorted().joined(separator: ", ")
            return [.init(series.description)] + numbers.map { .init("\($0)") } + [.init(reasons)]
        }
        return table
    }

    private var latencyTable: TextTable {
        var table = TextTable(columns: [
            .init(title: "MONITOR AND REGION", maximumWidth: 40),
            .init(title: "CHECKS", isRightAligned: true), .init(title: "MEAN", isRightAligned: true),
            .init(title: "P50", isRightAligned: true), .init(title: "P95", isRightAligned: true),
            .init(title: "P99", isRightAligned: true), .init(title: "LONGEST", isRightAligned: true),
        ])
        table.rows = latencies.prefix(10)
            .map { series, summary in
                let quantiles = [0.5, 0.95, 0.99].map { summary.quantile($0) }
                let values = [summary.mean] + quantiles + [summary.maximum]
                let cells = values.map { $0.map { StatusView.milliseconds($0.inSeconds * 1_000) } ?? "–" }
                return [.init(series.description), .init("\(summary.count)")] + cells.map { .init($0) }
            }
        return table
    }

    private static func rounded(_ duration: Duration) -> String {
        Duration.seconds(duration.inNanoseconds / 1_000_000_000).text
    }
}
