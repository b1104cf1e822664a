import Synchronization

/// A message queue in this process's memory: the reference for every other implementation.
///
/// Messages live as long as the queue does. The depth limit holds for each group by itself, so one that lags delays only
/// the publishers of the subjects it covers. Delays and deadlines run on the monotonic clock.
public final class InMemoryMessageQueue: MessageQueue {
    /// The limits of a queue.
    public struct Configuration: Sendable, Hashable {
        /// Messages that each group may hold; publishing waits while one would hold more.
        public var maximumGroupDepth: Int
        /// How long publishing waits for room.
        public var roomTimeout: Duration
        /// For how long the ids of messages are remembered.
        public var deduplicationWindow: Duration
        /// How many ids are remembered; beyond that the oldest are forgotten before their time.
        public var maximumRememberedCount: Int
        /// Messages that one call may publish; never more than a group may hold.
        public var maximumBatchCount: Int
        /// Bytes of one payload.
        public var maximumPayloadByteCount: Int
        /// Consumer groups that may be declared.
        public var maximumGroupCount: Int
        /// Leases whose highest fencing token is remembered.
        public var maximumFenceCount: Int

        /// Creates limits; those below their sensible minimum are raised to it.
        public init(
            maximumGroupDepth: Int = 1_000_000,
            roomTimeout: Duration = .seconds(30),
            deduplicationWindow: Duration = .seconds(120),
            maximumRememberedCount: Int = 1_000_000,
            maximumBatchCount: Int = 4_096,
            maximumPayloadByteCount: Int = 1 << 20,
            maximumGroupCount: Int = 1_024,
            maximumFenceCount: Int = 65_536
        ) {
            self.maximumGroupDepth = max(1, maximumGroupDepth)
            self.roomTimeout = roomTimeout
            self.deduplicationWindow = deduplicationWindow
            self.maximumRememberedCount = max(0, maximumRememberedCount)
            self.maximumBatchCount = max(1, min(maximumBatchCount, maximumGroupDepth))
            self.maximumPayloadByteCount = max(0, maximumPayloadByteCount)
            self.maximumGroupCount = max(1, maximumGroupCount)
            self.maximumFenceCount = max(1, maximumFenceCount)
        }
    }

