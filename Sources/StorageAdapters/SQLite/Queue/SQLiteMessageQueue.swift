#if SQLite
import GRDB
public import MonitorCore
import Synchronization

/// A message queue in a SQLite database, for the processes that share it.
///
/// Consumers of the same ``SQLiteDatabase`` are woken at once; those of another process notice within the polling
/// interval. Delays and deadlines run on the wall clock, which the processes share; one that steps back lengthens them
/// by as much. The depth limit holds for each group by itself. Messages that no group covers are not kept.
public final class SQLiteMessageQueue: MessageQueue {
    /// The limits of a queue.
    public struct Configuration: Sendable, Hashable {
        /// Messages that each group may hold; publishing waits while one would hold more.
        public var maximumGroupDepth: Int
        /// How long publishing waits for room.
        public var roomTimeout: Duration
        /// For how long, at least, the ids of messages are remembered.
        public var deduplicationWindow: Duration
        /// Messages that one call may publish; never more than a group may hold.
        public var maximumBatchCount: Int
        /// Bytes of one payload.
        public var maximumPayloadByteCount: Int
        /// Consumer groups that may be declared.
        public var maximumGroupCount: Int
        /// Different subjects that may be published to.
        public var maximumSubjectCount: Int
        /// How often a waiting call looks for what other processes did.
        public var pollingInterval: Duration

        /// Bits of a token that tell the group.
        static let groupBitCount: Int64 = 16

        /// Creates limits; those below their sensible minimum are raised to it.
        public init(
            maximumGroupDepth: Int = 1_000_000,
            roomTimeout: Duration = .seconds(30),
            deduplicationWindow: Duration = .seconds(120),
            maximumBatchCount: Int = 4_096,
            maximumPayloadByteCount: Int = 1 << 20,
            maximumGroupCount: Int = 1_024,
            maximumSubjectCount: Int = 16_384,
            pollingInterval: Duration = .milliseconds(100)
        ) {
            self.maximumGroupDepth = max(1, maximumGroupDepth)
            self.roomTimeout = roomTimeout
            self.deduplicationWindow = deduplicationWindow
            self.maximumBatchCount = max(1, min(maximumBatchCount, maximumGroupDepth))
            self.maximumPayloadByteCount = max(0, maximumPayloadByteCount)
            self.maximumGroupCount = max(1, min(maximumGroupCount, 1 << Int(Self.groupBitCount) - 1))
            self.maximumSubjectCount = max(1, maximumSubjectCount)
            self.pollingInterval = max(.milliseconds(1), pollingInterval)
        }
    }

    /// What has happened through this object since it was created.
    public struct Statistics: Sendable, Hashable {
        /// Messages accepted.
        public var publishedCount = 0
        /// Messages dropped because their id was known.
        public var duplicateCount = 0
        /// Settlements that came after the deadline, or a second time.
        public var lostSettlementCount = 0
        /// Messages that a group gave up.
        public var deadLetterCount = 0
        /// Those of the dead letters that no group keeps, for want of a group or of room.
        public var droppedDeadLetterCount = 0

        /// Creates statistics of a queue in which nothing has happened.
        public init() {}

        mutating func add(_ other: Statistics) {
            publishedCount += other.publishedCount
            duplicateCount += other.duplicateCount
            lostSettlementCount += other.lostSettlementCount
            deadLetterCount += other.deadLetterCount
            droppedDeadLetterCount += other.droppedDeadLetterCount
        }
    }

    private let database: SQLiteDatabase
    private let time: any TimeSource
    private let configuration: Configuration
    private let total = Mutex(Statistics())
    private let closed = Atomic(false)

    /// The most messages that one call of ``publish(_:fence:waitsForRoom:)`` takes.
    public var maximumBatchCount: Int { configuration.maximumBatchCount }

    /// Creates a queue in a database; all queues in one database are the same queue.
    public init(database: SQLiteDatabase, time: any TimeSource, configuration: Configuration = Configuration()) {
        self.database = database
        self.time = time
        self.configuration = configuration
    }

    /// What has happened through this object so far.
    public var statistics: Statistics { total.withLock { $0 } }

