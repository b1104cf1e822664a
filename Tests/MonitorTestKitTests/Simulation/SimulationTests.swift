import AlertRules
import IncidentResponse
import MonitorCore
import MonitorTestKit
import Testing

@Suite("Simulation", .threadOfItsOwn)
struct SimulationTests {
    private static let shop = Monitor.simulated("shop", every: .seconds(10), regions: ["eu", "us", "ap"])

    private static func scenario(_ episodes: TargetEpisode..., minutes: Int = 8) -> Scenario {
        Scenario(monitors: [shop], targets: TargetScript(episodes), duration: .minutes(minutes))
    }

    @Test("an outage pages when it begins and when it ends")
    func outage() throws {
        let outage = TargetEpisode.outage(of: "shop", from: .minutes(3), lasting: .minutes(2))
        let report = try Simulation(Self.scenario(outage)).run()
        #expect(report.violations == [])
        #expect(report.pages.map(\.notification.occasion) == [.opened, .resolved])
        let detection = try #require(report.detections.first)
        #expect(try #require(detection.delay) < .seconds(25))
        #expect(report.slots.completed > 0)
        #expect(report.slots.total == report.slots.completed)
    }

    @Test("random worlds keep their invariants", arguments: 1...25 as ClosedRange<UInt64>)
    func random(seed: UInt64) throws {
        let report = try Simulation.random(seed: seed).run()
        #expect(report.violations == [], "seed \(seed)")
    }

    @Test("equal seeds run equally, others do not")
    func determinism() throws {
        let hashes = try (1...3).map { _ in try Simulation.random(seed: 7).run().traceHash }
        #expect(Set(hashes).count == 1)
        #expect(try Simulation.random(seed: 8).run().traceHash != hashes[0])
    }

    @Test("a page says when the trouble began, and whether there was any")
    func pages() throws {
        let policy = ConfirmationPolicy(consecutiveFailures: 1)
        let shop = Monitor.simulated("shop", every: .seconds(10), regions: ["eu", "us", "ap"], confirmation: policy)
        let outage = TargetEpisode.outage(from: .minutes(3), lasting: .minutes(2))
        let report = try Simulation(of: shop, during: [outage], lasting: .minutes(8)).run()
        let call = try #require(report.calls.first)
        #expect(report.calls.count == 1)
        #expect(!call.isFalse)
        #expect(abs(call.startedAt.inSeconds - 180) <= 10)
    }

    @Test("a page about a target that only one region sees down is false")
    func falsePages() throws {
        let anyRegion = AlertRule(id: "failing", condition: .consecutiveFailures(2))
        let lie = TargetEpisode.outage(in: ["us"], from: .minutes(3), lasting: .minutes(2))
        let report = try Simulation(of: Self.shop, rules: [anyRegion], during: [lie], lasting: .minutes(8)).run()
        #expect(report.pages.map(\.notification.occasion) == [.opened, .resolved])
        #expect(report.pages.map(\.isFalse) == [true, false])
        #expect(try Simulation(of: Self.shop, during: [lie], lasting: .minutes(8)).run().pages.isEmpty)
    }

    @Test("what one region of three sees is no outage, however small the electorate")
    func smallElectorate() throws {
        let policy = ConfirmationPolicy(consecutiveFailures: 1, quorum: 1)
        let shop = Monitor.simulated("shop", every: .seconds(10), regions: ["eu", "us", "ap"], confirmation: policy)
        let lie = TargetEpisode.outage(in: ["us"], from: .minutes(3), lasting: .minutes(2))
        let report = try Simulation(of: shop, during: [lie], lasting: .minutes(8)).run()
        #expect(report.detections == [])
        #expect(report.violations == [])
    }

    @Test("a process may be cut off from one part of the world alone")
    func partialPartition() throws {
        let outage = TargetEpisode.outage(of: "shop", from: .minutes(3), lasting: .minutes(4))
        func delay(ingestorCutOffFrom part: WorldPart?) throws -> Duration {
            let cut = FaultEpisode(.partition, of: "ingestor-1", from: part, at: .minutes(3), lasting: .minutes(2))
            let report = try Simulation(Self.scenario(outage), faults: FaultPlan(episodes: [cut])).run()
            #expect(report.violations == [])
            return try #require(report.detections.first?.delay)
        }
        #expect(try delay(ingestorCutOffFrom: .alerts) < .seconds(25))
        #expect(try delay(ingestorCutOffFrom: .monitoring) > .minutes(2))
        #expect(try delay(ingestorCutOffFrom: nil) > .minutes(2))
    }

    @Test("the report holds what each check found")
    func results() throws {
        let outage = TargetEpisode.outage(in: ["us"], from: .minutes(3), lasting: .minutes(2))
        let report = try Simulation(of: Self.shop, during: [outage], lasting: .minutes(8)).run()
        #expect(report.results.count == 144)
        let failures = report.results.filter { $0.outcome == .down }
        #expect(failures.count == 12)
        #expect(Set(failures.map(\.slot.region)) == ["us"])
    }
}
