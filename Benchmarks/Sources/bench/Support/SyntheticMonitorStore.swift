import MonitorCore

/// A store of a million monitors that takes no memory: it makes them up as they are asked for.
final class SyntheticMonitorStore: MonitorStore {
    private let count: Int
    private let interval: Duration
    private let createdAt = SystemTimeSource().now

    init(count: Int, interval: Duration) {
        self.count = count
        self.interval = interval
    }

    func list(tenant: TenantID?, from cursor: MonitorID?, limit: Int) async throws -> MonitorPage {
        let start = cursor.flatMap { Int($0.rawValue.dropFirst("monitor-".count)) } ?? 0
        let end = min(start + limit, count)
        return MonitorPage(
            monitors: (start..<end).map(stored),
            next: end < count ? SampleData.monitorID(end) : nil
        )
    }

    func monitors(_ ids: [MonitorID]) async throws -> [MonitorID: StoredMonitor] {
        Dictionary(
            ids.compactMap { id in Int(id.rawValue.dropFirst("monitor-".count)).map { (id, stored($0)) } }
        ) { first, _ in first }
    }

    func put(_ monitors: [Monitor], expecting expectation: ExpectedRevision) async throws -> [StoredMonitor] {
        throw StoreError(code: .unavailable, message: "made-up monitors do not change")
    }

    func remove(_ id: MonitorID, expecting expectation: ExpectedRevision) async throws {
        throw StoreError(code: .unavailable, message: "made-up monitors do not change")
    }

    func changes(after sequence: Int64, limit: Int) async throws -> [MonitorChange] { [] }

    func latestSequence() async throws -> Int64 { 0 }

    func history(of id: MonitorID) async throws -> [MonitorChange] { [] }

    private func stored(_ index: Int) -> StoredMonitor {
        StoredMonitor(monitor: SampleData.monitor(index, interval: interval), revision: 1, changedAt: createdAt)
    }
}
