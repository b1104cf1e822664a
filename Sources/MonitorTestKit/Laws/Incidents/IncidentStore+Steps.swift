import IncidentResponse
import MonitorCore

/// The steps that laws of incidents and of the outbox take.
extension IncidentStore where Self: NotificationOutbox {
    func expectApplied(_ commits: IncidentCommit..., what: String) async throws {
        try expectEqual(try await commit(commits), [], "conflicts of \(what)")
    }

    func events(of id: IncidentID) async throws -> [IncidentEvent] {
        try await timeline(of: id, after: 0, limit: 1_000)
    }

    /// Claims for a minute.
    func claims(of channel: ChannelID = "a", limit: Int = 10) async throws -> [NotificationClaim] {
        try await claim(channel, upTo: limit, lease: .seconds(60))
    }

    /// Settles the first notifications of each claim.
    func expectSettled(
        _ claims: [NotificationClaim],
        _ outcome: NotificationAttempt.Outcome,
        entryCount: Int = 1,
        retryAfter: Duration? = nil
    ) async throws {
        let settlements = IncidentSample.settlements(
            of: claims,
            outcome,
            entryCount: entryCount,
            retryAfter: retryAfter
        )
        try expectEqual(try await settle(settlements), claims.count, "settlements that took effect")
    }
}
