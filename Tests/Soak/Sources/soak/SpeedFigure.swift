import MonitorCore
import MonitorTestKit

/// How long it takes to replay a year of 100 monitors that are checked every 30 s.
struct SpeedFigure {
    var seed: UInt64

    func table() async throws -> MarkdownTable {
        let monitors = (0..<100).map { Monitor.simulated(MonitorID("monitor-\($0)")) }
        var targets = TargetScript.randomOutages(
            of: monitors.map(\.id),
            every: .days(15),
            lasting: .minutes(2) ... .minutes(60),
            over: .days(365),
            seed: seed
        )
        targets.noise = 0.01
        let replay = try DecisionReplay(
            Scenario(monitors: monitors, targets: targets, duration: .days(365)),
            seed: seed
        )
        let time = SystemTimeSource()
        let start = time.monotonic
        let report = await replay.run(monitorsPerTask: 1)
        let elapsed = (time.monotonic - start).inSeconds
        var table = MarkdownTable("checks", "true outages", "seconds", "checks a second")
        table.add(
            report.checks.total.grouped,
            report.outages.count.grouped,
            elapsed.text(places: 1),
            Int64(Double(report.checks.total) / elapsed).grouped
        )
        return table
    }
}
