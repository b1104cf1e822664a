import AlertRules
import MonitorCore
import MonitorTestKit
import Testing

@Suite("The replay of decisions", .threadOfItsOwn)
struct DecisionReplayTests {
    @Test("shortcuts change nothing", arguments: UInt64(1)...40)
    func agreesWithPlainReplay(seed: UInt64) throws {
        let scenario = Scenario.random(seed: seed)
        let report = try DecisionReplay(scenario, seed: seed).run()
        let plain = try PlainReplay(scenario, seed: seed)
        #expect(report.transitions == plain.transitions, "seed \(seed)")
        #expect(report.alertChanges == plain.changes, "seed \(seed)")
    }

    @Test("random scenarios bring about what the comparison is about")
    func randomScenariosAreEventful() throws {
        let reports = try (UInt64(1)...40).map { try DecisionReplay(.random(seed: $0), seed: $0).run() }
        let rules = Set(reports.flatMap { $0.alertChanges.map(\.value.rule) })
        #expect(rules == ["down", "poor", "slow", "failing"])
        let transitions = reports.flatMap { $0.transitions.map(\.value) }
        #expect(Set(transitions.map(\.to)) == [.up, .degraded, .down])
        #expect(transitions.contains { $0.isInMaintenance })
        #expect(transitions.contains { $0.from == $0.to })
        #expect(transitions.contains { $0.rule.contains("a late result") })
    }

    @Test("equal seeds give equal reports, however monitors are shared out", arguments: [1, 2, 3, 100])
    func isDeterministic(monitorsPerTask: Int) async throws {
        var scenario = Scenario.random(seed: 7)
        scenario.targets.noise = 0.1
        let replay = try DecisionReplay(scenario, seed: 7)
        let report = replay.run()
        #expect(await replay.run(monitorsPerTask: monitorsPerTask) == report)
        #expect(try DecisionReplay(scenario, seed: 8).run() != report)
    }

    @Test("every due slot of every region is checked once")
    func countsChecks() throws {
        let monitors = [
            Monitor.simulated("a", every: .seconds(30)),
            .simulated("b", every: .seconds(60), regions: ["ams", "fra", "lon"]),
        ]
        let report = try DecisionReplay(Scenario(monitors: monitors, duration: .days(1))).run()
        #expect(report.checks.total == 2_880 + 3 * 1_440)
        #expect(report.checks.up == report.checks.total)
        #expect(report.attemptCount == report.checks.total)
        #expect(report.transitions.map(\.value.to) == [.up, .up])
        #expect(report.pages.isEmpty)
    }

    @Test("paused monitors and those of another kind are left out")
    func leavesOut() throws {
        var paused = Monitor.simulated("paused")
        paused.isPaused = true
        var other = Monitor.simulated("other")
        other.check.kind = "http"
        let report = try DecisionReplay(Scenario(monitors: [paused, other], duration: .hours(1))).run()
        #expect(report == ReplayReport())
    }

    @Test("attempts end with the slot's time")
    func attemptsEndWithTheSlot() throws {
        var monitor = Monitor.simulated("api", timeout: .seconds(20))
        monitor.retries.count = 5
        let targets = TargetScript([TargetEpisode(.silent, from: .zero, lasting: .hours(1))])
        let report = try DecisionReplay(Scenario(monitors: [monitor], targets: targets, duration: .hours(1))).run()
        #expect(report.checks.down == 120)
        // The third would begin 42 s after the slot.
        #expect(report.attemptCount == 240)
    }

    @Test("noise fails as many checks and pages as often as chance has it")
    func noise() throws {
        let monitors = (0..<10)
            .map { number in
                var monitor = Monitor.simulated(MonitorID("monitor-\(number)"))
                monitor.retries.count = 0
                return monitor
            }
        let scenario = Scenario(monitors: monitors, targets: TargetScript(noise: 0.01), duration: .seconds(30 * 30_000))
        let report = try DecisionReplay(scenario, seed: 3).run()
        let checks = 300_000.0
        #expect(report.checks.total == 300_000)
        let failures = Double(report.checks.down)
        #expect(abs(failures - checks * 0.01) < 5 * (checks * 0.01 * 0.99).squareRoot())
        // A failure that follows a success and is followed by another failure opens.
        let expected = checks * 0.01 * 0.01 * 0.99
        #expect(abs(Double(report.pages.count) - expected) < 5 * expected.squareRoot())
        #expect(report.falsePages == report.pages)
        #expect(abs(report.falsePageRate - Double(report.pages.count) * 1e7 / checks) < 1e-6)
        #expect(report.outages.isEmpty)
    }
}
