import AlertRules
import MonitorCore
import MonitorTestKit
import Testing

@Suite("Alert conditions")
struct AlertConditionTests {
    private let down = AlertRule(id: "down", condition: .consecutiveFailures(3))

    @Test("n failures in a row fire, back-dated to the first; n successes resolve, back-dated likewise")
    func consecutiveFailures() throws {
        var timeline = try AlertTimeline([down], interval: .seconds(30))
        let start = timeline.now
        timeline.check(.up, times: 4)
        timeline.check(.down, times: 4)
        timeline.check(.up, times: 3)
        #expect(timeline.log == ["3m firing down", "4m30s resolved down"])
        let fired = try #require(timeline.changes.first)
        let resolved = try #require(timeline.changes.last)
        #expect(fired.startedAt == start + .seconds(120))
        #expect(fired.endedAt == nil)
        #expect(fired.key == "down/monitor")
        #expect(fired.reason == "3 failures in a row in local")
        #expect(fired.regions == ["local"])
        #expect(resolved.startedAt == fired.startedAt)
        #expect(resolved.endedAt == start + .seconds(240))
        #expect(resolved.sequence > fired.sequence)
    }

    @Test("a good check breaks the run before it fires, a bad one the run before it resolves")
    func runsAreUnbroken() throws {
        var timeline = try AlertTimeline([down])
        timeline.check(.down, times: 2)
        timeline.check(.up)
        timeline.check(.down, times: 2)
        #expect(timeline.log == [])
        timeline.check(.down)
        timeline.check(.up)
        timeline.check(.down)
        timeline.check(.up)
        #expect(timeline.log == ["5m firing down"])
        timeline.check(.up)
        #expect(timeline.log == ["5m firing down", "9m resolved down"])
    }

    @Test("degraded checks pass")
    func degradedPasses() throws {
        var timeline = try AlertTimeline([down])
        timeline.check(.degraded, times: 5)
        #expect(timeline.changes.isEmpty)
    }

    @Test("the monitor's own faults neither fire nor resolve nor break a run")
    func unknownSaysNothing() throws {
        var timeline = try AlertTimeline([down])
        let unknown = CheckOutcome.unknown(Fault(.resolver, "no answer"))
        timeline.check(unknown, times: 10)
        timeline.check(.down, times: 2)
        timeline.check(unknown, times: 3)
        #expect(timeline.changes.isEmpty)
        timeline.check(.down)
        #expect(timeline.changes.map(\.status) == [.firing])
        timeline.check(.up)
        timeline.check(unknown)
        timeline.check(.up)
        #expect(timeline.changes.map(\.status) == [.firing, .resolved])
    }

    @Test("a latency above the threshold fires once it has lasted, and not before")
    func latency() throws {
        let rule = AlertRule(id: "slow", condition: .latency(above: .milliseconds(500), for: .seconds(120)))
        var timeline = try AlertTimeline([rule])
        timeline.check(.up, times: 2, latency: .milliseconds(500))
        timeline.check(.up, times: 2, latency: .milliseconds(501))
        timeline.check(.up, latency: .milliseconds(400))
        timeline.check(.up, times: 2, latency: .milliseconds(900))
        #expect(timeline.changes.isEmpty)
        timeline.check(.up, latency: .milliseconds(800))
        timeline.check(.down, times: 3)
        #expect(timeline.log == ["7m firing slow"])
        #expect(timeline.changes.first?.values == ["latency.total_seconds": 0.8])
        #expect(timeline.changes.first?.reason == "total latency 800ms, threshold 500ms for 2m in local")
        timeline.check(.up, times: 2, latency: .milliseconds(100))
        #expect(timeline.log == ["7m firing slow", "12m resolved slow"])
    }

    @Test("a certificate that runs out fires, and a new one resolves")
    func certificate() throws {
        let rule = AlertRule(
            id: "certificate",
            condition: .certificateDaysLeft(below: 14),
            consecutiveSuccesses: 1
        )
        var timeline = try AlertTimeline([rule], interval: .seconds(86_400))
        for days in (10...16).reversed() {
            timeline.check(.up, samples: ["certificate.days_left": Double(days)])
        }
        timeline.check(.up)
        timeline.check(.up, samples: ["certificate.days_left": .nan])
        timeline.check(.up, samples: ["certificate.days_left": 90])
        #expect(timeline.log == ["3d firing certificate", "9d resolved certificate"])
        #expect(timeline.changes.map(\.values) == [["certificate.days_left": 13], ["certificate.days_left": 90]])
    }

    @Test("a status fires from the transition and resolves at once")
    func status() throws {
        let rule = AlertRule(id: "status", condition: .status([.down]))
        var timeline = try AlertTimeline([rule])
        let start = timeline.now
        timeline.change(to: .up)
        timeline.change(to: .degraded)
        timeline.change(to: .down, since: start + .seconds(90))
        timeline.change(to: .unknown)
        timeline.change(to: .degraded)
        #expect(timeline.log == ["2m firing status", "4m resolved status"])
        #expect(timeline.changes.first?.startedAt == start + .seconds(90))
    }

