import MonitorCore
import MonitorTestKit

/// How long it takes until a true outage is known, over random outages.
struct DetectionFigure {
    var seed: UInt64

    private static let regions: [Region] = ["ams", "fra", "lon", "par", "zrh"]

    func table() async throws -> MarkdownTable {
        var table = MarkdownTable(
            "interval",
            "regions",
            "retries",
            "outages",
            "p50",
            "p90",
            "p99",
            "max",
            "bound",
            "later",
            "missed"
        )
        for interval in [Duration.seconds(30), .seconds(60)] {
            for regionCount in [1, 3, 5] {
                for retryCount in [0, 1, 2] {
                    let report = try await report(interval, regionCount: regionCount, retryCount: retryCount)
                    let delays = report.detectionDelays
                    table.add(
                        interval.text,
                        "\(regionCount)",
                        "\(retryCount)",
                        report.outages.count.grouped,
                        text(delays.quantile(0.5)),
                        text(delays.quantile(0.9)),
                        text(delays.quantile(0.99)),
                        text(delays.maximum),
                        text(report.outages.first?.bound),
                        "\(report.outagesOutOfBound.count)",
                        "\(report.outages.count - delays.count)"
                    )
                }
            }
        }
        return table
    }

    private func report(_ interval: Duration, regionCount: Int, retryCount: Int) async throws -> ReplayReport {
        let monitors = (0..<100)
            .map { number in
                var monitor = Monitor.simulated(
                    MonitorID("monitor-\(number)"),
                    every: interval,
                    regions: Array(Self.regions.prefix(regionCount))
                )
                monitor.retries.count = retryCount
                return monitor
            }
        var targets = TargetScript.randomOutages(
            of: monitors.map(\.id),
            every: .hours(2),
            lasting: .minutes(5) ... .minutes(30),
            over: .days(10),
            seed: seed
        )
        targets.noise = 0.01
        let scenario = Scenario(monitors: monitors, targets: targets, duration: .days(10))
        return try await DecisionReplay(scenario, seed: seed).run(monitorsPerTask: 1)
    }

    private func text(_ duration: Duration?) -> String {
        duration.map { "\($0.inSeconds.text(places: 1)) s" } ?? "–"
    }
}
