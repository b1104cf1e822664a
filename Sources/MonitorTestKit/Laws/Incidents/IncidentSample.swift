import IncidentResponse
import MonitorCore

/// Incidents, notifications and settlements for laws.
enum IncidentSample {
    static let origin = Timestamp(seconds: 1_800_000_000)
    static let channels: [ChannelID] = ["a", "b"]

    static func instant(_ second: Int) -> Timestamp {
        origin + .seconds(Int64(second))
    }

    static func alert(
        _ monitor: Int,
        _ status: AlertStatus,
        _ sequence: Int64,
        tenant: TenantID = "default"
    ) -> AlertChange {
        var change = AlertChange.testing(status, sequence: sequence, monitor: MonitorID("m\(monitor)"))
        change.tenant = tenant
        change.annotations = ["summary": "grüße ✓ \u{0} '\"\\"]
        return change
    }

    static func open(
        _ monitor: Int,
        sequence: Int64 = 1,
        at second: Int = 0,
        tenant: TenantID = "default"
    ) -> IncidentCommit {
        let change = alert(monitor, .firing, sequence, tenant: tenant)
        let id = IncidentID(openedBy: change)
        return IncidentCommit(
            incident: id,
            expectedVersion: 0,
            events: [IncidentEvent(.opened(change, channels: channels), at: instant(second))],
            notifications: notifications(id, change, .opened, at: second)
        )
    }

    /// An incident of which nothing was known until its end.
    static func openResolved(_ monitor: Int, sequence: Int64) -> IncidentCommit {
        let change = alert(monitor, .resolved, sequence)
        let id = IncidentID(openedBy: change)
        return IncidentCommit(
            incident: id,
            expectedVersion: 0,
            events: [
                IncidentEvent(.opened(change, channels: channels), at: instant(0)),
                IncidentEvent(.resolved(change), at: instant(0)),
            ],
            notifications: notifications(id, change, .resolved, at: 0)
        )
    }

    static func resolve(
        _ monitor: Int,
        expecting version: Int64,
        at second: Int = 10,
        tenant: TenantID = "default"
    ) -> IncidentCommit {
        let change = alert(monitor, .resolved, 2, tenant: tenant)
        let id = IncidentID("down/m\(monitor)#1")
        return IncidentCommit(
            incident: id,
            expectedVersion: version,
            events: [IncidentEvent(.resolved(change), at: instant(second))],
            notifications: notifications(id, change, .resolved, at: second)
        )
    }

    static func notifications(
        _ incident: IncidentID,
        _ change: AlertChange,
        _ occasion: Notification.Occasion,
        at second: Int
    ) -> [Notification] {
        channels.map { channel in
            Notification(
                id: NotificationID("\(incident)-\(change.sequence)-\(occasion.rawValue)-\(channel)"),
                incident: incident,
                channel: channel,
                occasion: occasion,
                alert: change,
                startedAt: change.startedAt,
                endedAt: change.endedAt,
                createdAt: instant(second)
            )
        }
    }

    /// Settles the first notifications of each claim.
    static func settlements(
        of claims: [NotificationClaim],
        _ outcome: NotificationAttempt.Outcome,
        entryCount: Int = 1,
        retryAfter: Duration? = nil
    ) -> [NotificationSettlement] {
        claims.map { claim in
            NotificationSettlement(
                lane: claim.lane,
                token: claim.token,
                attempts: claim.entries.prefix(entryCount)
                    .map { entry in
                        NotificationAttempt(
                            notification: entry.notification.id,
                            channel: entry.notification.channel,
                            occasion: entry.notification.occasion,
                            attempt: entry.failedAttemptCount + 1,
                            outcome: outcome,
                            detail: "detail",
                            truncatedParts: ["part"],
                            finishedRecipients: outcome == .failed ? ["all", "r\(entry.failedAttemptCount)"] : []
                        )
                    },
                at: instant(30),
                retryAfter: retryAfter
            )
        }
    }

    static func fold(_ events: [IncidentEvent], _ id: IncidentID) throws -> Incident {
        guard let incident = Incident.folding(events, onto: nil, id: id) else {
            throw UnmetExpectation(message: "the sample of incident \(id) does not open it")
        }
        return incident
    }
}
