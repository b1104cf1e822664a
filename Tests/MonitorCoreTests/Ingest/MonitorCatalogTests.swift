import MonitorTestKit
import Synchronization
import Testing

@testable import MonitorCore

@Suite("Monitor catalog")
struct MonitorCatalogTests {
    @Test("reads the feed from its end on, not from its beginning")
    func feed() async throws {
        let time = VirtualTime()
        let store = ObservedMonitorStore(InMemoryMonitorStore(time: time))
        func put(_ name: String) async throws {
            let check = CheckSpecification(kind: "k", configuration: [:])
            _ = try await store.put([Monitor(id: "m", name: name, check: check)], expecting: .any)
        }
        for number in 0..<5 {
            try await put("\(number)")
        }
        let catalog = MonitorCatalog(store: store, time: time, refreshInterval: .seconds(1), limit: 10)
        #expect(try await catalog.definitions(of: ["m"])["m"]?.monitor.name == "4")
        try await put("new")
        #expect(try await catalog.definitions(of: ["m"])["m"]?.monitor.name == "4")
        time.advance(by: .seconds(1))
        #expect(try await catalog.definitions(of: ["m"])["m"]?.monitor.name == "new")
        #expect(store.positions == [5, 5])
    }
}

/// Notes from where the feed is read.
private final class ObservedMonitorStore: MonitorStore {
    private let base: InMemoryMonitorStore
    private let asked = Mutex<[Int64]>([])

    init(_ base: InMemoryMonitorStore) {
        self.base = base
    }

    var positions: [Int64] { asked.withLock(\.self) }

    func put(_ monitors: [Monitor], expecting expectation: ExpectedRevision) async throws -> [StoredMonitor] {
        try await base.put(monitors, expecting: expectation)
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
        asked.withLock { $0.append(sequence) }
        return try await base.changes(after: sequence, limit: limit)
    }

    func latestSequence() async throws -> Int64 {
        try await base.latestSequence()
    }

    func history(of id: MonitorID) async throws -> [MonitorChange] {
        try await base.history(of: id)
    }
}
