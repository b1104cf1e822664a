import MonitorCore
import MonitorTestKit
import Testing

@Suite("Timeline picture", .threadOfItsOwn)
struct TimelinePictureTests {
    private static let outage = TargetEpisode.outage(from: .minutes(3), lasting: .minutes(2))

    private static func monitor(_ id: MonitorID = "shop") -> Monitor {
        .simulated(id, every: .seconds(10), regions: ["eu", "us", "ap"])
    }

    private static func picture(
        of monitor: Monitor = monitor(),
        during episodes: [TargetEpisode] = [outage],
        faults: FaultPlan = .none,
        title: String = "An outage"
    ) throws -> TimelinePicture {
        let simulation = Simulation(of: monitor, during: episodes, lasting: .minutes(8), faults: faults)
        return TimelinePicture(of: simulation.scenario, title: title, report: try simulation.run())
    }

    @Test("a page and its end have a mark each, with the words of the page")
    func pages() throws {
        let picture = try Self.picture()
        let svg = picture.svg
        #expect(svg.occurrences(of: "class=\"call\"><title>") == 1)
        #expect(svg.occurrences(of: "class=\"resolved\"><title>") == 1)
        #expect(!svg.contains("class=\"falseCall\""))
        let call = try #require(picture.runs[0].report.calls.first)
        #expect(svg.contains("<title>\(call), began at"))
    }

    @Test("an end so close to its page that it would hide it is left out")
    func closeMarks() throws {
        var picture = try Self.picture()
        try #require(picture.runs[0].report.pages.count == 2)
        picture.runs[0].report.pages[1].at = picture.runs[0].report.pages[0].at + .seconds(1)
        #expect(picture.svg.occurrences(of: "class=\"call\"><title>") == 1)
        #expect(picture.svg.occurrences(of: "class=\"resolved\"><title>") == 0)
    }

    @Test("the truth stands in a bar for each region, and a failed check in a mark for each")
    func truth() throws {
        let picture = try Self.picture(during: [.outage(in: ["us"], from: .minutes(3), lasting: .minutes(2))])
        let svg = picture.svg
        #expect(svg.occurrences(of: "<title>us: down, 3m to 5m</title>") == 1)
        #expect(svg.occurrences(of: "<title>eu: up, 0s to 8m</title>") == 1)
        let failures = picture.runs[0].report.results.count { $0.outcome == .down }
        #expect(failures > 0)
        #expect(svg.occurrences(of: "class=\"down check\"") == failures)
        #expect(svg.contains("nobody was paged"))
    }

    @Test("faults of the platform shade the picture")
    func faults() throws {
        let cut = FaultEpisode(.partition, of: "worker-us-1", at: .minutes(2), lasting: .minutes(1))
        let svg = try Self.picture(faults: FaultPlan(episodes: [cut])).svg
        #expect(svg.occurrences(of: "class=\"shade\"") == 1)
        #expect(svg.contains(">worker-us-1</text>"))
    }

    @Test("several runs stand below each other, each with its name")
    func runs() throws {
        let one = try Self.picture()
        let run = one.runs[0]
        let both = TimelinePicture(
            of: one.scenario,
            title: "Two",
            runs: [TimelinePicture.Run("first policy", run.report), TimelinePicture.Run("second policy", run.report)]
        )
        #expect(both.svg.contains(">first policy</text>"))
        #expect(both.svg.contains(">second policy</text>"))
        #expect(both.svg.occurrences(of: "class=\"call\"><title>") == 2)
    }

    @Test("equal input gives equal text")
    func determinism() throws {
        #expect(try Self.picture().svg == Self.picture().svg)
    }

    @Test(
        "the document is well-formed, whatever the names hold",
        arguments: ["shop", "a<b>&\"c\"'", "\u{0}\u{1b}\u{FFFE}", "店"]
    )
    func wellFormed(name: String) throws {
        let cut = FaultEpisode(.crash, at: .minutes(2), lasting: .seconds(20))
        let svg =
            try Self.picture(
                of: Self.monitor(MonitorID(name)),
                during: [
                    Self.outage,
                    TargetEpisode(.flapping(.seconds(20)), from: .minutes(6), lasting: .minutes(1)),
                    TargetEpisode(.failing(0.5), from: .minutes(7), lasting: .minutes(1)),
                ],
                faults: FaultPlan(episodes: [cut]),
                title: name
            )
            .svg
        #expect(WellFormedXML.fault(in: svg) == nil)
    }

    @Test("a picture without runs, and one of no duration, are well-formed")
    func empty() {
        let scenario = Scenario(monitors: [Self.monitor()], duration: .zero)
        #expect(WellFormedXML.fault(in: TimelinePicture(of: scenario, title: "", runs: []).svg) == nil)
    }

    @Test(
        "times along the axis are round and not too many",
        arguments: [Duration.seconds(1), .seconds(50), .minutes(8), .hours(7), .days(1), .days(365)]
    )
    func ticks(duration: Duration) {
        let scenario = Scenario(monitors: [Self.monitor()], duration: duration)
        let count = TimelinePicture(of: scenario, title: "", runs: []).svg.occurrences(of: "class=\"grid\"")
        #expect((2...14).contains(count))
    }
}

extension String {
    fileprivate func occurrences(of part: String) -> Int { ranges(of: part).count }
}
