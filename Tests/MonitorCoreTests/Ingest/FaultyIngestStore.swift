import MonitorCore
import Synchronization

/// Which call of a store fails, and whether it takes effect all the same.
final class FaultPlan: Sendable {
    private let state: Mutex<(countdown: Int, takesEffect: Bool)>

    init(failingCall: Int, takesEffect: Bool) {
        state = Mutex((failingCall, takesEffect))
    }

    /// Whether the failing call has come.
    var isSpent: Bool { state.withLock { $0.countdown <= 0 } }

    func perform<Value>(_ call: () async throws -> Value) async throws -> Value {
        let (fails, takesEffect) = state.withLock { state in
            state.countdown -= 1
            return (state.countdown == 0, state.takesEffect)
        }
        guard fails else { return try await call() }
        if takesEffect {
            _ = try await call()
        }
        throw StoreError(code: .unavailable, message: "the store was unplugged by the test")
    }
}

/// An ingest store of which one call fails.
struct FaultyIngestStore: IngestStore {
    private let store: InMemoryMonitoringStore
    private let plan: FaultPlan

    init(_ store: InMemoryMonitoringStore, _ plan: FaultPlan) {
        self.store = store
        self.plan = plan
    }

    func states(of monitors: [MonitorID]) async throws -> [MonitorID: VersionedMonitorState] {
        try await plan.perform { try await store.states(of: monitors) }
    }

    func commit(_ commits: [IngestCommit]) async throws -> Set<MonitorID> {
        try await plan.perform { try await store.commit(commits) }
    }

    func transitions(of monitor: MonitorID, in window: TimeWindow) async throws -> [Transition] {
        try await store.transitions(of: monitor, in: window)
    }

    func removeTransitions(before instant: Timestamp, limit: Int) async throws -> Int {
        try await store.removeTransitions(before: instant, limit: limit)
    }

    func pendingMessages(limit: Int) async throws -> [OutgoingMessage] {
        try await plan.perform { try await store.pendingMessages(limit: limit) }
    }

    func removePendingMessages(_ ids: [String]) async throws {
        try await plan.perform { try await store.removePendingMessages(ids) }
    }
}
