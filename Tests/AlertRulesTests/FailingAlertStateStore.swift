import AlertRules
import MonitorCore
import Synchronization

/// A store of alert states whose first commits fail.
final class FailingAlertStateStore: AlertStateStore {
    private let base: any AlertStateStore
    private let failureCount: Mutex<Int>

    init(base: any AlertStateStore, failureCount: Int) {
        self.base = base
        self.failureCount = Mutex(failureCount)
    }

    func states(of monitors: [MonitorID]) async throws -> [MonitorID: VersionedAlertState] {
        try await base.states(of: monitors)
    }

    func commit(_ commits: [AlertStateCommit]) async throws -> Set<MonitorID> {
        let mustFail = failureCount.withLock { count in
            count -= 1
            return count >= 0
        }
        if mustFail { throw StoreError(code: .unavailable, message: "the store was unplugged by the test") }
        return try await base.commit(commits)
    }

    func pendingMessages(limit: Int) async throws -> [OutgoingMessage] {
        try await base.pendingMessages(limit: limit)
    }

    func removePendingMessages(_ ids: [String]) async throws {
        try await base.removePendingMessages(ids)
    }
}
