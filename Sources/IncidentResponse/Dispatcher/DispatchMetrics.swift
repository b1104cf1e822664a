import CoreMetrics

/// What the dispatcher of a channel counts.
struct DispatchMetrics: Sendable {
    let failures: Counter
    let lostClaims: Counter
    private let outcomes: [NotificationAttempt.Outcome: Counter]

    init(channel: ChannelID, factory: any MetricsFactory) {
        let dimension = ("channel", channel.rawValue)
        failures = Counter(label: "notification_store_failures_total", dimensions: [dimension], factory: factory)
        lostClaims = Counter(label: "notification_lost_claims_total", dimensions: [dimension], factory: factory)
        var outcomes: [NotificationAttempt.Outcome: Counter] = [:]
        for outcome in NotificationAttempt.Outcome.allCases {
            outcomes[outcome] = Counter(
                label: "notification_attempts_total",
                dimensions: [dimension, ("outcome", Self.name(of: outcome))],
                factory: factory
            )
        }
        self.outcomes = outcomes
    }

    func count(_ attempt: NotificationAttempt) {
        outcomes[attempt.outcome]?.increment()
    }

    private static func name(of outcome: NotificationAttempt.Outcome) -> String {
        switch outcome {
        case .delivered: "delivered"
        case .failed: "failed"
        case .givenUp: "given_up"
        case .coalesced: "coalesced"
        }
    }
}
