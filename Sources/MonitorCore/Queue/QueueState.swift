import DequeModule

/// What a queue holds, and how publishing, taking and settling change it.
struct QueueState {
    /// What publishing came to.
    enum Publication {
        case accepted(PublishReceipt)
        /// A group that the batch goes to is at its depth limit.
        case noRoom
    }

    private struct MessageKey: Hashable {
        var subject: Subject
        var id: String
    }

    private struct RememberedMessage {
        var key: MessageKey
        var until: Int64
    }

    private static let maximumCachedRouteCount = 16_384

    let configuration: InMemoryMessageQueue.Configuration
    private(set) var statistics = InMemoryMessageQueue.Statistics()
    private var groups: [QueueGroupState] = []
    private var groupIndex: [String: Int] = [:]
    /// The groups that cover a subject.
    private var routes: [Subject: [Int]] = [:]
    private var remembered = PartitionedSet<MessageKey>()
    private var rememberedInOrder: Deque<RememberedMessage> = []
    private var fences: [String: UInt64] = [:]
    private var deliveryNumber: UInt64 = 0
    /// Whether publishers that wait must look again: there is room, or a deadline that may bring it.
    private var hasRoomNews = false

    init(configuration: InMemoryMessageQueue.Configuration) {
        self.configuration = configuration
    }

    mutating func publish(_ messages: [OutgoingMessage], fence: Fence?, now: QueueInstant) throws -> Publication {
        try validate(messages)
        try check(fence)
        forgetOldMessages(now: now.monotonic)
        expire(now: now)
        guard hasRoom(for: messages) else { return .noRoom }
        if let fence {
            fences[fence.lease] = fence.token
        }
        var receipt = PublishReceipt(acceptedCount: 0, duplicateCount: 0)
        for message in messages {
            guard remember(message, now: now.monotonic) else {
                receipt.duplicateCount += 1
                continue
            }
            receipt.acceptedCount += 1
            let route = route(of: message.subject)
            guard !route.isEmpty else { continue }
            let due = message.notBefore.flatMap { $0 > now.wall ? now.monotonic(at: $0) : nil }
            let queued = QueuedMessage(message, publishedAt: now.wall)
            for index in route {
                groups[index].add(queued, due: due)
            }
        }
        statistics.publishedCount += receipt.acceptedCount
        statistics.duplicateCount += receipt.duplicateCount
        return .accepted(receipt)
    }

    private func validate(_ messages: [OutgoingMessage]) throws {
        guard messages.count <= configuration.maximumBatchCount else {
            throw QueueError(
                code: .invalidArgument,
                message: "a batch of \(messages.count) messages; publish at most \(configuration.maximumBatchCount)"
            )
        }
        for message in messages {
            guard message.payload.count <= configuration.maximumPayloadByteCount else {
                throw QueueError(
                    code: .invalidArgument,
                    message: "message \(message.id) has \(message.payload.count) bytes; publish at most "
                        + "\(configuration.maximumPayloadByteCount)"
                )
            }
        }
    }

    private func check(_ fence: Fence?) throws {
        guard let fence else { return }
        let seen = fences[fence.lease]
        if let seen, seen > fence.token {
            throw QueueError(
                code: .fenced,
                message: "lease \(fence.lease) was granted anew (token \(seen) after \(fence.token)); stop acting on it"
            )
        }
        if seen == nil, fences.count >= configuration.maximumFenceCount {
            throw QueueError(
                code: .invalidArgument,
                message: "fences of \(fences.count) leases are remembered; raise maximumFenceCount"
            )
        }
    }

    private mutating func hasRoom(for messages: [OutgoingMessage]) -> Bool {
        let limit = configuration.maximumGroupDepth
        if groups.allSatisfy({ $0.depth + messages.count <= limit }) { return true }
        var counts = Array(repeating: 0, count: groups.count)
        var keys: Set<MessageKey> = []
        for message in messages {
            let key = MessageKey(subject: message.subject, id: message.id)
            guard !remembered.contains(key), keys.insert(key).inserted else { continue }
            for index in route(of: message.subject) {
                counts[index] += 1
            }
        }
        return groups.indices.allSatisfy { counts[$0] == 0 || groups[$0].depth + counts[$0] <= limit }
    }

    private mutating func route(of subject: Subject) -> [Int] {
        if let route = routes[subject] { return route }
        let route = groups.indices.filter { index in
            groups[index].group.filters.contains { $0.matches(subject) }
        }
        if routes.count >= Self.maximumCachedRouteCount {
            routes.removeAll(keepingCapacity: true)
        }
        routes[subject] = route
        return route
    }

    private mutating func remember(_ message: OutgoingMessage, now: Int64) -> Bool {
        let key = MessageKey(subject: message.subject, id: message.id)
        guard configuration.maximumRememberedCount > 0 else { return true }
        guard remembered.insert(key) else { return false }
        if rememberedInOrder.count >= configuration.maximumRememberedCount, let oldest = rememberedInOrder.popFirst() {
            remembered.remove(oldest.key)
        }
        let until = now.addingSaturating(configuration.deduplicationWindow.inNanoseconds)
        rememberedInOrder.append(RememberedMessage(key: key, until: until))
        return true
    }

