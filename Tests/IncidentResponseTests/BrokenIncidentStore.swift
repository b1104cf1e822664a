import IncidentResponse
import MonitorCore

/// A store that breaks one promise, to prove that the laws find it.
struct BrokenIncidentStore: IncidentStore, NotificationOutbox {
    enum Flaw: CaseIterable {
        case ignoresVersions
        case losesNotifications
        case claimsTwice
        case claimsWhatIsServed
        case forgetsAttempts
        case forgetsFinishedRecipients
        case settlesWithoutTimeline
        case listsOldestFirst
        case removesWhatIsWaitedFor
    }

    private let flaw: Flaw
    private let base: InMemoryIncidentStore

    init(_ flaw: Flaw, time: any TimeSource) {
        self.flaw = flaw
        base = InMemoryIncidentStore(time: time)
    }

    func commit(_ commits: [IncidentCommit]) async throws -> Set<IncidentID> {
        var commits = commits
        for index in commits.indices {
            if flaw == .losesNotifications, commits[index].expectedVersion > 0 {
                commits[index].notifications = []
            }
            if flaw == .ignoresVersions, let stored = try await base.incidents([commits[index].incident]).values.first {
                commits[index].expectedVersion = stored.version
            }
        }
        return try await base.commit(commits)
    }

    func incidents(_ ids: [IncidentID]) async throws -> [IncidentID: Incident] {
        try await base.incidents(ids)
    }

    func latestIncidents(for keys: [DedupKey]) async throws -> [DedupKey: Incident] {
        try await base.latestIncidents(for: keys)
    }

    func list(
        tenant: TenantID?,
        isOpen: Bool?,
        from cursor: IncidentCursor?,
        limit: Int
    ) async throws -> IncidentPage {
        var page = try await base.list(tenant: tenant, isOpen: isOpen, from: cursor, limit: limit)
        if flaw == .listsOldestFirst { page.incidents.reverse() }
        return page
    }

    func timeline(of id: IncidentID, after version: Int64, limit: Int) async throws -> [IncidentEvent] {
        let events = try await base.timeline(of: id, after: version, limit: limit)
        guard flaw == .settlesWithoutTimeline else { return events }
        return events.filter { $0.kind.name != "notified" }
    }

    func removeIncidents(resolvedBefore instant: Timestamp, limit: Int) async throws -> Int {
        let removed = try await base.removeIncidents(resolvedBefore: instant, limit: limit)
        return flaw == .removesWhatIsWaitedFor ? removed + 1 : removed
    }

    func claim(
        _ channel: ChannelID,
        upTo limit: Int,
        lease: Duration,
        overdueBy delay: Duration
    ) async throws -> [NotificationClaim] {
        try await base.claim(
            channel,
            upTo: limit,
            lease: flaw == .claimsTwice ? .zero : lease,
            overdueBy: flaw == .claimsWhatIsServed ? .zero : delay
        )
    }

    func settle(_ settlements: [NotificationSettlement]) async throws -> Int {
        var settlements = settlements
        for index in settlements.indices where flaw == .forgetsAttempts {
            settlements[index].attempts.removeAll { !$0.isFinal }
        }
        for index in settlements.indices where flaw == .forgetsFinishedRecipients {
            for attempt in settlements[index].attempts.indices {
                settlements[index].attempts[attempt].finishedRecipients = []
            }
        }
        return try await base.settle(settlements)
    }

    func pendingCounts() async throws -> [ChannelID: Int] {
        try await base.pendingCounts()
    }
}
