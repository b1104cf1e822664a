public import MonitorCore

/// Decides what changes of alerts do to incidents; a pure function of what is known.
public enum IncidentReducer {
    /// Decides about a change.
    ///
    /// Changes may come twice and in any order: the one with the highest sequence counts. An end whose beginning never
    /// arrived opens and resolves an incident in one go, so it is neither lost nor left open when the beginning follows.
    ///
    /// - Parameters:
    ///   - change: The change.
    ///   - latest: The incident last opened for the change's key.
    ///   - policy: How alerts become incidents.
    ///   - now: The present.
    /// - Returns: What to do.
    public static func decide(
        _ change: AlertChange,
        latest: Incident?,
        policy: IncidentPolicy,
        at now: Timestamp
    ) -> IncidentDecision {
        if let latest, latest.alert.sequence >= change.sequence { return .stale }
        switch (change.status, latest) {
        case (.firing, let incident?) where incident.isOpen:
            return isFull(incident, policy) ? .full : commit(incident, .updated(change), at: now)
        case (.firing, let incident?) where isRecent(incident, policy, now) && !isFull(incident, policy):
            return commit(incident, .reopened(change), .reopened, change, at: now)
        case (.firing, _):
            return open(change, policy, [], .opened, at: now)
        case (.resolved, let incident?) where incident.isOpen:
            return commit(incident, .resolved(change), .resolved, change, at: now)
        case (.resolved, let incident?) where incident.alert.startedAt == change.startedAt:
            return .alreadyOver
        case (.resolved, _):
            return open(change, policy, [IncidentEvent(.resolved(change), at: now)], .resolved, at: now)
        }
    }

    /// What resolving an incident by hand does; `nil` when it is resolved already.
    public static func close(_ incident: Incident, by person: String, at now: Timestamp) -> IncidentCommit? {
        guard incident.isOpen else { return nil }
        return IncidentCommit(
            incident: incident.id,
            expectedVersion: incident.version,
            events: [IncidentEvent(.closed(by: person), at: now)],
            notifications: notifications(.resolved, incident.alert, incident.id, incident.channels, at: now)
        )
    }

    private static func isRecent(_ incident: Incident, _ policy: IncidentPolicy, _ now: Timestamp) -> Bool {
        guard let resolvedAt = incident.resolvedAt else { return false }
        return now - resolvedAt <= policy.reopenWindow
    }

    private static func isFull(_ incident: Incident, _ policy: IncidentPolicy) -> Bool {
        incident.version >= policy.maximumEventCount
    }

    private static func open(
        _ change: AlertChange,
        _ policy: IncidentPolicy,
        _ further: [IncidentEvent],
        _ occasion: Notification.Occasion,
        at now: Timestamp
    ) -> IncidentDecision {
        let id = IncidentID(openedBy: change)
        var channels: [ChannelID] = []
        for channel in policy.channels where !channels.contains(channel) {
            channels.append(channel)
        }
        return .commit(
            IncidentCommit(
                incident: id,
                expectedVersion: 0,
                events: [IncidentEvent(.opened(change, channels: channels), at: now)] + further,
                notifications: notifications(occasion, change, id, channels, at: now)
            )
        )
    }

    private static func commit(
        _ incident: Incident,
        _ kind: IncidentEvent.Kind,
        _ occasion: Notification.Occasion? = nil,
        _ change: AlertChange? = nil,
        at now: Timestamp
    ) -> IncidentDecision {
        var told: [Notification] = []
        if let occasion, let change {
            told = notifications(occasion, change, incident.id, incident.channels, at: now)
        }
        return .commit(
            IncidentCommit(
                incident: incident.id,
                expectedVersion: incident.version,
                events: [IncidentEvent(kind, at: now)],
                notifications: told
            )
        )
    }

    private static func notifications(
        _ occasion: Notification.Occasion,
        _ change: AlertChange,
        _ incident: IncidentID,
        _ channels: [ChannelID],
        at now: Timestamp
    ) -> [Notification] {
        channels.map { channel in
            Notification(
                id: NotificationID(incident, channel, occasion, sequence: change.sequence),
                incident: incident,
                channel: channel,
                occasion: occasion,
                alert: change,
                startedAt: change.startedAt,
                endedAt: occasion == .resolved ? change.endedAt ?? now : nil,
                createdAt: now
            )
        }
    }
}
