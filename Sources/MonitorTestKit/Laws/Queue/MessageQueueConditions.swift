/// How the queue must be set up that a law is run on.
public struct MessageQueueConditions: Sendable {
    /// The clock that the queue must use.
    public let time: VirtualTime
    /// Messages that a group, or the queue, may hold.
    public let maximumDepth: Int
    /// How long publishing waits for room.
    public let roomTimeout = Duration.seconds(10)
    /// For how long ids are remembered.
    public let deduplicationWindow = Duration.seconds(120)

    init(time: VirtualTime, maximumDepth: Int = 64) {
        self.time = time
        self.maximumDepth = maximumDepth
    }
}
