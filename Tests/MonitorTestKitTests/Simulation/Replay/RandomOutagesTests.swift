import MonitorCore
import MonitorTestKit
import Testing

@Suite("Random outages")
struct RandomOutagesTests {
    private static let monitors: [MonitorID] = ["a", "b", "c", "d"]

    private static func script(seed: UInt64) -> TargetScript {
        .randomOutages(
            of: monitors,
            every: .hours(2),
            lasting: .minutes(5) ... .minutes(30),
            over: .days(3),
            seed: seed
        )
    }

    @Test("equal seeds give equal scripts, and monitors fail each on its own")
    func isDeterministic() {
        #expect(Self.script(seed: 1) == Self.script(seed: 1))
        #expect(Self.script(seed: 1) != Self.script(seed: 2))
        let starts = Self.script(seed: 1).episodes.map(\.start)
        #expect(Set(starts).count > starts.count * 9 / 10)
    }

    @Test("outages last and recur as asked")
    func isWithinLimits() {
        let script = Self.script(seed: 5)
        #expect(Set(script.episodes.map(\.behaviour)) == [.down, .silent])
        for monitor in Self.monitors {
            let episodes = script.episodes.filter { $0.monitors == [monitor] }
            #expect((24...60).contains(episodes.count))
            for (episode, next) in zip(episodes, episodes.dropFirst()) {
                #expect((Duration.minutes(5) ... .minutes(30)).contains(episode.end - episode.start))
                #expect((Duration.hours(1) ... .hours(3)).contains(next.start - episode.end))
            }
        }
    }

    @Test("nothing to choose from gives no outages")
    func isEmpty() {
        let length = Duration.minutes(5) ... .minutes(30)
        let day = Duration.days(1)
        #expect(TargetScript.randomOutages(of: [], every: day, lasting: length, over: day, seed: 1).episodes.isEmpty)
        #expect(
            TargetScript.randomOutages(of: ["a"], every: day, lasting: length, behaviours: [], over: day, seed: 1)
                .episodes.isEmpty
        )
        #expect(
            TargetScript.randomOutages(of: ["a"], every: .zero, lasting: length, over: day, seed: 1).episodes.isEmpty
        )
    }

    @Test("each is detected within the bound and dated to its first slot", arguments: [1, 3], [0, 1])
    func areDetected(regionCount: Int, retryCount: Int) throws {
        let regions: [Region] = ["ams", "fra", "lon"]
        let monitors = Self.monitors.map { id in
            var monitor = Monitor.simulated(id, regions: Array(regions.prefix(regionCount)))
            monitor.retries.count = retryCount
            return monitor
        }
        let report = try DecisionReplay(
            Scenario(monitors: monitors, targets: Self.script(seed: 9), duration: .days(3))
        )
        .run()
        #expect(report.outages.count > 100)
        #expect(report.outagesOutOfBound.isEmpty)
        #expect(report.detectionDelays.count == report.outages.count)
        #expect(report.falsePages.isEmpty)
        for outage in report.outages {
            let lateness = try #require(outage.datedAt) - outage.start
            #expect(lateness >= .zero && lateness <= .seconds(30))
        }
    }
}
