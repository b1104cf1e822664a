import MonitorCore
import MonitorTestKit
import Testing

@Suite("What the replay takes for true")
struct ReplayTruthTests {
    private let regions: [Region] = ["ams", "fra", "lon"]

    private func report(_ episodes: TargetEpisode..., noise: Double = 0) throws -> ReplayReport {
        let monitor = Monitor.simulated("api", regions: regions)
        let targets = TargetScript(episodes, noise: noise)
        return try DecisionReplay(Scenario(monitors: [monitor], targets: targets, duration: .hours(1)), seed: 1).run()
    }

    private func spans(_ report: ReplayReport) -> [[Duration]] {
        let start = Timestamp(seconds: 1_800_000_000)
        return report.outages.map { [$0.start - start, $0.end - start] }
    }

    @Test("an outage lasts while a majority of regions see it")
    func majority() throws {
        let report = try report(
            .outage(of: "api", in: ["ams"], from: .minutes(1), lasting: .minutes(20)),
            .outage(of: "api", in: ["fra"], from: .minutes(5), lasting: .minutes(30)),
            TargetEpisode(.silent, in: ["lon"], from: .minutes(15), lasting: .minutes(10))
        )
        #expect(spans(report) == [[.minutes(5), .minutes(25)]])
    }

    @Test("it ends with the scenario at the latest")
    func ending() throws {
        let report = try report(.outage(of: "api", from: .minutes(50), lasting: .hours(3)))
        #expect(spans(report) == [[.minutes(50), .minutes(60)]])
    }

    @Test("answers that take too long are an outage, slow ones are not")
    func slowness() throws {
        let report = try report(
            TargetEpisode(.slow(.seconds(9)), from: .minutes(1), lasting: .minutes(5)),
            TargetEpisode(.slow(.seconds(11)), from: .minutes(20), lasting: .minutes(5))
        )
        #expect(spans(report) == [[.minutes(20), .minutes(25)]])
        #expect(report.pages.map(\.isFalse) == [false])
    }

    @Test("the later of two episodes counts")
    func overlap() throws {
        let report = try report(
            .outage(of: "api", from: .minutes(1), lasting: .minutes(30)),
            TargetEpisode(.up, from: .minutes(10), lasting: .minutes(10))
        )
        #expect(spans(report) == [[.minutes(1), .minutes(10)], [.minutes(20), .minutes(31)]])
    }

    @Test("regions that cannot tell do not count")
    func faults() throws {
        let report = try report(
            TargetEpisode(.unknown(.network), in: ["ams"], from: .minutes(1), lasting: .minutes(30)),
            .outage(of: "api", in: ["fra", "lon"], from: .minutes(5), lasting: .minutes(5))
        )
        #expect(spans(report) == [[.minutes(5), .minutes(10)]])
        #expect(report.outages.map(\.isWithinBound) == [true])
        #expect(report.pages.map(\.isFalse) == [false])
    }

    @Test("a page about flapping is not false, one about noise is")
    func falsePages() throws {
        let flapping = try report(TargetEpisode(.flapping(.minutes(3)), from: .minutes(1), lasting: .minutes(20)))
        #expect(!flapping.pages.isEmpty)
        #expect(flapping.falsePages.isEmpty)
        #expect(flapping.outages.isEmpty)
        let noisy = try report(noise: 1)
        #expect(noisy.pages.map(\.isFalse) == [true])
    }

    @Test("a page is false when too few regions were down for it")
    func minority() throws {
        let report = try report(
            .outage(of: "api", in: ["ams"], from: .zero, lasting: .hours(1)),
            noise: 0.4
        )
        #expect(!report.pages.isEmpty)
        #expect(report.falsePages == report.pages)
    }
}
