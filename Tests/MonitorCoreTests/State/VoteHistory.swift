import MonitorCore

/// Results of made-up slots, one per character: `+` up, `~` degraded, `-` down, `?` a fault, anything else no result.
enum VoteHistory {
    static let start = Timestamp(seconds: 1_800_000_000)
    static let interval = Duration.seconds(60)
    static let monitor: MonitorID = "m"

    static func time(_ slot: Int) -> Timestamp { start + interval * slot }

    static func result(
        _ character: Character,
        slot: Int,
        region: Region,
        isInMaintenance: Bool = false
    ) -> CheckResult? {
        let outcome: CheckOutcome
        switch character {
        case "+": outcome = .up
        case "~": outcome = .degraded
        case "-": outcome = .down
        case "?": outcome = .unknown(Fault(.network, "no route"))
        default: return nil
        }
        let id = SlotID(monitor: monitor, region: region, time: time(slot))
        return CheckResult(
            slot: id,
            outcome: outcome,
            latency: LatencyPhases(total: .milliseconds(20)),
            evidence: outcome == .down ? [Evidence(assertion: "status", expected: "200", actual: "\(slot)")] : [],
            runner: "w",
            startedAt: id.time,
            isInMaintenance: isInMaintenance,
            correlation: CorrelationID("corr-\(id)")
        )
    }

    static func results(_ rows: [Region: String], maintenance: Range<Int> = 0..<0) -> [CheckResult] {
        rows.flatMap { region, row in
            row.enumerated()
                .compactMap { slot, character in
                    result(character, slot: slot, region: region, isInMaintenance: maintenance.contains(slot))
                }
        }
        .sorted { $0.slot < $1.slot }
    }

    static func policy(regions: [Region] = ["a", "b", "c"], minoritySlots: Int = 3) -> VotePolicy {
        VotePolicy(regions: regions, interval: interval, minoritySlots: minoritySlots)
    }
}

extension MonitorState {
    mutating func fold(_ results: [CheckResult], policy: VotePolicy) -> StateUpdate {
        fold(results, of: VoteHistory.monitor, tenant: "default", policy: policy)
    }
}
