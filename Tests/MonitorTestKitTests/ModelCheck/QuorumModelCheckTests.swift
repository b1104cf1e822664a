import MonitorCore
import MonitorTestKit
import Testing

@Suite("All vote histories, against a slow specification", .threadOfItsOwn)
struct QuorumModelCheckTests {
    /// The bounds of some checks, and how many histories lie within them.
    struct Bounds: Sendable, CustomTestStringConvertible {
        var regions: Int
        var slots: Int
        var findings: String
        var failures = 1...1
        var successes = 1...1
        var order = QuorumModelCheck.RegionOrder.every

        var checks: [QuorumModelCheck] {
            QuorumModelCheck.all(
                regions: regions...regions,
                failures: failures,
                successes: successes,
                slots: slots,
                findings: SlotFinding.allCases.filter { findings.contains($0.symbol) },
                order: order
            )
        }

        /// The histories of one check; without regard to which region is which, the multisets of rows.
        var histories: Int {
            let rows = (0..<slots).reduce(1) { count, _ in count * findings.count }
            return (0..<regions)
                .reduce(1) { order == .every ? $0 * rows : $0 * (rows + $1) / ($1 + 1) }
        }

        var testDescription: String {
            "\(regions) regions, \(slots) slots of \(findings), \(failures.upperBound) to fail, "
                + "\(successes.upperBound) to recover: \(checks.count) policies, each \(histories) histories"
                + (order == .every ? "" : " (\(order) rows)")
        }
    }

    @Test(
        "The state is the specification's at every slot",
        arguments: [
            // Every kind of finding, briefly.
            Bounds(regions: 3, slots: 2, findings: "+-?.", failures: 1...2),
            Bounds(regions: 4, slots: 2, findings: "+-?.", failures: 2...2, order: .ascending),
            Bounds(regions: 4, slots: 2, findings: "+-?.", order: .descending),
            Bounds(regions: 5, slots: 2, findings: "+-.", failures: 1...2, order: .ascending),
            Bounds(regions: 6, slots: 2, findings: "+-.", order: .descending),
            // From up to down and back to up.
            Bounds(regions: 3, slots: 4, findings: "+-"),
            Bounds(regions: 3, slots: 5, findings: "+-", failures: 2...2, successes: 2...2),
            Bounds(regions: 4, slots: 3, findings: "+-", order: .ascending),
            Bounds(regions: 5, slots: 3, findings: "+-", order: .descending),
            Bounds(regions: 6, slots: 3, findings: "+-", order: .ascending),
            Bounds(regions: 7, slots: 3, findings: "+-", order: .ascending),
            // Few regions for long.
            Bounds(regions: 1, slots: 8, findings: "+-?.", failures: 2...3, successes: 3...3),
            Bounds(regions: 1, slots: 8, findings: "+~-?", failures: 1...3, successes: 2...2),
            Bounds(regions: 2, slots: 4, findings: "+-?.", failures: 2...2, successes: 2...2),
            // Degraded too.
            Bounds(regions: 3, slots: 3, findings: "+~-", failures: 2...2, order: .ascending),
        ]
    )
    func state(bounds: Bounds) async {
        for check in bounds.checks {
            // Lets other tests go on in between.
            await Task.yield()
            let report = check.run()
            #expect(report.counterexample == nil, "\(check.policy)")
            #expect(report.isExhaustive && report.histories == bounds.histories, "\(report)")
            // No change without a strict majority of the quorum.
            let majority = check.policy.quorum / 2 + 1
            #expect(report.fewestVotesForDown ?? majority >= majority)
            #expect(report.fewestVotesForRecovery ?? majority >= majority)
        }
    }

    @Test(
        "The order of arrival does not matter, nor do second results",
        arguments: [
            Bounds(regions: 3, slots: 2, findings: "+-.", failures: 1...2, order: .ascending),
            Bounds(regions: 2, slots: 2, findings: "+~-?.", failures: 1...2),
            Bounds(regions: 2, slots: 3, findings: "+-.", order: .ascending),
            Bounds(regions: 4, slots: 2, findings: "+-", order: .ascending),
            Bounds(regions: 1, slots: 6, findings: "+-."),
        ]
    )
    func arrivals(bounds: Bounds) async {
        for check in bounds.checks {
            // Lets other tests go on in between.
            await Task.yield()
            let report = check.runArrivals()
            #expect(report.counterexample == nil, "\(check.policy)")
            #expect(report.isExhaustive && report.histories == bounds.histories, "\(report)")
        }
    }

    @Test("A majority of the quorum, and not fewer, makes the monitor down and up again")
    func fewestVotes() {
        let report = QuorumModelCheck(
            ConfirmationPolicy(consecutiveFailures: 1, quorum: 4),
            recovery: RecoveryPolicy(consecutiveSuccesses: 1),
            regions: 4,
            slots: 3,
            findings: [.up, .down]
        )
        .run()
        #expect(report.fewestVotesForDown == 3)
        #expect(report.fewestVotesForRecovery == 3)
    }

    @Test("A check that meets too many states says how far it came")
    func stateLimit() {
        let report = QuorumModelCheck(regions: 3, slots: 3, stateLimit: 2_000).run()
        #expect(!report.isExhaustive)
        #expect(report.counterexample == nil)
        #expect(report.slots == 2)
        #expect(report.histories == 4_096)
        #expect(report.states == 2_000)
    }
}
