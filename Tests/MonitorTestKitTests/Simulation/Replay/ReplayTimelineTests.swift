import AlertRules
import IncidentResponse
import MonitorCore
import MonitorTestKit
import Testing

@Suite("The replay of decisions: timelines worked out by hand")
struct ReplayTimelineTests {
    private static let start = Timestamp(seconds: 1_800_000_000)

    /// A monitor that is checked every 30 s, an outage 5 s after its third slot for 5 minutes, and that slot.
    private static func scenario(
        _ monitor: Monitor = .simulated("api"),
        _ behaviour: TargetBehaviour = .down,
        in regions: Set<Region>? = nil
    ) throws -> (Scenario, slot: Timestamp) {
        let slot = try #require(SlotSequence(monitor).first(from: start)) + .seconds(60)
        let outage = TargetEpisode(
            behaviour,
            of: [monitor.id],
            in: regions,
            from: slot - start + .seconds(5),
            lasting: .minutes(5)
        )
        return (
            Scenario(monitors: [monitor], targets: TargetScript([outage]), start: start, duration: .hours(1)), slot
        )
    }

    // An attempt takes 50 ms, and the second follows a second after the first: a slot has failed 1.1 s after it was due.
    @Test("an outage pages once, as soon as the second slot has failed, and is dated to the first")
    func outage() throws {
        let (scenario, slot) = try Self.scenario()
        let report = try DecisionReplay(scenario).run()

        let page = try #require(report.pages.first)
        #expect(report.pages.count == 1)
        #expect(page.at == slot + .milliseconds(61_100))
        #expect(page.startedAt == slot + .seconds(30))
        #expect(page.occasion == .opened)
        #expect(!page.isFalse)

        let incident = try #require(report.incidents.first)
        #expect(report.incidents.count == 1)
        #expect(page.incident == incident.id)
        #expect(incident.openedAt == page.at)
        // Up again at 305 s; the slots at 330 s and 360 s confirm it.
        #expect(incident.resolvedAt == slot + .milliseconds(360_050))
        #expect(incident.alert.endedAt == slot + .seconds(330))
        #expect(report.transitions.map(\.value.to) == [.up, .down, .up])

        let outage = try #require(report.outages.first)
        #expect(report.outages.count == 1)
        #expect(outage.start == slot + .seconds(5))
        #expect(outage.end == slot + .seconds(305))
        #expect(outage.detectionDelay == .milliseconds(56_100))
        #expect(outage.datedAt == slot + .seconds(30))
        #expect(outage.bound == .seconds(30 + 20 + 30 + 5))
        #expect(report.outagesOutOfBound.isEmpty)
    }

    @Test("a target that never answers is known to be down when the attempts have timed out", arguments: [0, 1, 2])
    func silence(retryCount: Int) throws {
        var monitor = Monitor.simulated("api")
        monitor.retries.count = retryCount
        let (scenario, slot) = try Self.scenario(monitor, .silent)
        let report = try DecisionReplay(scenario).run()
        // A probe gives up 50 ms before the timeout; a second passes between attempts. With two retries the third attempt
        // outlasts the interval, and still is in time.
        let attempts = Duration.milliseconds(9_950) * (retryCount + 1) + .seconds(1) * retryCount
        #expect(report.pages.map(\.at) == [slot + .seconds(60) + attempts])
        #expect(report.outagesOutOfBound.count == (retryCount == 2 ? 1 : 0))
    }

    @Test("one region of three pages nobody, two do", arguments: [1, 2, 3])
    func regions(count: Int) throws {
        let regions: [Region] = ["ams", "fra", "lon"]
        let monitor = Monitor.simulated("api", regions: regions)
        let (scenario, slot) = try Self.scenario(monitor, in: Set(regions.prefix(count)))
        let report = try DecisionReplay(scenario).run()
        #expect(report.pages.map(\.at) == (count > 1 ? [slot + .milliseconds(61_100)] : []))
        #expect(report.outages.count == (count > 1 ? 1 : 0))
    }

    @Test("a slow region does not hold up the majority")
    func slowRegion() throws {
        let monitor = Monitor.simulated("api", regions: ["ams", "fra", "lon"])
        var (scenario, slot) = try Self.scenario(monitor, in: ["fra", "lon"])
        let slow = TargetEpisode(.slow(.seconds(8)), in: ["ams"], from: .zero, lasting: .hours(1))
        scenario.targets.episodes.append(slow)
        let report = try DecisionReplay(scenario).run()
        #expect(report.pages.map(\.at) == [slot + .milliseconds(61_100)])
    }

    @Test("an outage that outlasts maintenance pages when it is over")
    func maintenance() throws {
        var (scenario, slot) = try Self.scenario()
        let window = TimeWindow(start: slot, end: slot + .seconds(200))
        scenario.monitors[0].maintenance = [MaintenanceWindow(title: "work", recurrence: .once(window))]
        let report = try DecisionReplay(scenario).run()
        #expect(report.pages.map(\.at) == [slot + .milliseconds(211_100)])
        #expect(report.checks.inMaintenance == 7)
    }

    @Test("trouble that comes back soon opens the incident again")
    func reopening() throws {
        var (scenario, slot) = try Self.scenario()
        let again = slot - Self.start + .minutes(10)
        scenario.targets.episodes.append(.outage(of: "api", from: again, lasting: .minutes(2)))
        let report = try DecisionReplay(scenario).run()
        #expect(report.pages.map(\.occasion) == [.opened, .reopened])
        #expect(report.incidents.map(\.reopenCount) == [1])
        #expect(report.outages.map(\.detectionDelay) == [.milliseconds(56_100), .milliseconds(31_100)])
    }

    @Test("an outage that no slot confirms is not detected, and did not have to be")
    func shortOutage() throws {
        var (scenario, _) = try Self.scenario()
        scenario.targets.episodes[0].end = scenario.targets.episodes[0].start + .seconds(40)
        let report = try DecisionReplay(scenario).run()
        #expect(report.outages.map(\.detectedAt) == [nil])
        #expect(report.outagesOutOfBound.isEmpty)
        #expect(report.detectionDelays.count == 0)
    }
}
