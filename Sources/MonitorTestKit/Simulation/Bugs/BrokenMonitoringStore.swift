import MonitorCore

/// A store of results, states, ledger and rollups that is sound but for one bug, if that is its own.
struct BrokenMonitoringStore: ForwardingMonitoringStore {
    let base: any MonitoringStore
    let bug: SeededBug

    func commit(_ commits: [IngestCommit]) async throws -> Set<MonitorID> {
        var commits = commits
        for index in commits.indices {
            switch bug {
            case .ingestIgnoresVersion:
                let monitor = commits[index].monitor
                commits[index].expectedVersion = try await base.states(of: [monitor])[monitor]?.version ?? 0
            case .ingestForgetsMessages: commits[index].messages = []
            case .ingestForgetsLastResult where commits[index].results.count > 1: commits[index].results.removeLast()
            case .ingestKeepsRetracted: commits[index].retractsTransitionsFrom = nil
            default: break
            }
        }
        return try await base.commit(commits)
    }

    func pendingMessages(limit: Int) async throws -> [OutgoingMessage] {
        let messages = try await base.pendingMessages(limit: limit)
        if bug == .forgetsMessagesOnceRead { try await base.removePendingMessages(messages.map(\.id)) }
        return messages
    }

    func record(_ entries: [LedgerEntry]) async throws -> Int {
        guard bug == .forgetsLastLedgerEntry, entries.count > 1 else { return try await base.record(entries) }
        return try await base.record(entries.dropLast()) + 1
    }

    func setDispatchedThrough(_ instant: Timestamp, shard: String, fence: Fence) async throws {
        // The highest token passes every check.
        let fence = bug == .marksUnderLostLease ? Fence(lease: fence.lease, token: .max) : fence
        try await base.setDispatchedThrough(instant, shard: shard, fence: fence)
    }
}
