/// A named set of consumers that share the messages of some subjects among them.
///
/// Every group gets every message that its filters cover and that is published after the group was first declared;
/// within a group each message goes to one consumer at a time.
public struct ConsumerGroup: Sendable, Hashable {
    /// The group's name.
    public var name: String
    /// The subjects it covers; at least one.
    public var filters: [SubjectFilter]
    /// How long a consumer may hold a message before it is delivered again.
    public var acknowledgementDeadline: Duration
    /// The pauses before the second, third, … delivery.
    ///
    /// The last one repeats. Empty means at once.
    public var backoff: [Duration]
    /// Deliveries before the message is dead-lettered; at least 1.
    public var maximumDeliveries: Int
    /// Messages that all consumers of the group together may hold unsettled.
    public var maximumInFlight: Int

    /// Creates a group.
    public init(
        name: String,
        filters: [SubjectFilter],
        acknowledgementDeadline: Duration = .seconds(30),
        backoff: [Duration] = [.seconds(1), .seconds(5), .seconds(30)],
        maximumDeliveries: Int = 5,
        maximumInFlight: Int = 65_536
    ) {
        self.name = name
        self.filters = filters
        self.acknowledgementDeadline = acknowledgementDeadline
        self.backoff = backoff
        self.maximumDeliveries = maximumDeliveries
        self.maximumInFlight = maximumInFlight
    }

    /// Where messages go that the group could not handle: `dead.<name>`.
    ///
    /// A dead letter keeps id, payload and headers and adds the headers of ``DeadLetterHeader``.
    public var deadLetterSubject: Subject { Subject("dead.\(name)") }

    /// The pause before the delivery that follows `deliveries` deliveries.
    public func redeliveryDelay(afterDeliveries deliveries: Int) -> Duration {
        guard let last = backoff.last else { return .zero }
        return deliveries >= 1 && deliveries <= backoff.count ? backoff[deliveries - 1] : last
    }
}
