import MonitorCore
import MonitorTestKit

/// Breaks one law of a ledger.
struct FaultyLedgerStore: FaultyStore, ForwardingMonitoringStore {
    let law: LedgerStoreLaw?
    let base: any MonitoringStore
    private var isReopened = false
    private let latest = Memory<[SlotID: LedgerEntry]>([:])
    /// Before this instant entries have been removed.
    private let horizon = Memory(Timestamp.distantPast)

    init(breaking law: LedgerStoreLaw?, time: any TimeSource) {
        self.law = law
        base = InMemoryMonitoringStore(time: time)
    }

    func reopened() -> Self {
        var store = self
        store.isReopened = true
        return store
    }

    func record(_ entries: [LedgerEntry]) async throws -> Int {
        switch law {
        case .readsWhatWasRecorded:
            return try await base.record(
                entries.map { LedgerEntry(slot: $0.slot, outcome: $0.outcome, recordedAt: $0.slot.time) }
            )
        case .firstEntryStays:
            latest.change { latest in
                for entry in entries { latest[entry.slot] = entry }
            }
            return try await base.record(entries)
        case .completedReplacesAndStays:
            var fresh: [LedgerEntry] = []
            for entry in entries where try await stored(entry.slot) == nil {
                fresh.append(entry)
            }
            return try await base.record(fresh)
        case .concurrentWritersLoseNothing:
            var count = 0
            for entry in entries {
                let outcome = try await stored(entry.slot)?.outcome
                if outcome == nil || (entry.outcome == .completed && outcome != .completed) { count += 1 }
            }
            await pauseBetweenCheckAndAct()
            _ = try await base.record(entries)
            return count
        case .agreesWithTheReference:
            return try await base.record(entries.filter { $0.slot.time >= horizon.value })
        default:
            return try await base.record(entries)
        }
    }

    private func stored(_ slot: SlotID) async throws -> LedgerEntry? {
        let window = TimeWindow(start: slot.time, end: slot.time + .nanoseconds(1))
        return try await base.entries(of: slot.series, in: window, limit: 1).first
    }

    func entries(of series: SeriesKey, in window: TimeWindow, limit: Int) async throws -> [LedgerEntry] {
        switch law {
        case .firstEntryStays:
            try await base.entries(of: series, in: window, limit: limit).map { latest.value[$0.slot] ?? $0 }
        case .limitTakesTheFirst:
            try await base.entries(of: series, in: window, limit: .max).suffix(limit)
        default:
            try await base.entries(of: series, in: window, limit: limit)
        }
    }

    func counts(of series: SeriesKey, in window: TimeWindow) async throws -> LedgerCounts {
        try await base.counts(of: series, in: law == .countsAreByWindow ? window.closed : window)
    }

    func setDispatchedThrough(_ instant: Timestamp, shard: String, fence: Fence) async throws {
        let isFenced = law != .marksAreFenced && !(law == .survivesReopening && isReopened)
        let mark = law == .marksMove ? try await base.dispatchedThrough(shard: shard) : nil
        try await base.setDispatchedThrough(
            max(instant, mark ?? instant),
            shard: shard,
            fence: isFenced ? fence : Fence(lease: fence.lease, token: .max)
        )
    }

    func removeEntries(before instant: Timestamp, limit: Int) async throws -> Int {
        horizon.change { $0 = max($0, instant) }
        return try await base.removeEntries(before: instant, limit: law == .removesOldestFirst ? .max : limit)
    }
}