    /// What has happened in a queue since it was created.
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
    }

    private struct Shared {
        var queue: QueueState
        var isClosed = false
        var receivers: [Int: [WakeSignal]] = [:]
        var publishers: [WakeSignal] = []

        /// The consumers that may find something new.
        mutating func wokenReceivers() -> [WakeSignal] {
            queue.takeNews().flatMap { receivers.removeValue(forKey: $0) ?? [] }
        }

        mutating func wokenPublishers() -> [WakeSignal] {
            defer { publishers.removeAll() }
            return publishers
        }

        /// All who may find something new, or room.
        mutating func woken() -> [WakeSignal] {
            wokenReceivers() + (queue.takeRoomNews() ? wokenPublishers() : [])
        }
    }

    private enum Attempt<Success: Sendable>: Sendable {
        case success(Success)
        case wait(WakeSignal, until: Int64)
        case giveUp
    }

    private let time: any TimeSource
    private let shared: Mutex<Shared>

    /// The most messages that one call of ``publish(_:fence:waitsForRoom:)`` takes.
    public let maximumBatchCount: Int

    /// Creates an empty queue.
    public init(time: any TimeSource, configuration: Configuration = Configuration()) {
        self.time = time
        maximumBatchCount = configuration.maximumBatchCount
        shared = Mutex(Shared(queue: QueueState(configuration: configuration)))
    }

    /// What has happened so far.
    public var statistics: Statistics { shared.withLock { $0.queue.statistics } }

    /// Publishes a batch, all or nothing; may wait while a group that it goes to has no room.
    @discardableResult
    public func publish(
        _ messages: [OutgoingMessage],
        fence: Fence?,
        waitsForRoom: Bool
    ) async throws -> PublishReceipt {
        try Task.checkCancellation()
        var giveUpAt: Int64?
        while true {
            let attempt = try attempt { shared, now -> Attempt<PublishReceipt> in
                switch try shared.queue.publish(messages, fence: fence, now: now) {
                case .accepted(let receipt):
                    return .success(receipt)
                case .noRoom:
                    let patience = waitsForRoom ? shared.queue.configuration.roomTimeout : .zero
                    let end = giveUpAt ?? now.monotonic.addingSaturating(patience.inNanoseconds)
                    giveUpAt = end
                    guard now.monotonic < end else { return .giveUp }
                    return .wait(WakeSignal(), until: min(end, shared.queue.nextDeadline ?? end))
                }
            } register: { shared, signal in
                shared.publishers.append(signal)
            }
            switch attempt {
            case .success(let receipt):
                return receipt
            case .wait(let signal, let end):
                try await wait(for: signal, until: end) { shared in
                    shared.publishers.removeAll { $0 === signal }
                }
            case .giveUp:
                throw QueueError(code: .full, message: "the queue is full; add consumers, or publish again later")
            }
        }
    }

    /// Declares a group and returns a consumer of it.
    public func consumer(of group: ConsumerGroup) async throws -> any QueueConsumer {
        let index = try shared.withLock { shared in
            try Self.checkOpen(shared)
            return try shared.queue.declare(group)
        }
        return Consumer(queue: self, group: index)
    }

    /// How many messages await delivery or settlement in a group; 0 for a group that was never declared.
    public func depth(ofGroup name: String) async throws -> Int {
        try change { shared in
            shared.queue.depth(ofGroup: name, now: QueueInstant(time))
        }
    }

    /// Shuts the queue down: all calls, those that wait included, throw ``QueueError`` with code `closed`.
    public func close() {
        let woken = shared.withLock { shared in
            shared.isClosed = true
            defer { shared.receivers.removeAll() }
            return shared.receivers.values.flatMap(\.self) + shared.wokenPublishers()
        }
        for signal in woken {
            signal.signal()
        }
    }

    fileprivate func receive(upTo limit: Int, from group: Int, timeout: Duration) async throws -> [Delivery] {
        try Task.checkCancellation()
        guard limit > 0 else { return [] }
        var giveUpAt: Int64?
        while true {
            let attempt = try attempt { shared, now -> Attempt<[Delivery]> in
                let deliveries = shared.queue.take(upTo: limit, from: group, now: now)
                let end = giveUpAt ?? now.monotonic.addingSaturating(timeout.inNanoseconds)
                giveUpAt = end
                if !deliveries.isEmpty || now.monotonic >= end {
                    return .success(deliveries)
                }
                return .wait(WakeSignal(), until: min(end, shared.queue.nextChance(ofGroup: group) ?? end))
            } register: { shared, signal in
                shared.receivers[group, default: []].append(signal)
            }
            switch attempt {
            case .success(let deliveries):
                return deliveries
            case .wait(let signal, let end):
                try await wait(for: signal, until: end) { shared in
                    shared.receivers[group]?.removeAll { $0 === signal }
                }
            case .giveUp:
                return []
            }
        }
    }

    fileprivate func settle(_ settlements: [Settlement], in group: Int) async throws -> Int {
        try change { shared in
            shared.queue.settle(settlements, in: group, now: QueueInstant(time))
        }
    }

    /// Publishes or takes, and wakes those who may go on because of it, whether or not the attempt itself succeeded.
    private func attempt<Success: Sendable>(
        _ body: (inout Shared, QueueInstant) throws -> Attempt<Success>,
        register: (inout Shared, WakeSignal) -> Void
    ) throws -> Attempt<Success> {
        let (attempt, woken) = try shared.withLock { shared in
            try Self.checkOpen(shared)
            let attempt = try body(&shared, QueueInstant(time))
            let woken = shared.woken()
            if case .wait(let signal, _) = attempt {
                register(&shared, signal)
            }
            return (attempt, woken)
        }
        for signal in woken {
            signal.signal()
        }
        return attempt
    }

    /// Performs a change that may free room or make messages ready.
    private func change(_ body: (inout Shared) -> Int) throws -> Int {
        let (result, woken) = try shared.withLock { shared in
            try Self.checkOpen(shared)
            let result = body(&shared)
            return (result, shared.wokenReceivers() + shared.wokenPublishers())
        }
        for signal in woken {
            signal.signal()
        }
        return result
    }

    private func wait(
        for signal: WakeSignal,
        until end: Int64,
        cleanUp: (inout Shared) -> Void
    ) async throws {
        defer { shared.withLock { cleanUp(&$0) } }
        let pause = end.subtractingSaturating(time.monotonic.inNanoseconds)
        try await signal.wait(atMost: .nanoseconds(pause), time: time)
    }

    private static func checkOpen(_ shared: Shared) throws {
        guard !shared.isClosed else {
            throw QueueError(code: .closed, message: "the queue has been shut down")
        }
    }
}

extension InMemoryMessageQueue {
    private struct Consumer: QueueConsumer {
        let queue: InMemoryMessageQueue
        let group: Int

        func receive(upTo limit: Int, timeout: Duration) async throws -> [Delivery] {
            try await queue.receive(upTo: limit, from: group, timeout: timeout)
        }

        func settle(_ settlements: [Settlement]) async throws -> Int {
            try await queue.settle(settlements, in: group)
        }
    }
}
