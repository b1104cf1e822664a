import IncidentResponse
import MonitorCore
import MonitorTestKit

/// Breaks one law of a store of incidents.
struct FaultyIncidentStore: FaultyStore, ForwardingIncidentStore {
    let law: IncidentStoreLaw?
    let base: any IncidentStore & NotificationOutbox
    private var isReopened = false

    init(breaking law: IncidentStoreLaw?, time: any TimeSource) {
        self.law = law
        base = InMemoryIncidentStore(time: time)
    }

    func reopened() -> Self {
        var store = self
        store.isReopened = true
        return store
    }

    func commit(_ commits: [IncidentCommit]) async throws -> Set<IncidentID> {
        if law != .senselessCommitsAreRefused {
            for commit in commits { try commit.validate() }
        }
        var conflicts: Set<IncidentID> = []
        for var commit in commits {
            try await prepare(&commit)
            conflicts.formUnion(try await base.commit([commit]))
            if law == .conflictIsIsolated, !conflicts.isEmpty { return Set(commits.map(\.incident)) }
        }
        if law == .oneIsOpenForAKey || law == .overtakenCommitConflicts {
            // Drops what it cannot open and says nothing.
            let stored = try await base.incidents(Array(conflicts))
            let dropped = commits.filter { $0.expectedVersion == 0 && stored[$0.incident] == nil }
            conflicts.subtract(dropped.map(\.incident))
        }
        return conflicts
    }

    /// Spoils a commit.
    private func prepare(_ commit: inout IncidentCommit) async throws {
        switch law {
        case .commitIsVisible where commit.expectedVersion > 0:
            commit.notifications = []
        case .staleCommitLeavesNothing:
            if let version = try await version(commit.incident) { commit.expectedVersion = version }
        case .unknownMembersAreKept:
            for index in commit.events.indices { commit.events[index].unknownFields = nil }
        case .concurrentWritersLoseNothing:
            let version = try await version(commit.incident)
            await pauseBetweenCheckAndAct()
            if let version, version == commit.expectedVersion {
                commit.expectedVersion = try await self.version(commit.incident) ?? version
            }
        case .agreesWithTheReference:
            for index in commit.events.indices {
                guard case .acknowledged(let person) = commit.events[index].kind else { continue }
                commit.events[index].kind = .note(by: person, text: "acknowledged")
            }
        default:
            break
        }
    }

    private func version(_ incident: IncidentID) async throws -> Int64? {
        try await base.incidents([incident])[incident]?.version
    }

    func latestIncidents(for keys: [DedupKey]) async throws -> [DedupKey: Incident] {
        let latest = try await base.latestIncidents(for: keys)
        return switch law {
        case .latestIsFoundByKey: latest.filter { $0.value.isOpen }
        case .survivesReopening where isReopened: [:]
        default: latest
        }
    }

    func list(
        tenant: TenantID?,
        isOpen: Bool?,
        from cursor: IncidentCursor?,
        limit: Int
    ) async throws -> IncidentPage {
        var page = try await base.list(tenant: tenant, isOpen: isOpen, from: cursor, limit: limit)
        if law == .pagesGiveEverythingOnce, page.next != nil {
            page.next = page.incidents.last.map(IncidentCursor.init)
        }
        return page
    }

    func timeline(of id: IncidentID, after version: Int64, limit: Int) async throws -> [IncidentEvent] {
        let after = law == .timelineComesInParts ? max(0, version - 1) : version
        return try await base.timeline(of: id, after: after, limit: limit)
    }

    func removeIncidents(resolvedBefore instant: Timestamp, limit: Int) async throws -> Int {
        try await base.removeIncidents(resolvedBefore: instant, limit: law == .removalIsBounded ? .max : limit)
    }
}