    /// Publishes a batch, all or nothing; may wait while a group that it goes to has no room.
    @discardableResult
    public func publish(
        _ messages: [OutgoingMessage],
        fence: Fence?,
        waitsForRoom: Bool
    ) async throws -> PublishReceipt {
        try Task.checkCancellation()
        try validate(messages)
        guard !messages.isEmpty || fence != nil else { return PublishReceipt(acceptedCount: 0, duplicateCount: 0) }
        let giveUpAt = time.monotonic + (waitsForRoom ? configuration.roomTimeout : .zero)
        while true {
            let signal = WakeSignal()
            database.queueSignals.add(signal, for: QueueSignals.room)
            defer { database.queueSignals.remove(signal, for: QueueSignals.room) }
            do {
                return try await transaction { try $0.publish(messages, fence: fence) }
            } catch is NoRoom {}
            let pause = min(giveUpAt - time.monotonic, configuration.pollingInterval)
            guard pause > .zero else {
                throw QueueError(code: .full, message: "The queue is full: add consumers, or publish again later.")
            }
            try await signal.wait(atMost: pause, time: time)
        }
    }

    /// Declares a group and returns a consumer of it.
    public func consumer(of group: ConsumerGroup) async throws -> any QueueConsumer {
        let number = try await transaction { try $0.declare(group) }
        return SQLiteQueueConsumer(queue: self, group: number)
    }

    /// How many messages await delivery or settlement in a group; 0 for a group that was never declared.
    public func depth(ofGroup name: String) async throws -> Int {
        try await transaction { try $0.depth(ofGroup: name) }
    }

    /// Shuts this object down: its calls, those that wait included, throw `QueueError` with code `closed`.
    public func close() {
        closed.store(true, ordering: .sequentiallyConsistent)
        database.queueSignals.signalAll()
    }

    func receive(upTo limit: Int, from group: Int64, timeout: Duration) async throws -> [Delivery] {
        try Task.checkCancellation()
        guard limit > 0 else { return [] }
        let giveUpAt = time.monotonic + timeout
        while true {
            let signal = WakeSignal()
            database.queueSignals.add(signal, for: group)
            defer { database.queueSignals.remove(signal, for: group) }
            let (deliveries, nextChance) = try await transaction { transaction in
                let deliveries = try transaction.take(upTo: limit, from: group)
                return (deliveries, deliveries.isEmpty ? try transaction.nextChance(of: group) : nil)
            }
            let left = giveUpAt - time.monotonic
            if !deliveries.isEmpty || left <= .zero { return deliveries }
            let chance = nextChance.map { $0 - time.now } ?? left
            try await signal.wait(atMost: min(left, configuration.pollingInterval, chance), time: time)
        }
    }

    func settle(_ settlements: [Settlement], in group: Int64) async throws -> Int {
        guard !settlements.isEmpty else { return 0 }
        return try await transaction { try $0.settle(settlements, in: group) }
    }

    /// Runs `body` in one transaction and wakes those whom it concerns once that is committed.
    private func transaction<Result: Sendable>(
        _ body: @Sendable (inout QueueTransaction) throws -> Result
    ) async throws -> Result {
        guard !closed.load(ordering: .sequentiallyConsistent), !database.isClosed else {
            throw QueueError(code: .closed, message: "The queue has been shut down.")
        }
        do {
            let (result, statistics, woken) = try await database.write { connection in
                var transaction = QueueTransaction(connection, now: time.now, configuration)
                let result = try body(&transaction)
                try transaction.finish()
                return (result, transaction.statistics, transaction.woken)
            }
            total.withLock { $0.add(statistics) }
            database.queueSignals.signal(woken)
            return result
        } catch {
            throw SQLiteFailure.queue(error)
        }
    }

    private func validate(_ messages: [OutgoingMessage]) throws {
        guard messages.count <= configuration.maximumBatchCount else {
            throw QueueError(
                code: .invalidArgument,
                message: "A batch of \(messages.count) messages: publish at most \(configuration.maximumBatchCount)."
            )
        }
        for message in messages where message.payload.count > configuration.maximumPayloadByteCount {
            throw QueueError(
                code: .invalidArgument,
                message: "Message \(message.id) has \(message.payload.count) bytes: publish at most "
                    + "\(configuration.maximumPayloadByteCount)."
            )
        }
    }
}
#endif
