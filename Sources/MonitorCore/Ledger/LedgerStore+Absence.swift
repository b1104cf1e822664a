/// When nobody held a shard for longer than the look-back; kept as two marks beside the shard's own.
extension LedgerStore {
    /// The last absence of a shard's holder.
    func absence(shard: String) async throws -> TimeWindow? {
        guard let start = try await dispatchedThrough(shard: "\(shard).left"),
            let end = try await dispatchedThrough(shard: "\(shard).resumed")
        else { return nil }
        return TimeWindow(start: start, end: end)
    }

    /// Stores an absence; an earlier one that the auditor has not gone through yet becomes part of it.
    func setAbsence(_ absence: TimeWindow, shard: String, fence: Fence) async throws {
        var start = absence.start
        if let earlier = try await self.absence(shard: shard) {
            let audited = try await dispatchedThrough(shard: LedgerAuditor.leaseName) ?? .distantPast
            if earlier.end > audited { start = min(start, earlier.start) }
        }
        try await setDispatchedThrough(start, shard: "\(shard).left", fence: fence)
        try await setDispatchedThrough(absence.end, shard: "\(shard).resumed", fence: fence)
    }
}
