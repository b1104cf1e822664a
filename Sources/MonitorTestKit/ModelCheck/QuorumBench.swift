import MonitorCore

/// What the runs of one check share: readings and results, each made once, and what is noted of their transitions.
struct QuorumBench {
    let check: QuorumModelCheck
    var table: ReadingTable
    var fewestVotes = FewestVotes()
    private var results: [[CheckResult?]] = []

    init(_ check: QuorumModelCheck) {
        self.check = check
        table = ReadingTable(rules: check.rules)
    }

    /// The results of a slot, in order of region.
    mutating func results(of findings: [SlotFinding], slot: Int) -> [CheckResult] {
        while results.count <= slot { results.append(Self.results(ofSlot: results.count, check.policy.regions)) }
        return findings.enumerated()
            .compactMap { region, finding in
                results[slot][region * SlotFinding.allCases.count + Int(finding.rawValue)]
            }
    }

    private static func results(ofSlot slot: Int, _ regions: [Region]) -> [CheckResult?] {
        regions.flatMap { region in
            SlotFinding.allCases.map { finding in
                guard let outcome = finding.outcome else { return nil }
                let id = SlotID(monitor: QuorumHistory.monitor, region: region, time: QuorumHistory.time(of: slot))
                return CheckResult(
                    slot: id,
                    outcome: outcome,
                    runner: "modelled",
                    startedAt: id.time,
                    correlation: "modelled"
                )
            }
        }
    }
}
