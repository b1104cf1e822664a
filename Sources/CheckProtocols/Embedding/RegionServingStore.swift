import MonitorCore

/// A monitor store for the scheduler that has every region served before the scheduler learns of it.
struct RegionServingStore: MonitorStore {
    let store: any MonitorStore
    let workers: RegionalWorkers

    func put(_ monitors: [Monitor], expecting expectation: ExpectedRevision) async throws -> [StoredMonitor] {
        try await store.put(monitors, expecting: expectation)
    }

    func remove(_ id: MonitorID, expecting expectation: ExpectedRevision) async throws {
        try await store.remove(id, expecting: expectation)
    }

    func monitors(_ ids: [MonitorID]) async throws -> [MonitorID: StoredMonitor] {
        let monitors = try await store.monitors(ids)
        try await serve(monitors.values.lazy.map(\.monitor))
        return monitors
    }

    func list(tenant: TenantID?, from cursor: MonitorID?, limit: Int) async throws -> MonitorPage {
        let page = try await store.list(tenant: tenant, from: cursor, limit: limit)
        try await serve(page.monitors.lazy.map(\.monitor))
        return page
    }

    func changes(after sequence: Int64, limit: Int) async throws -> [MonitorChange] {
        let changes = try await store.changes(after: sequence, limit: limit)
        try await serve(changes.lazy.compactMap(\.monitor))
        return changes
    }

    func latestSequence() async throws -> Int64 {
        try await store.latestSequence()
    }

    func history(of id: MonitorID) async throws -> [MonitorChange] {
        try await store.history(of: id)
    }

    private func serve(_ monitors: some Sequence<Monitor>) async throws {
        try await workers.serve(Set(monitors.flatMap(\.regions)))
    }
}
