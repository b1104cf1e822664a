/// Hands out the notifications that wait to be delivered.
///
/// Notifications enter with ``IncidentStore/commit(_:)``. They wait in lanes, one for each incident and channel, and a
/// lane is held by one claim at a time: what is later in a lane can never overtake what is earlier. Each method is
/// atomic and may be called concurrently, from any number of processes where the store is shared. Time is the store's.
public protocol NotificationOutbox: Sendable {
    /// Claims lanes of a channel that are due, longest due first.
    ///
    /// A lane is due when something waits in it, its rest is over, and it is not claimed, or its claim's lease has
    /// ended. A holder that loses its lease may have delivered: delivery is at least once, under the same id.
    ///
    /// - Parameters:
    ///   - channel: The channel.
    ///   - limit: The most lanes that are claimed, at least 1.
    ///   - lease: How long the claims last; longer than a delivery can take.
    ///   - delay: How long a lane must have been due; lanes that somebody serves are never due for long.
    /// - Returns: The claims; empty when nothing is due.
    /// - Throws: `StoreError` with code `unavailable`; lanes that were claimed become due again when the lease ends.
    /// - Cancellation: As for `unavailable`.
    func claim(
        _ channel: ChannelID,
        upTo limit: Int,
        lease: Duration,
        overdueBy delay: Duration
    ) async throws -> [NotificationClaim]

    /// Settles claims, each wholly or not at all, and gives their lanes back.
    ///
    /// A notification whose attempt is final leaves the outbox; a failed one stays, with the attempt recorded. The
    /// settlement's events go to the end of the incident's timeline in the same write, whatever the incident's version.
    /// A settlement whose claim was lost to another changes nothing; repeating one changes nothing either.
    ///
    /// - Returns: How many settlements took effect.
    /// - Throws: `StoreError` with code `unavailable`; some may have taken effect, and the call may be repeated.
    @discardableResult
    func settle(_ settlements: [NotificationSettlement]) async throws -> Int

    /// How many notifications wait, by channel; channels for which none waits are left out.
    func pendingCounts() async throws -> [ChannelID: Int]
}

extension NotificationOutbox {
    /// Claims lanes of a channel that are due, longest due first.
    public func claim(_ channel: ChannelID, upTo limit: Int, lease: Duration) async throws -> [NotificationClaim] {
        try await claim(channel, upTo: limit, lease: lease, overdueBy: .zero)
    }
}
