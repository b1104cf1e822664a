public import AlertRules
public import MonitorCore

/// A store of alert states whose calls a ``CrashPlan`` guards.
public struct CrashingAlertStateStore: AlertStateStore {
    private let base: any AlertStateStore
    private let plan: CrashPlan

    /// Guards a store.
    public init(_ base: any AlertStateStore, plan: CrashPlan) {
        self.base = base
        self.plan = plan
    }

    /// The stored states.
    public func states(of monitors: [MonitorID]) async throws -> [MonitorID: VersionedAlertState] {
        try await plan.around { try await base.states(of: monitors) }
    }

    /// Applies commits.
    public func commit(_ commits: [AlertStateCommit]) async throws -> Set<MonitorID> {
        try await plan.around { try await base.commit(commits) }
    }

    /// Messages that wait.
    public func pendingMessages(limit: Int) async throws -> [OutgoingMessage] {
        try await plan.around { try await base.pendingMessages(limit: limit) }
    }

    /// Removes messages that the queue has accepted.
    public func removePendingMessages(_ ids: [String]) async throws {
        try await plan.around { try await base.removePendingMessages(ids) }
    }
}
