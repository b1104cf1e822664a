import MonitorCore

/// Applies batches in parts.
struct TornMonitorStore: MonitorStore {
    let base: InMemoryMonitorStore
    let tear: TornWrites

    func put(_ monitors: [Monitor], expecting expectation: ExpectedRevision) async throws -> [StoredMonitor] {
        try await tear.write(
            monitors,
            part: { $0.dropLast() },
            to: { try await base.put($0, expecting: expectation) }
        )
    }

    func remove(_ id: MonitorID, expecting expectation: ExpectedRevision) async throws {
        try await base.remove(id, expecting: expectation)
    }

    func monitors(_ ids: [MonitorID]) async throws -> [MonitorID: StoredMonitor] {
        try await base.monitors(ids)
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
}
