import AlertRules
import MonitorCore
import MonitorTestKit

extension Scenario {
    private static let allRegions: [Region] = ["ams", "fra", "lon", "par", "zrh"]

    /// A scenario in which anything may happen, for an hour or so.
    static func random(seed: UInt64) -> Scenario {
        var generator = SeededGenerator(seed: seed)
        func pick<Element>(_ choices: [Element]) -> Element {
            choices[Int(generator.next() % UInt64(choices.count))]
        }
        let start = Timestamp(seconds: 1_800_000_000)
        let monitors = (0..<3)
            .map { number in
                var monitor = Monitor.simulated(
                    MonitorID("monitor-\(number)"),
                    every: pick([.seconds(10), .seconds(30), .seconds(60)]),
                    regions: Array(Self.allRegions.prefix(pick([1, 2, 3, 5]))),
                    timeout: pick([.seconds(1), .seconds(5), .seconds(10)]),
                    confirmation: ConfirmationPolicy(consecutiveFailures: pick([1, 2, 3]), quorum: pick([nil, 2])),
                    recovery: RecoveryPolicy(consecutiveSuccesses: pick([1, 2]))
                )
                monitor.retries = RetryPolicy(count: pick([0, 1, 3]), delay: pick([.zero, .seconds(1), .seconds(4)]))
                if pick([true, false]) {
                    let begin = start + .minutes(pick([5, 20]))
                    let window = TimeWindow(start: begin, end: begin + .minutes(pick([3, 20])))
                    monitor.maintenance = [MaintenanceWindow(title: "work", recurrence: .once(window))]
                }
                return monitor
            }
        let behaviours: [TargetBehaviour] = [
            .down, .down, .silent, .silent, .degraded, .slow(.seconds(2)), .slow(.seconds(7)), .failing(0.4),
            .flapping(.seconds(45)), .unknown(.network), .up,
        ]
        let episodes = (0..<24)
            .map { _ in
                TargetEpisode(
                    pick(behaviours),
                    of: pick([nil, [pick(monitors).id]]),
                    in: pick([nil, nil, [pick(allRegions)], [pick(allRegions), pick(allRegions)]]),
                    from: .milliseconds(Int64(generator.next() % 3_600_000)),
                    lasting: .seconds(Int64(generator.next() % 600))
                )
            }
        let down = AlertRule(id: "down", condition: .status([.down]))
        let poor = AlertRule(id: "poor", condition: .status([.down, .degraded]))
        let slow = AlertRule(id: "slow", condition: .latency(above: .seconds(1), for: .seconds(60)))
        let failing = AlertRule(id: "failing", condition: .consecutiveFailures(3), minimumRegions: 2)
        return Scenario(
            monitors: monitors,
            rules: pick([[down], [down, poor], [down, slow, failing]]),
            targets: TargetScript(episodes, noise: pick([0, 0.05])),
            start: start,
            duration: .minutes(70)
        )
    }
}
