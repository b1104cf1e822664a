import MonitorCore

/// The monitor store as one process reaches it.
struct NodeMonitorStore: MonitorStore {
    let base: any MonitorStore
    let link: NodeLink

    func put(_ monitors: [Monitor], expecting expectation: ExpectedRevision) async throws -> [StoredMonitor] {
        try await link.call(.monitors, "put monitors", isWrite: true) {
            try await base.put(monitors, expecting: expectation)
        }
    }

    func remove(_ id: MonitorID, expecting expectation: ExpectedRevision) async throws {
        try await link.call(.monitors, "remove monitor", isWrite: true) {
            try await base.remove(id, expecting: expectation)
        }
    }

    func monitors(_ ids: [MonitorID]) async throws -> [MonitorID: StoredMonitor] {
        try await link.call(.monitors, "monitors") { try await base.monitors(ids) }
    }

    func list(tenant: TenantID?, from cursor: MonitorID?, limit: Int) async throws -> MonitorPage {
        try await link.call(.monitors, "list monitors") {
            try await base.list(tenant: tenant, from: cursor, limit: limit)
        }
    }

    func changes(after sequence: Int64, limit: Int) async throws -> [MonitorChange] {
        try await link.call(.monitors, "changes") { try await base.changes(after: sequence, limit: limit) }
    }

    func latestSequence() async throws -> Int64 {
        try await link.call(.monitors, "latest sequence") { try await base.latestSequence() }
    }

    func history(of id: MonitorID) async throws -> [MonitorChange] {
        try await link.call(.monitors, "history") { try await base.history(of: id) }
    }
}
