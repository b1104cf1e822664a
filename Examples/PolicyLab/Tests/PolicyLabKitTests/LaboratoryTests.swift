import MonitorCore
import MonitorTestKit
import Testing

@testable import PolicyLabKit

@Suite("Laboratory")
struct LaboratoryTests {
    private static let laboratory = Laboratory(interval: .seconds(30), seed: 1)

    private static func experiment(_ name: String, policies: [Policy] = Policy.defaults) throws -> Experiment {
        var laboratory = laboratory
        laboratory.policies = policies
        let scenario = try #require(LabScenario.all(regions: laboratory.regions).first { $0.name == name })
        return try laboratory.run(scenario)
    }

    @Test("more failures in a row page later, and date the outage no later")
    func outage() throws {
        let verdicts = try Self.experiment("outage").verdicts.prefix(3)
        let delays = try verdicts.map { try #require($0.pagedAfter) }
        #expect(delays == delays.sorted())
        #expect(delays[2] - delays[0] == .seconds(60))
        #expect(Set(verdicts.map(\.datedLate)).count == 1)
        #expect(verdicts.allSatisfy { $0.pageCount == 1 && $0.falsePageCount == 0 })
    }

    @Test("a majority is not fooled by one region, any region is")
    func lie() throws {
        let verdicts = try Self.experiment("lie").verdicts
        #expect(verdicts.map(\.falsePageCount) == [0, 0, 0, 0, 1])
    }

    @Test("with all workers but one cut off, only a small electorate finds the outage")
    func partition() throws {
        let policies: [Policy] = [.majority(failures: 2), .majority(failures: 2, quorum: 1)]
        #expect(try Self.experiment("partition", policies: policies).verdicts.map(\.isMissed) == [true, false])
    }

    @Test("the picture marks every page of every policy")
    func picture() throws {
        let experiment = try Self.experiment("lie")
        let svg = experiment.picture.svg
        #expect(svg.ranges(of: "class=\"falseCall\"><title>").count == 1)
        for policy in Policy.defaults { #expect(svg.contains(">\(policy.name)</text>")) }
    }

    @Test("the table lines up, with and without colours")
    func table() throws {
        let experiment = try Self.experiment("outage", policies: [.majority(failures: 2)])
        let plain = ResultTable(experiments: [experiment], isColoured: false).lines
        #expect(plain[0] == "An outage of five minutes")
        #expect(Set(plain[1...2].map(\.count)).count == 1)
        let coloured = ResultTable(experiments: [experiment], isColoured: true).lines
        #expect(coloured[2].contains("\u{1b}[32m"))
        #expect(coloured.map { $0.replacing(/\u{1b}\[\d*m/, with: "") } == plain)
    }
}
