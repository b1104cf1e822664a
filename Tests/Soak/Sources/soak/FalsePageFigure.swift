import MonitorCore
import MonitorTestKit

/// How often a policy pages although nothing is wrong, when each attempt fails by chance once in a hundred times.
struct FalsePageFigure {
    var seed: UInt64
    /// How many checks to replay for each policy, about.
    var checkCount: Int

    private static let regions: [Region] = ["ams", "fra", "lon", "par", "zrh"]

    func table() async throws -> MarkdownTable {
        var table = MarkdownTable(
            "regions",
            "retries",
            "checks",
            "false pages",
            "per 10⁷ checks",
            "95 % bound",
            "goal ≤ 1"
        )
        for regionCount in [1, 3, 5] {
            for retryCount in [0, 1, 2] {
                let report = try await report(regionCount: regionCount, retryCount: retryCount)
                let bound = Self.upperBound(report.falsePages.count) * 1e7 / Double(report.checks.total)
                table.add(
                    "\(regionCount)",
                    "\(retryCount)",
                    report.checks.total.grouped,
                    report.falsePages.count.grouped,
                    report.falsePageRate.text(places: 2),
                    bound.text(places: 2),
                    bound <= 1 ? "met" : report.falsePageRate > 1 ? "missed" : "open"
                )
            }
        }
        return table
    }

    private func report(regionCount: Int, retryCount: Int) async throws -> ReplayReport {
        let monitors = (0..<100)
            .map { number in
                var monitor = Monitor.simulated(
                    MonitorID("monitor-\(number)"),
                    regions: Array(Self.regions.prefix(regionCount))
                )
                monitor.retries.count = retryCount
                return monitor
            }
        let scenario = Scenario(
            monitors: monitors,
            targets: TargetScript(noise: 0.01),
            duration: .seconds(30 * checkCount / (monitors.count * regionCount))
        )
        return try await DecisionReplay(scenario, seed: seed).run(monitorsPerTask: 1)
    }

    /// The number of events that a true mean exceeds with a probability of 5 % at most, when so many were counted: Byar's
    /// approximation of the Poisson limit.
    private static func upperBound(_ count: Int) -> Double {
        let next = Double(count + 1)
        let root = 1 - 1 / (9 * next) + 1.645 / (3 * next.squareRoot())
        return next * root * root * root
    }
}