    private mutating func forgetOldMessages(now: Int64) {
        while let oldest = rememberedInOrder.first, oldest.until <= now {
            rememberedInOrder.removeFirst()
            remembered.remove(oldest.key)
        }
    }

    /// Declares a group and returns its index.
    mutating func declare(_ group: ConsumerGroup) throws -> Int {
        if let index = groupIndex[group.name] {
            guard groups[index].group == group else {
                throw QueueError(
                    code: .conflict,
                    message: "group \(group.name) exists with other settings; use the same, or another name"
                )
            }
            return index
        }
        guard !group.name.isEmpty, !group.filters.isEmpty, group.maximumDeliveries >= 1,
            (1...QueueGroupState.maximumInFlight).contains(group.maximumInFlight),
            group.acknowledgementDeadline > .zero
        else {
            throw QueueError(
                code: .invalidArgument,
                message: "group “\(group.name)” needs a name, a filter, a positive deadline, at least one delivery "
                    + "and 1 to \(QueueGroupState.maximumInFlight) messages in flight"
            )
        }
        guard groups.count < configuration.maximumGroupCount else {
            throw QueueError(
                code: .invalidArgument,
                message: "\(groups.count) groups exist; raise maximumGroupCount"
            )
        }
        groupIndex[group.name] = groups.count
        groups.append(QueueGroupState(group: group))
        routes.removeAll()
        return groups.count - 1
    }

    /// Takes messages from a group.
    mutating func take(upTo limit: Int, from index: Int, now: QueueInstant) -> [Delivery] {
        expire(now: now)
        let wasIdle = groups[index].nextDeadline == nil
        let deliveries = groups[index].take(upTo: limit, now: now.monotonic, deliveryNumber: &deliveryNumber)
        if wasIdle, !deliveries.isEmpty {
            // Those who wait for this group's dead letters, or for its room, must know that from now on a deadline may bring
            // one.
            for other in route(of: groups[index].group.deadLetterSubject) where other != index {
                groups[other].hasNews = true
            }
            hasRoomNews = true
        }
        return deliveries
    }

    /// When, on the monotonic clock, a group that has nothing to take may have something.
    func nextChance(ofGroup index: Int) -> Int64? {
        [nextDeadline, groups[index].nextDue].compactMap(\.self).min()
    }

    /// When, on the monotonic clock, a message in flight may be given up, which makes room.
    var nextDeadline: Int64? { groups.compactMap(\.nextDeadline).min() }

    /// Settles deliveries of a group and returns how many settlements took effect.
    mutating func settle(_ settlements: [Settlement], in index: Int, now: QueueInstant) -> Int {
        expire(now: now)
        var deadLetters: [OutgoingMessage] = []
        var count = 0
        for settlement in settlements
        where groups[index].settle(settlement, now: now.monotonic, deadLetters: &deadLetters) {
            count += 1
        }
        statistics.lostSettlementCount += settlements.count - count
        bury(deadLetters, now: now)
        return count
    }

    mutating func depth(ofGroup name: String, now: QueueInstant) -> Int {
        expire(now: now)
        return groupIndex[name].map { groups[$0].depth } ?? 0
    }

    /// The groups whose waiting consumers may find something new since the last call.
    mutating func takeNews() -> [Int] {
        var news: [Int] = []
        for index in groups.indices where groups[index].hasNews {
            groups[index].hasNews = false
            news.append(index)
        }
        return news
    }

    /// Whether publishers that wait must look again, since the last call.
    mutating func takeRoomNews() -> Bool {
        defer { hasRoomNews = false }
        return hasRoomNews
    }

    private mutating func expire(now: QueueInstant) {
        var deadLetters: [OutgoingMessage] = []
        for index in groups.indices {
            groups[index].expire(now: now.monotonic, deadLetters: &deadLetters)
        }
        if !deadLetters.isEmpty {
            hasRoomNews = true
        }
        bury(deadLetters, now: now)
    }

    /// Publishes dead letters: without deduplication, and without waiting for room.
    ///
    /// A dead letter that is given up in turn is dropped, or two groups could pass it back and forth for ever.
    private mutating func bury(_ deadLetters: [OutgoingMessage], now: QueueInstant) {
        for letter in deadLetters {
            statistics.deadLetterCount += 1
            let original = letter.headers[DeadLetterHeader.subject] ?? ""
            let route = original.hasPrefix("dead.") ? [] : route(of: letter.subject)
            let queued = QueuedMessage(letter, publishedAt: now.wall)
            var isKept = false
            for index in route where groups[index].depth < configuration.maximumGroupDepth {
                groups[index].add(queued, due: nil)
                isKept = true
            }
            if !isKept {
                statistics.droppedDeadLetterCount += 1
            }
        }
    }
}
