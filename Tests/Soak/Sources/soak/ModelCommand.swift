import MonitorCore
import MonitorTestKit

/// Checks the rules of the quorum over all vote histories, further than the tests do.
enum ModelCommand: SoakCommand {
    static let name = "model"
    static let summary = "checks all vote histories of 3 to 7 regions; --states N for each policy"

    /// How far histories are followed.
    private struct Bound {
        var regions: Int
        var slots: Int
        var findings: [SlotFinding]
        var order = QuorumModelCheck.RegionOrder.ascending
    }

    private static let bounds = [
        Bound(regions: 3, slots: 3, findings: [.up, .down, .unknown, .missing], order: .every),
        Bound(regions: 3, slots: 4, findings: [.up, .degraded, .down]),
        Bound(regions: 3, slots: 7, findings: [.up, .down]),
        Bound(regions: 4, slots: 3, findings: [.up, .down, .missing]),
        Bound(regions: 4, slots: 5, findings: [.up, .down]),
        Bound(regions: 5, slots: 4, findings: [.up, .down]),
        Bound(regions: 6, slots: 4, findings: [.up, .down]),
        Bound(regions: 7, slots: 4, findings: [.up, .down]),
    ]

    static func run(_ arguments: SoakArguments) async throws {
        let states: Int = try arguments.number("states", default: 500_000)
        print(Machine.table(command: ".ci/soak model --states \(states)"), terminator: "\n\n")
        var table = MarkdownTable(
            "regions",
            "slots",
            "findings",
            "policies",
            "histories",
            "states",
            "all followed",
            "seconds"
        )
        let time = SystemTimeSource()
        for bound in bounds {
            let start = time.monotonic
            let reports = await reports(bound, states: states)
            if let counterexample = reports.lazy.compactMap(\.counterexample).first {
                throw SoakError("the rules are broken:\n\(counterexample)")
            }
            table.add(
                "\(bound.regions)",
                "\(bound.slots)",
                bound.findings.map { "\($0)" }.joined(separator: ", "),
                "\(reports.count)",
                reports.reduce(0) { $0 + $1.histories }.grouped,
                reports.reduce(0) { $0 + $1.states }.grouped,
                reports.allSatisfy(\.isExhaustive) ? "yes" : "no",
                (time.monotonic - start).inSeconds.text(places: 1)
            )
        }
        print(table)
    }

    private static func reports(_ bound: Bound, states: Int) async -> [QuorumModelCheck.Report] {
        let checks = QuorumModelCheck.all(
            regions: bound.regions...bound.regions,
            failures: 1...2,
            successes: 1...2,
            slots: bound.slots,
            findings: bound.findings,
            order: bound.order,
            stateLimit: states
        )
        return await withTaskGroup(of: QuorumModelCheck.Report.self) { group in
            for check in checks {
                group.addTask { check.run() }
            }
            var reports: [QuorumModelCheck.Report] = []
            for await report in group { reports.append(report) }
            return reports
        }
    }
}
