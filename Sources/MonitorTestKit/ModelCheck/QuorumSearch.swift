import MonitorCore

/// Follows all histories of a check slot by slot, those that lead to the same state as one.
struct QuorumSearch {
    private struct Key: Hashable {
        var run: QuorumRun
        var ties: [Bool]
    }

    private struct Node {
        var key: Key
        /// The first history that led here.
        var history: QuorumHistory
        /// How many did.
        var count: Int
    }

    private let check: QuorumModelCheck
    private var bench: QuorumBench
    private var nodes: [Node]
    private var report = QuorumModelCheck.Report()

    init(_ check: QuorumModelCheck) {
        self.check = check
        bench = QuorumBench(check)
        let start = Key(run: QuorumRun(regions: check.policy.regions.count), ties: check.firstTies)
        nodes = [Node(key: start, history: QuorumHistory(), count: 1)]
    }

    mutating func run() -> QuorumModelCheck.Report {
        for slot in 1...check.slots {
            guard foldNextSlot() else { break }
            report.slots = slot
            report.histories = nodes.reduce(0) { Self.sum($0, $1.count) }
            report.isExhaustive = slot == check.slots
        }
        report.fewestVotesForDown = bench.fewestVotes.down
        report.fewestVotesForRecovery = bench.fewestVotes.recovery
        return report
    }

    private mutating func foldNextSlot() -> Bool {
        var next: [Node] = []
        var places: [Key: Int] = [:]
        for node in nodes {
            let isDone = check.forEachSlot(ties: node.key.ties) { findings, ties in
                var key = Key(run: node.key.run, ties: ties)
                var history = node.history
                history.append(findings)
                if let violation = key.run.foldLastSlot(of: history, on: &bench) {
                    report.counterexample = check.shrunk(history, violation, by: check.violation(in:))
                    return false
                }
                key.run.settle()
                if let place = places[key] {
                    next[place].count = Self.sum(next[place].count, node.count)
                    return true
                }
                guard report.states < check.stateLimit else { return false }
                report.states += 1
                places[key] = next.count
                next.append(Node(key: key, history: history, count: node.count))
                return true
            }
            guard isDone else { return false }
        }
        nodes = next
        return true
    }

    /// There may be more histories than an integer can count.
    private static func sum(_ lhs: Int, _ rhs: Int) -> Int {
        let (sum, overflow) = lhs.addingReportingOverflow(rhs)
        return overflow ? .max : sum
    }
}
