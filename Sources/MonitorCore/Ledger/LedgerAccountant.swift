/// Balances the ledger: compares what was due with what is recorded.
public struct LedgerAccountant: Sendable {
    private let monitors: any MonitorStore
    private let ledger: any LedgerStore
    private let pageSize: Int

    /// Creates an accountant.
    ///
    /// - Parameters:
    ///   - monitors: Where the history of the monitors is.
    ///   - ledger: Where the outcomes are.
    ///   - pageSize: How many slots of a series are held at a time.
    public init(monitors: any MonitorStore, ledger: any LedgerStore, pageSize: Int = 10_000) {
        self.monitors = monitors
        self.ledger = ledger
        self.pageSize = max(1, pageSize)
    }

    /// The balance of each region of a monitor.
    ///
    /// - Parameters:
    ///   - monitor: The monitor, which may have been removed since.
    ///   - window: The slots to look at.
    ///   - deadline: A slot before this instant must have ended.
    /// - Returns: The balances, by region.
    /// - Throws: What the stores throw.
    public func balances(
        of monitor: MonitorID,
        in window: TimeWindow,
        deadline: Timestamp
    ) async throws -> [Region: LedgerBalance] {
        let due = DueSlots(history: try await monitors.history(of: monitor))
        var balances: [Region: LedgerBalance] = [:]
        for region in due.regions {
            var balance = LedgerBalance()
            try await forEachPage(of: SeriesKey(monitor: monitor, region: region), due: due, in: window) {
                balance = balance + LedgerBalance(due: $0, entries: $1, deadline: deadline)
            }
            balances[region] = balance
        }
        return balances
    }

    /// The due slots of a monitor in a window that have no outcome.
    ///
    /// - Parameters:
    ///   - monitor: The monitor, which may have been removed since.
    ///   - window: The slots to look at.
    ///   - limit: The most that are returned for each region.
    /// - Returns: The slots, in order within each region.
    /// - Throws: What the stores throw.
    public func slotsWithoutOutcome(of monitor: MonitorID, in window: TimeWindow, limit: Int) async throws -> [SlotID] {
        let due = DueSlots(history: try await monitors.history(of: monitor))
        return try await slotsWithoutOutcome(of: monitor, due: due, in: window, limit: limit)
    }

    func slotsWithoutOutcome(
        of monitor: MonitorID,
        due: DueSlots,
        in window: TimeWindow,
        limit: Int
    ) async throws -> [SlotID] {
        var slots: [SlotID] = []
        for region in due.regions {
            let series = SeriesKey(monitor: monitor, region: region)
            var found: [SlotID] = []
            try await forEachPage(of: series, due: due, in: window) { due, entries in
                guard found.count < limit else { return }
                let ended = Set(entries.map(\.slot.time))
                for time in due where !ended.contains(time) {
                    found.append(SlotID(series: series, time: time))
                }
            }
            slots += found.prefix(limit)
        }
        return slots
    }

    private func forEachPage(
        of series: SeriesKey,
        due: DueSlots,
        in window: TimeWindow,
        _ body: ([Timestamp], [LedgerEntry]) -> Void
    ) async throws {
        var start = window.start
        while start < window.end {
            let rest = TimeWindow(start: start, end: window.end)
            let slots = due.slots(of: series.region, in: rest, limit: pageSize)
            let entries = try await ledger.entries(of: series, in: rest, limit: pageSize)
            // A full page reaches only as far as its last element; the page ends where both are complete.
            var end = window.end
            if slots.count == pageSize, let last = slots.last { end = min(end, last + .nanoseconds(1)) }
            if entries.count == pageSize, let last = entries.last { end = min(end, last.slot.time + .nanoseconds(1)) }
            body(slots.filter { $0 < end }, entries.filter { $0.slot.time < end })
            start = end
        }
    }
}