    @Test("several regions must agree when the rule says so")
    func minimumRegions() throws {
        let rule = AlertRule(
            id: "down",
            condition: .consecutiveFailures(2),
            minimumRegions: 2,
            consecutiveSuccesses: 1
        )
        var timeline = try AlertTimeline([rule], interval: .seconds(10))
        let start = timeline.now
        timeline.check(.down, times: 3, region: "eu")
        timeline.check(.up, times: 2, region: "us")
        #expect(timeline.changes.isEmpty)
        timeline.check(.down, times: 2, region: "asia")
        timeline.check(.up, region: "us")
        timeline.check(.up, region: "eu")
        #expect(timeline.log == ["1m firing down", "1m20s resolved down"])
        #expect(timeline.changes.first?.startedAt == start + .seconds(50))
        #expect(timeline.changes.first?.regions == ["asia", "eu"])
    }

    @Test("maintenance holds an alert back; what outlasts it fires then, back-dated")
    func maintenance() throws {
        var timeline = try AlertTimeline([down])
        let start = timeline.now
        timeline.check(.down, times: 5, isInMaintenance: true)
        #expect(timeline.changes.isEmpty)
        timeline.check(.down)
        #expect(timeline.log == ["5m firing down"])
        #expect(timeline.changes.first?.startedAt == start)
    }

    @Test("what ends within maintenance, or has begun to, never fires")
    func recoversInMaintenance() throws {
        var timeline = try AlertTimeline([down])
        timeline.check(.down, times: 5, isInMaintenance: true)
        timeline.check(.up, isInMaintenance: true)
        timeline.check(.up, times: 3)
        #expect(timeline.changes.isEmpty)
    }

    @Test("an alert that fires already resolves in maintenance")
    func resolvesInMaintenance() throws {
        var timeline = try AlertTimeline([down])
        timeline.check(.down, times: 3)
        timeline.check(.down, times: 2, isInMaintenance: true)
        timeline.check(.up, times: 2, isInMaintenance: true)
        #expect(timeline.log == ["2m firing down", "6m resolved down"])
    }

    @Test("a status held back by maintenance fires with the next result that bears it out")
    func statusAfterMaintenance() throws {
        let rule = AlertRule(id: "status", condition: .status([.down]))
        var timeline = try AlertTimeline([rule])
        timeline.change(to: .down, isInMaintenance: true)
        timeline.check(.down, isInMaintenance: true)
        timeline.check(.up)
        #expect(timeline.changes.isEmpty)
        timeline.check(.down)
        #expect(timeline.log == ["3m firing status"])
        timeline.check(.down)
        timeline.change(to: .up)
        #expect(timeline.log == ["3m firing status", "5m resolved status"])
    }

    @Test("what lasts for a time does not last through a gap in which nothing was seen")
    func holdAcrossGap() throws {
        let rule = AlertRule(id: "slow", condition: .latency(above: .milliseconds(500), for: .seconds(300)))
        var timeline = try AlertTimeline([rule])
        timeline.check(.up, latency: .seconds(1))
        timeline.check(.unknown(Fault(.resolver, "no answer")), times: 10)
        timeline.check(.up, latency: .seconds(1))
        #expect(timeline.changes.isEmpty)
        timeline.check(.down, times: 4)
        timeline.check(.up, latency: .seconds(1))
        #expect(timeline.log == ["16m firing slow"])
        timeline.wait(.seconds(86_400))
        timeline.check(.down)
        timeline.check(.up, times: 2, latency: .milliseconds(1))
        #expect(timeline.changes.map(\.status) == [.firing, .resolved])
    }

    @Test("a hold shorter than the interval is not broken by it")
    func shortHold() throws {
        let rule = AlertRule(id: "slow", condition: .latency(above: .milliseconds(500), for: .seconds(30)))
        var timeline = try AlertTimeline([rule])
        timeline.check(.up, times: 2, latency: .seconds(1))
        #expect(timeline.log == ["1m firing slow"])
    }

    @Test("failures a day apart are not in a row")
    func failuresFarApart() throws {
        var timeline = try AlertTimeline([AlertRule(id: "down", condition: .consecutiveFailures(2))])
        timeline.check(.down)
        timeline.wait(.seconds(86_400))
        timeline.check(.down)
        #expect(timeline.changes.isEmpty)
        timeline.check(.down)
        #expect(timeline.log == ["1d2m firing down"])
    }

    @Test("a restart at any point changes nothing")
    func restarts() throws {
        func play(restarting: Bool) throws -> [AlertChange] {
            var timeline = try AlertTimeline([
                down,
                AlertRule(id: "slow", condition: .latency(above: .milliseconds(10), for: .seconds(120))),
                AlertRule(id: "status", condition: .status([.down, .degraded])),
            ])
            let script: [(CheckOutcome, Int64, Bool)] = [
                (.up, 5, false), (.up, 20, false), (.up, 30, false), (.down, 0, true), (.down, 0, true),
                (.down, 0, true), (.down, 0, false), (.up, 5, false), (.up, 5, false),
            ]
            for (outcome, latency, isInMaintenance) in script {
                timeline.check(outcome, latency: .milliseconds(latency), isInMaintenance: isInMaintenance)
                if restarting { try timeline.restart() }
                timeline.change(to: outcome == .down ? .down : .up, isInMaintenance: isInMaintenance)
                if restarting { try timeline.restart() }
            }
            return timeline.changes
        }
        let changes = try play(restarting: false)
        #expect(changes.count == 6)
        #expect(try play(restarting: true) == changes)
    }
}
