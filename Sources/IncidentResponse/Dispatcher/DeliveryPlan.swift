/// What to do with a claimed lane: one notification to send, and those that it makes needless.
///
/// When the end of an incident waits behind its undelivered beginning, only the end is sent: it says both.
struct DeliveryPlan {
    var send: OutboxEntry
    var coalesced: [OutboxEntry]

    /// Plans a claim; `nil` for one that holds nothing.
    init?(_ claim: NotificationClaim) {
        let end = claim.entries.firstIndex { $0.notification.occasion == .resolved } ?? 0
        guard claim.entries.indices.contains(end) else { return nil }
        send = claim.entries[end]
        coalesced = Array(claim.entries[..<end])
    }

    /// The record of those that are not sent.
    var coalescedAttempts: [NotificationAttempt] {
        coalesced.map { entry in
            NotificationAttempt(
                notification: entry.notification.id,
                channel: entry.notification.channel,
                occasion: entry.notification.occasion,
                attempt: entry.failedAttemptCount,
                outcome: .coalesced,
                detail: "said by \(send.notification.id)"
            )
        }
    }
}
