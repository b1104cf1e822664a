import MonitorCore
import Testing

@testable import MonitorTestKit

@Suite("What must hold of every transition", .threadOfItsOwn)
struct QuorumInvariantsTests {
    private static let policy = QuorumModelCheck(regions: 3, slots: 1).policy

    /// Judges what one history led to by another one.
    private func violation(of rows: [String], as others: [String]) -> String? {
        var before = MonitorState()
        var update = StateUpdate()
        var state = MonitorState()
        var bench = QuorumBench(QuorumModelCheck(regions: 3, slots: 1))
        for (slot, findings) in QuorumHistory(rows: rows).slots.enumerated() {
            before = state
            update = state.fold(
                bench.results(of: findings, slot: slot),
                of: QuorumHistory.monitor,
                tenant: QuorumHistory.tenant,
                policy: Self.policy
            )
        }
        return QuorumInvariants(policy: Self.policy, history: QuorumHistory(rows: others))
            .violation(by: update, after: before)
    }

    @Test(
        "A transition that the history does not bear out is refused",
        arguments: [
            (["+--", "+--", "+++"], nil), (["+-?", "+--", "+++"], "unknown"), (["+..", "+--", "+++"], "of late"),
            (["++-", "+--", "+++"], "not 2"), (["-+-", "+--", "+++"], "not 2"),
        ] as [([String], String?)]
    )
    func votes(rows: [String], expected: String?) {
        let found = violation(of: ["+--", "+--", "+++"], as: rows)
        if let expected {
            #expect(found?.contains(expected) == true, "\(found ?? "nothing")")
        } else {
            #expect(found == nil)
        }
    }

    @Test("Transitions alternate, each from the status before")
    func alternation() {
        let history = QuorumHistory(rows: ["++", "++", "++"])
        var update = StateUpdate()
        var state = MonitorState()
        var bench = QuorumBench(QuorumModelCheck(regions: 3, slots: 1))
        update = state.fold(
            bench.results(of: [.up, .up, .up], slot: 0),
            of: QuorumHistory.monitor,
            tenant: QuorumHistory.tenant,
            policy: Self.policy
        )
        let invariants = QuorumInvariants(policy: Self.policy, history: history)
        #expect(invariants.violation(by: update, after: MonitorState()) == nil)
        #expect(invariants.violation(by: update, after: state)?.hasPrefix("up is followed by") == true)
    }

    @Test("Rows that read the same read the same with whatever follows", arguments: 1...3, 1...3)
    func readings(failures: Int, successes: Int) {
        var rules = QuorumRules(Self.policy)
        rules.failures = failures
        rules.successes = successes
        var table = ReadingTable(rules: rules)
        func follow(_ row: [SlotFinding], _ id: Int) {
            #expect(table[id] == RegionReading(row: row, rules: rules), "\(String(row.map(\.symbol)))")
            guard row.count < 5 else { return }
            for finding in SlotFinding.allCases {
                follow(row + [finding], table.next(after: id, finding, slot: row.count))
            }
        }
        follow([], 0)
    }
}
