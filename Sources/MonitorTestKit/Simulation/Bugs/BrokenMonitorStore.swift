import MonitorCore

/// The monitors as an ingestor with a bug, if that is an ingestor's, understands them.
struct BrokenMonitorStore: MonitorStore {
    let base: any MonitorStore
    let bug: SeededBug

    /// How many times as long as it may a stale vote counts.
    private static let patience = 8

    func put(_ monitors: [Monitor], expecting expectation: ExpectedRevision) async throws -> [StoredMonitor] {
        try await base.put(monitors, expecting: expectation)
    }

    func remove(_ id: MonitorID, expecting expectation: ExpectedRevision) async throws {
        try await base.remove(id, expecting: expectation)
    }

    func monitors(_ ids: [MonitorID]) async throws -> [MonitorID: StoredMonitor] {
        try await base.monitors(ids).mapValues(broken)
    }

    func list(tenant: TenantID?, from cursor: MonitorID?, limit: Int) async throws -> MonitorPage {
        try await base.list(tenant: tenant, from: cursor, limit: limit)
    }

    func changes(after sequence: Int64, limit: Int) async throws -> [MonitorChange] {
        try await base.changes(after: sequence, limit: limit)
    }

    func latestSequence() async throws -> Int64 {
        try await base.latestSequence()
    }

    func history(of id: MonitorID) async throws -> [MonitorChange] {
        try await base.history(of: id)
    }

    private func broken(_ stored: StoredMonitor) -> StoredMonitor {
        var stored = stored
        switch bug {
        case .ingestorConfirmsTooSoon: stored.monitor.confirmation.consecutiveFailures -= 1
        case .ingestorCountsStaleVotes:
            guard case .every(let interval) = stored.monitor.schedule else { break }
            stored.monitor.schedule = .every(interval * Self.patience)
        default: break
        }
        return stored
    }
}
