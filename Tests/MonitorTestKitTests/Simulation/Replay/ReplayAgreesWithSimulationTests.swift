import IncidentResponse
import MonitorCore
import MonitorTestKit
import Testing

@Suite("The replay of decisions and the whole platform", .threadOfItsOwn)
struct ReplayAgreesWithSimulationTests {
    /// What both say about a change of status.
    private struct Change: Hashable {
        var monitor: MonitorID
        var to: MonitorStatus
        var at: Timestamp
        var decidedAt: Timestamp

        init(_ transition: Transition) {
            monitor = transition.monitor
            to = transition.to
            at = transition.at
            decidedAt = transition.decidedAt
        }
    }

    private static func scenario(seed: UInt64) -> Scenario {
        let regions: [Region] = ["ams", "fra", "lon"]
        let monitors = [
            Monitor.simulated("plain"),
            .simulated("voted", regions: regions),
            .simulated("patient", regions: regions),
        ]
        var scenario = Scenario(monitors: monitors, duration: .hours(1))
        for index in 0...1 { scenario.monitors[index].retries.count = 0 }
        scenario.targets = .randomOutages(
            of: monitors.map(\.id),
            every: .minutes(20),
            lasting: .minutes(1) ... .minutes(10),
            behaviours: [.down, .silent, .degraded, .slow(.seconds(4))],
            over: .hours(1),
            seed: seed
        )
        scenario.targets.noise = 0.03
        return scenario
    }

    @Test("without faults both decide the same, and page at about the same time", arguments: UInt64(1)...2)
    func agree(seed: UInt64) throws {
        let scenario = Self.scenario(seed: seed)
        let replay = try DecisionReplay(scenario, seed: seed).run()
        let world = try Simulation(scenario, seed: seed).run()
        // When the platform starts, it may miss the first slots.
        let expected = replay.transitions.map(\.value).filter { $0.from != .unknown }
        let actual = world.transitions.filter { $0.from != .unknown }
        #expect(Set(actual.map(Change.init)) == Set(expected.map(Change.init)), "seed \(seed)")
        #expect(actual.count == expected.count, "seed \(seed)")

        let pages = world.pages.filter { $0.notification.occasion != .resolved }
        for monitor in scenario.monitors {
            let actual = pages.filter { $0.notification.alert.monitor == monitor.id }.map { scenario.start + $0.at }
            let expected = replay.pages.filter { $0.monitor == monitor.id }.map(\.at)
            #expect(actual.count == expected.count, "seed \(seed), \(monitor.id)")
            for (actual, expected) in zip(actual, expected) {
                #expect(actual >= expected && actual - expected < .seconds(2), "seed \(seed), \(monitor.id)")
            }
        }
        #expect(!pages.isEmpty)
    }
}
