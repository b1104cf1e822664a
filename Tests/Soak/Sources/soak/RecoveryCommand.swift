import MonitorCore
import MonitorTestKit

/// Prints what faults of known length cost, and how soon all is as before.
enum RecoveryCommand: SoakCommand {
    static let name = "recovery"
    static let summary = "prints what single faults and a tenfold overload cost; --seeds N for each"

    private static let start = Duration.seconds(120)
    private static let length = Duration.seconds(20)
    private static let duration = Duration.seconds(420)
    private static let topology = Topology(
        schedulers: 2,
        workersPerRegion: 2,
        ingestors: 2,
        evaluators: 2,
        responders: 2,
        workerConcurrency: 2
    )

    static func run(_ arguments: SoakArguments) async throws {
        let count: UInt64 = try arguments.number("seeds", default: 30)
        print(Machine.table(command: "soak recovery --seeds \(count)"), terminator: "\n\n")
        var table = MarkdownTable(
            "fault of 20 s",
            "slots lost",
            "of",
            "late",
            "all on time again after, s (p50, max)",
            "broken invariants"
        )
        for (name, faults, targets) in cases {
            var cost = FaultCost()
            for seed in 1...max(1, count) {
                let scenario = Scenario(monitors: monitors, targets: targets, duration: duration)
                let report = try Simulation(scenario, topology: topology, faults: faults, seed: seed).run()
                cost.add(report, of: scenario, from: start, until: start + length)
            }
            table.add(
                name,
                "\(cost.lostCount)",
                "\(cost.dueCount)",
                "\(cost.lateCount)",
                "\(cost.recovery(0.5)), \(cost.recovery(1))",
                "\(cost.violationCount)"
            )
        }
        print(table)
    }

    /// Forty-eight monitors; the workers run four checks at once, and are mostly idle when a check takes 100 ms.
    private static let monitors = (1...48)
        .map { number in
            Monitor.simulated(MonitorID("monitor-\(number)"), every: .seconds(10), timeout: .seconds(9))
        }

    private static var cases: [(String, FaultPlan, TargetScript)] {
        func plan(_ kind: FaultKind, _ node: String?) -> FaultPlan {
            FaultPlan(episodes: [FaultEpisode(kind, of: node, at: start, lasting: length)])
        }
        let calm = TargetScript(latency: .milliseconds(100))
        let slow = TargetEpisode(.slow(.milliseconds(8_500)), from: start, lasting: length)
        return [
            ("none", .none, calm),
            ("one of two schedulers dies", plan(.crash, "scheduler-1"), calm),
            ("one of two schedulers stands still", plan(.pause, "scheduler-1"), calm),
            ("both schedulers are cut off", plan2("scheduler"), calm),
            ("one of two workers dies", plan(.crash, "worker-local-1"), calm),
            ("one of two ingestors dies", plan(.crash, "ingestor-1"), calm),
            ("the queue answers nobody", plan(.queueDown, nil), calm),
            ("the stores have no room", plan(.outOfSpace, nil), calm),
            (
                "checks take 8.5 s: ten times what the workers can run", .none,
                TargetScript([slow], latency: .milliseconds(100))
            ),
        ]
        func plan2(_ role: String) -> FaultPlan {
            FaultPlan(
                episodes: (1...2).map { FaultEpisode(.partition, of: "\(role)-\($0)", at: start, lasting: length) }
            )
        }
    }
}
