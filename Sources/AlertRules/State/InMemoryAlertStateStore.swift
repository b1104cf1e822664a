public import MonitorCore
import Synchronization

/// Alert states in memory: the reference of ``AlertStateStore``.
public final class InMemoryAlertStateStore: AlertStateStore {
    private struct Table {
        var states: [MonitorID: VersionedAlertState] = [:]
        var messages: [OutgoingMessage] = []
    }

    private let maximumPendingCount: Int
    private let maximumStateCount: Int
    private let table = Mutex(Table())

    /// Creates an empty store.
    ///
    /// Beyond a limit commits are refused as `outOfSpace`.
    ///
    /// - Parameters:
    ///   - maximumPendingCount: The most messages that may wait; a call that would add more applies nothing.
    ///   - maximumStateCount: The most monitors that may have a state; beyond it new ones are refused, others are not.
    public init(maximumPendingCount: Int = 100_000, maximumStateCount: Int = 1_000_000) {
        self.maximumPendingCount = maximumPendingCount
        self.maximumStateCount = maximumStateCount
    }

    /// The stored states of those of the monitors that have one.
    public func states(of monitors: [MonitorID]) async throws -> [MonitorID: VersionedAlertState] {
        table.withLock { table in
            var found: [MonitorID: VersionedAlertState] = [:]
            for monitor in monitors {
                found[monitor] = table.states[monitor]
            }
            return found
        }
    }

    /// Applies each commit wholly or not at all.
    public func commit(_ commits: [AlertStateCommit]) async throws -> Set<MonitorID> {
        try table.withLock { table in
            let messageCount = commits.reduce(table.messages.count) { $0 + $1.messages.count }
            guard messageCount <= maximumPendingCount else {
                throw StoreError(
                    code: .outOfSpace,
                    message: "\(table.messages.count) messages wait already; see why the queue does not accept them"
                )
            }
            var conflicts: Set<MonitorID> = []
            var waiting = Set(table.messages.lazy.map(\.id))
            var isFull = false
            for commit in commits {
                guard table.states[commit.monitor]?.version ?? 0 == commit.expectedVersion else {
                    conflicts.insert(commit.monitor)
                    continue
                }
                if commit.expectedVersion == 0, !commit.state.isEmpty, table.states.count >= maximumStateCount {
                    isFull = true
                    continue
                }
                table.states[commit.monitor] =
                    commit.state.isEmpty
                    ? nil : VersionedAlertState(version: commit.expectedVersion + 1, state: commit.state)
                table.messages += commit.messages.filter { waiting.insert($0.id).inserted }
            }
            guard !isFull else {
                throw StoreError(
                    code: .outOfSpace,
                    message: "\(table.states.count) monitors have a state already; raise maximumStateCount"
                )
            }
            return conflicts
        }
    }

    /// Messages that were committed and not yet removed.
    public func pendingMessages(limit: Int) async throws -> [OutgoingMessage] {
        table.withLock { Array($0.messages.prefix(max(0, limit))) }
    }

    /// Removes messages that the queue has accepted.
    public func removePendingMessages(_ ids: [String]) async throws {
        let accepted = Set(ids)
        table.withLock { $0.messages.removeAll { accepted.contains($0.id) } }
    }
}
