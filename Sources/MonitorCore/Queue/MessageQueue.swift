/// A queue of messages between services: subjects, consumer groups, at-least-once delivery.
///
/// Messages of one subject are first delivered in the order of publication; redelivery may reorder them. All methods may
/// be called concurrently, from any number of processes where the implementation is shared between them.
public protocol MessageQueue: Sendable {
    /// Publishes a batch, all or nothing.
    ///
    /// Once this returns, the messages survive what the implementation promises to survive. A message whose subject and
    /// id were accepted within the deduplication window is dropped and counted, so a batch may be published again after
    /// any failure. While the queue is at its depth limit the call waits for room, unless told not to.
    ///
    /// - Parameters:
    ///   - messages: The messages, at most ``maximumBatchCount`` of them.
    ///   - fence: When given, the batch is refused if a higher token has been seen for the lease; an empty batch
    ///     just raises the mark.
    ///   - waitsForRoom: Whether to wait; without, a full queue refuses the batch at once.
    /// - Returns: How many messages were new, and how many the queue had already.
    /// - Throws: ``QueueError`` with code `full`, `fenced`, `invalidArgument`, `unavailable` or `closed`.
    /// - Cancellation: Stops waiting for room and throws `CancellationError`; nothing was published then.
    @discardableResult
    func publish(_ messages: [OutgoingMessage], fence: Fence?, waitsForRoom: Bool) async throws -> PublishReceipt

    /// Declares a group and returns a consumer of it. Declaring the same group again is how consumers share its work.
    ///
    /// The group exists, and collects messages, from the first declaration on.
    ///
    /// - Throws: ``QueueError`` with code `invalidArgument`, or `conflict` when the group exists with other settings.
    func consumer(of group: ConsumerGroup) async throws -> any QueueConsumer

    /// How many messages await delivery or settlement in a group; 0 for a group that was never declared.
    func depth(ofGroup name: String) async throws -> Int

    /// The most messages that one call of ``publish(_:fence:waitsForRoom:)`` takes.
    var maximumBatchCount: Int { get }
}

extension MessageQueue {
    /// Publishes a batch, all or nothing; waits for room.
    @discardableResult
    public func publish(_ messages: [OutgoingMessage], fence: Fence?) async throws -> PublishReceipt {
        try await publish(messages, fence: fence, waitsForRoom: true)
    }

    /// Publishes a batch, all or nothing, without a fence.
    @discardableResult
    public func publish(_ messages: [OutgoingMessage]) async throws -> PublishReceipt {
        try await publish(messages, fence: nil)
    }

    /// Publishes one message.
    @discardableResult
    public func publish(_ message: OutgoingMessage) async throws -> PublishReceipt {
        try await publish([message], fence: nil)
    }
}
