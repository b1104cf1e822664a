import MonitorCore

/// Every slot that was due has exactly one outcome, and outcomes sum to due slots.
struct LedgerInvariant {
    private let inspector: WorldInspector

    init(_ inspector: WorldInspector) {
        self.inspector = inspector
    }

    func check(
        _ histories: [MonitorID: [MonitorChange]]
    ) async throws -> (violations: [InvariantViolation], counts: LedgerCounts) {
        let scenario = inspector.world.scenario
        // The auditor closes a slot at the latest a few audits after its grace.
        let closed = inspector.end - Simulation.auditGrace - Simulation.auditInterval * 4
        let window = TimeWindow(start: scenario.start, end: scenario.start + closed)
        var violations: [InvariantViolation] = []
        var counts = LedgerCounts()
        for (monitor, history) in histories.sorted(by: { $0.key < $1.key }) {
            let due = DueSlots(history: history)
            for region in due.regions {
                let series = SeriesKey(monitor: monitor, region: region)
                let entries = try await inspector.world.monitoring.entries(of: series, in: window, limit: 1_000_000)
                let slots = due.slots(of: region, in: window, limit: 1_000_000)
                let balance = LedgerBalance(due: slots, entries: entries, deadline: .distantFuture)
                counts = counts + balance.counts
                if balance.unaccounted > 0, inspector.isSettled {
                    let known = Set(entries.map(\.slot.time))
                    let first = slots.first { !known.contains($0) }.map { inspector.offset($0).text } ?? "?"
                    violations.append(
                        InvariantViolation(
                            .everySlotHasOneOutcome,
                            "\(balance.unaccounted) of \(balance.due) slots of \(series) have none, the first at \(first)"
                        )
                    )
                }
                if balance.counts.total + balance.unaccounted != balance.due {
                    violations.append(
                        InvariantViolation(
                            .everySlotHasOneOutcome,
                            "\(balance.counts.total) outcomes of \(balance.due) due slots of \(series)"
                        )
                    )
                }
                if balance.surplus > 0, history.count == 1 {
                    violations.append(
                        InvariantViolation(
                            .everySlotHasOneOutcome,
                            "\(balance.surplus) outcomes of \(series) are of slots that were not due"
                        )
                    )
                }
            }
        }
        return (violations, counts)
    }
}
