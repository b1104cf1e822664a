import CoreMetrics

/// Counts how slots ended, as one of the services that record it.
struct LedgerMetrics: Sendable {
    private let counters: [SlotOutcome: Counter]

    init(source: String, factory: any MetricsFactory) {
        counters = Dictionary(
            uniqueKeysWithValues: Self.names.map { outcome, name in
                let dimensions = [("outcome", name), ("source", source)]
                return (outcome, Counter(label: "ledger_slots_total", dimensions: dimensions, factory: factory))
            }
        )
    }

    func count(_ entries: [LedgerEntry]) {
        for entry in entries {
            counters[entry.outcome]?.increment()
        }
    }

    func countCompleted(_ count: Int) {
        counters[.completed]?.increment(by: count)
    }

    private static var names: [(SlotOutcome, String)] {
        [(.completed, "completed"), (.superseded, "superseded")]
            + SkipReason.allCases.map { (.skipped($0), "skipped_\(name(of: $0))") }
            + MissReason.allCases.map { (.missed($0), "missed_\(name(of: $0))") }
    }

    private static func name(of reason: SkipReason) -> String {
        switch reason {
        case .overload: "overload"
        case .backPressure: "back_pressure"
        case .expired: "expired"
        }
    }

    private static func name(of reason: MissReason) -> String {
        switch reason {
        case .schedulerDown: "scheduler_down"
        case .deadLettered: "dead_lettered"
        case .noResult: "no_result"
        case .notRunnable: "not_runnable"
        }
    }
}
