import MonitorCore

/// What ``InMemoryIncidentStore`` holds, and how it changes.
struct IncidentTable {
    private struct Row {
        var incident: Incident
        var events: [IncidentEvent]
    }

    private struct Lane {
        var entries: [OutboxEntry] = []
        var dueAt: Duration
        var token: Int64 = 0

        mutating func append(_ entry: OutboxEntry) {
            guard !entries.contains(where: { $0.notification.id == entry.notification.id }) else { return }
            entries.append(entry)
        }
    }

    private let maximumIncidentCount: Int
    private var rows: [IncidentID: Row] = [:]
    private var latest: [DedupKey: IncidentID] = [:]
    private var lanes: [NotificationLane: Lane] = [:]
    private var lastToken: Int64 = 0

    init(maximumIncidentCount: Int) {
        self.maximumIncidentCount = maximumIncidentCount
    }

    mutating func commit(_ commits: [IncidentCommit], at now: Duration) throws(StoreError) -> Set<IncidentID> {
        for commit in commits {
            try commit.validate()
        }
        var conflicts: Set<IncidentID> = []
        var isFull = false
        for commit in commits {
            if commit.expectedVersion == 0, rows[commit.incident] == nil, rows.count >= maximumIncidentCount {
                isFull = true
            } else if !apply(commit, at: now) {
                conflicts.insert(commit.incident)
            }
        }
        guard !isFull else {
            throw StoreError(
                code: .outOfSpace,
                message: "the store holds \(rows.count) incidents; remove resolved ones or raise its limit"
            )
        }
        return conflicts
    }

    private mutating func apply(_ commit: IncidentCommit, at now: Duration) -> Bool {
        let stored = rows[commit.incident]?.incident
        let latestIncident = { (key: DedupKey) in latest[key].flatMap { rows[$0]?.incident } }
        guard let incident = commit.applied(to: stored, latestIncident: latestIncident) else { return false }
        if stored == nil {
            latest[incident.key] = incident.id
        }
        rows[commit.incident, default: Row(incident: incident, events: [])].incident = incident
        rows[commit.incident]?.events.append(contentsOf: commit.events)
        for notification in commit.notifications {
            let entry = OutboxEntry(notification: notification)
            lanes[notification.lane, default: Lane(dueAt: now)].append(entry)
        }
        return true
    }

    func incidents(_ ids: [IncidentID]) -> [IncidentID: Incident] {
        var found: [IncidentID: Incident] = [:]
        for id in ids {
            found[id] = rows[id]?.incident
        }
        return found
    }

    func latestIncidents(for keys: [DedupKey]) -> [DedupKey: Incident] {
        var found: [DedupKey: Incident] = [:]
        for key in keys {
            found[key] = latest[key].flatMap { rows[$0]?.incident }
        }
        return found
    }

    func list(tenant: TenantID?, isOpen: Bool?, from cursor: IncidentCursor?, limit: Int) -> IncidentPage {
        let matching = rows.values.map(\.incident)
            .filter { tenant == nil || $0.tenant == tenant }
            .filter { isOpen == nil || $0.isOpen == isOpen }
            .filter { incident in cursor.map { IncidentCursor(incident) >= $0 } ?? true }
            .sorted { IncidentCursor($0) < IncidentCursor($1) }
        let page = matching.prefix(max(1, limit))
        return IncidentPage(incidents: Array(page), next: matching.dropFirst(page.count).first.map(IncidentCursor.init))
    }

    func timeline(of id: IncidentID, after version: Int64, limit: Int) -> [IncidentEvent] {
        guard let events = rows[id]?.events else { return [] }
        return Array(events.dropFirst(Int(clamping: max(0, version))).prefix(max(0, limit)))
    }

    mutating func removeIncidents(resolvedBefore instant: Timestamp, limit: Int) -> Int {
        let waiting = Set(lanes.keys.map(\.incident))
        let removable = rows.values.map(\.incident)
            .filter { !waiting.contains($0.id) }
            .compactMap { incident in incident.resolvedAt.map { (at: $0, incident: incident) } }
            .filter { $0.at < instant }
            .sorted { ($0.at, $0.incident.id) < ($1.at, $1.incident.id) }
            .prefix(max(0, limit))
        for (_, incident) in removable {
            rows[incident.id] = nil
            if latest[incident.key] == incident.id {
                latest[incident.key] = nil
            }
        }
        return removable.count
    }

    mutating func claim(
        _ channel: ChannelID,
        upTo limit: Int,
        lease: Duration,
        overdueBy delay: Duration,
        at now: Duration
    ) -> [NotificationClaim] {
        let due = lanes.filter { $0.key.channel == channel && $0.value.dueAt <= now - delay }
            .sorted { ($0.value.dueAt, $0.key.incident) < ($1.value.dueAt, $1.key.incident) }
            .prefix(max(1, limit))
        return due.map { key, lane in
            lastToken += 1
            lanes[key]?.token = lastToken
            lanes[key]?.dueAt = now + lease
            let entries = lane.entries.prefix(NotificationClaim.maximumEntryCount)
            return NotificationClaim(lane: key, token: lastToken, entries: Array(entries))
        }
    }

    mutating func settle(_ settlements: [NotificationSettlement], at now: Duration) -> Int {
        var count = 0
        for settlement in settlements {
            guard var lane = lanes[settlement.lane], lane.token == settlement.token else { continue }
            for attempt in settlement.attempts {
                guard let index = lane.entries.firstIndex(where: { $0.notification.id == attempt.notification }) else {
                    continue
                }
                if attempt.isFinal {
                    lane.entries.remove(at: index)
                } else {
                    lane.entries[index].record(attempt)
                }
            }
            lane.token = 0
            lane.dueAt = now + max(.zero, settlement.retryAfter ?? .zero)
            lanes[settlement.lane] = lane.entries.isEmpty ? nil : lane
            for event in settlement.events {
                rows[settlement.lane.incident]?.incident.apply(event)
                rows[settlement.lane.incident]?.events.append(event)
            }
            count += 1
        }
        return count
    }

    func pendingCounts() -> [ChannelID: Int] {
        var counts: [ChannelID: Int] = [:]
        for (key, lane) in lanes {
            counts[key.channel, default: 0] += lane.entries.count
        }
        return counts
    }
}
