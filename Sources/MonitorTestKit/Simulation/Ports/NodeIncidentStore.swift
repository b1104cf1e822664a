import IncidentResponse
import MonitorCore

/// Incidents and their outbox as one process reaches them.
struct NodeIncidentStore: IncidentStore, NotificationOutbox {
    let base: any IncidentStore & NotificationOutbox
    let link: NodeLink
    let observer: WorldObserver

    private func read<Value: Sendable>(_ name: String, _ body: () async throws -> Value) async throws -> Value {
        try await link.call(.incidents, name, body)
    }

    private func write<Value: Sendable>(_ name: String, _ body: () async throws -> Value) async throws -> Value {
        try await link.call(.incidents, name, isWrite: true, body)
    }

    func commit(_ commits: [IncidentCommit]) async throws -> Set<IncidentID> {
        try await write("commit incidents \(commits.count)") {
            let conflicts = try await base.commit(commits)
            for commit in commits where !conflicts.contains(commit.incident) {
                observer.overwrote(version: commit.expectedVersion, of: "incident \(commit.incident)")
            }
            await observer.committedIncidents(in: base)
            return conflicts
        }
    }

    func incidents(_ ids: [IncidentID]) async throws -> [IncidentID: Incident] {
        try await read("incidents") { try await base.incidents(ids) }
    }

    func latestIncidents(for keys: [DedupKey]) async throws -> [DedupKey: Incident] {
        try await read("latest incidents") { try await base.latestIncidents(for: keys) }
    }

    func list(
        tenant: TenantID?,
        isOpen: Bool?,
        from cursor: IncidentCursor?,
        limit: Int
    ) async throws -> IncidentPage {
        try await read("list incidents") {
            try await base.list(tenant: tenant, isOpen: isOpen, from: cursor, limit: limit)
        }
    }

    func timeline(of id: IncidentID, after version: Int64, limit: Int) async throws -> [IncidentEvent] {
        try await read("timeline") { try await base.timeline(of: id, after: version, limit: limit) }
    }

    func removeIncidents(resolvedBefore instant: Timestamp, limit: Int) async throws -> Int {
        try await write("remove incidents") {
            try await base.removeIncidents(resolvedBefore: instant, limit: limit)
        }
    }

    func claim(
        _ channel: ChannelID,
        upTo limit: Int,
        lease: Duration,
        overdueBy delay: Duration
    ) async throws -> [NotificationClaim] {
        try await write("claim \(channel)") {
            try await base.claim(channel, upTo: limit, lease: lease, overdueBy: delay)
        }
    }

    func settle(_ settlements: [NotificationSettlement]) async throws -> Int {
        try await write("settle notifications \(settlements.count)") { try await base.settle(settlements) }
    }

    func pendingCounts() async throws -> [ChannelID: Int] {
        try await read("pending counts") { try await base.pendingCounts() }
    }
}
