import MonitorCore
import Synchronization

/// A monitor store that can be cut off.
final class UnreachableMonitorStore: MonitorStore {
    private let base: any MonitorStore
    private let isCutOff = Atomic(false)

    init(_ base: any MonitorStore) {
        self.base = base
    }

    func cutOff() {
        isCutOff.store(true, ordering: .relaxed)
    }

    private func reachable() throws -> any MonitorStore {
        guard !isCutOff.load(ordering: .relaxed) else { throw StoreError(code: .unavailable, message: "cut off") }
        return base
    }

    func put(_ monitors: [Monitor], expecting expectation: ExpectedRevision) async throws -> [StoredMonitor] {
        try await reachable().put(monitors, expecting: expectation)
    }

    func remove(_ id: MonitorID, expecting expectation: ExpectedRevision) async throws {
        try await reachable().remove(id, expecting: expectation)
    }

    func monitors(_ ids: [MonitorID]) async throws -> [MonitorID: StoredMonitor] {
        try await reachable().monitors(ids)
    }

    func list(tenant: TenantID?, from cursor: MonitorID?, limit: Int) async throws -> MonitorPage {
        try await reachable().list(tenant: tenant, from: cursor, limit: limit)
    }

    func changes(after sequence: Int64, limit: Int) async throws -> [MonitorChange] {
        try await reachable().changes(after: sequence, limit: limit)
    }

    func latestSequence() async throws -> Int64 {
        try await reachable().latestSequence()
    }

    func history(of id: MonitorID) async throws -> [MonitorChange] {
        try await reachable().history(of: id)
    }
}
