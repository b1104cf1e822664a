/// One member of a consumer group.
///
/// May be called concurrently.
public protocol QueueConsumer: Sendable {
    /// Waits for messages and takes up to `limit` of them.
    ///
    /// Returns as soon as there is at least one, or empty when `timeout` has passed. What is returned is this
    /// consumer's until its acknowledgement deadline; a message not settled by then is delivered again, to any consumer
    /// of the group. After ``ConsumerGroup/maximumDeliveries`` deliveries it is moved to the dead-letter subject.
    ///
    /// - Throws: ``QueueError`` with code `unavailable` or `closed`.
    /// - Cancellation: Throws `CancellationError`; no message is taken then.
    func receive(upTo limit: Int, timeout: Duration) async throws -> [Delivery]

    /// Settles deliveries.
    ///
    /// A settlement of a delivery whose deadline has passed changes nothing and is counted as lost.
    ///
    /// - Returns: How many settlements took effect.
    /// - Throws: ``QueueError`` with code `unavailable` or `closed`; the call may then be repeated.
    @discardableResult
    func settle(_ settlements: [Settlement]) async throws -> Int
}

extension QueueConsumer {
    /// Acknowledges deliveries.
    @discardableResult
    public func acknowledge(_ deliveries: [Delivery]) async throws -> Int {
        try await settle(deliveries.map { Settlement(token: $0.token, verdict: .acknowledge) })
    }
}
