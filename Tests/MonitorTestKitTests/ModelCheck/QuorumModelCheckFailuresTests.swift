import MonitorCore
import MonitorTestKit
import Testing

/// A check that cannot fail proves nothing.
@Suite("The model check finds mistakes", .threadOfItsOwn)
struct QuorumModelCheckFailuresTests {
    /// A mistake, and the size of the shortest history that shows it.
    struct Mistake: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var findings: [SlotFinding]
        var slots: Int
        var results: Int
        var failures = 1
        var successes = 1
        /// What the specification gets wrong.
        var spoil: @Sendable (inout QuorumRules) -> Void

        func check(quorum: Int = 4, regions: Int = 4) -> QuorumModelCheck {
            QuorumModelCheck(
                ConfirmationPolicy(consecutiveFailures: failures, quorum: quorum),
                recovery: RecoveryPolicy(consecutiveSuccesses: successes),
                regions: regions,
                slots: slots + 1,
                findings: findings,
                order: .ascending
            )
        }
    }

    static let mistakes = [
        Mistake(testDescription: "quorum one too low", findings: [.up, .down, .missing], slots: 1, results: 2) {
            $0.quorum -= 1
        },
        Mistake(testDescription: "a failure too few", findings: [.up, .down], slots: 1, results: 3, failures: 2) {
            $0.failures -= 1
        },
        Mistake(testDescription: "a success too few", findings: [.up, .down], slots: 2, results: 6, successes: 2) {
            $0.successes -= 1
        },
        Mistake(testDescription: "stale votes count", findings: [.up, .missing], slots: 3, results: 3) {
            $0.halvesFresh = 5
        },
        Mistake(testDescription: "unknown results vote", findings: [.up, .unknown, .missing], slots: 2, results: 4) {
            $0.countsFaults = true
        },
    ]

    @Test("A wrong specification gives a shortest counterexample", arguments: mistakes)
    func wrongSpecification(mistake: Mistake) throws {
        var check = mistake.check()
        mistake.spoil(&check.rules)
        let report = check.run()
        let found = try #require(report.counterexample)
        #expect(!report.isExhaustive)
        #expect(found.history.slots.count == mistake.slots, "\(found)")
        #expect(found.history.slots.joined().count { $0 != .missing } == mistake.results, "\(found)")
        #expect(check.violation(in: found.history) == found.violation)
        #expect(mistake.check().violation(in: found.history) == nil)
    }

    @Test(
        "A state by a laxer policy breaks what must hold whatever the specification says",
        arguments: [
            (
                VotePolicy(regions: ["a", "b", "c"], consecutiveFailures: 2, quorum: 1, interval: .seconds(60)),
                "quorum"
            ),
            (VotePolicy(regions: ["a", "b", "c"], consecutiveFailures: 1, interval: .seconds(60)), "not 2"),
            (VotePolicy(regions: ["a", "b", "c"], consecutiveSuccesses: 1, interval: .seconds(60)), "not 2"),
        ]
    )
    func laxState(subject: VotePolicy, expected: String) throws {
        var check = QuorumModelCheck(regions: 3, slots: 4, findings: [.up, .down, .missing], order: .ascending)
        check.subject = subject
        check.rules = QuorumRules(subject)
        let found = try #require(check.run().counterexample)
        #expect(found.violation.contains(expected), "\(found)")
    }

    @Test("Orders of arrival beyond the window matter, and the counterexample tells which")
    func arrivals() throws {
        let limit = VotePolicy.windowPerRegion
        #expect(QuorumModelCheck(regions: 1, slots: limit, findings: [.up]).runArrivals().counterexample == nil)
        let report = QuorumModelCheck(regions: 1, slots: 2 * limit, findings: [.up]).runArrivals()
        let found = try #require(report.counterexample)
        #expect(found.violation.hasPrefix("in the order"), "\(found)")
    }

    @Test("A history reads as it is written")
    func history() {
        let history = QuorumHistory(rows: ["+~-", "?."])
        #expect(history.description == "a +~-\nb ?..")
        #expect(history.slots == [[.up, .unknown], [.degraded, .missing], [.down, .missing]])
    }
}
