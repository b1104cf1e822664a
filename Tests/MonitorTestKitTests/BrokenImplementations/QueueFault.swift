import MonitorCore
import MonitorTestKit
import Synchronization

/// A way in which a queue can be broken.
enum QueueFault: CaseIterable, Sendable {
    case dropsHeaders, losesAcknowledgements, losesRefused, losesTerminated, ignoresInProgress, ignoresDelay
    case claimsEverySettlement, settlesForOthers
    case redeliversEarly, ignoresBackoff, neverGivesUp, givesUpLate, letsPoisonBlock
    case forgetsIDs, remembersIDsForLong
    case reorders, deliversTwice, forgetsOldMessages, deliversEarly, exceedsLimit, exceedsInFlight
    case mergesGroups, splitsGroups, ignoresFilters, ignoresSettings, acceptsNoFilter
    case miscountsDepth, refusesEmptyBatches, splitsBatches
    case neverWaitsForRoom, alwaysWaitsForRoom, losesPatience, hidesCancelledPublish
    case ignoresFences, ignoresEmptyFences
    case neverWaitsForMessages, sleepsThrough, hidesCancelledReceive
    case forgetsOnReopening, repeatsOnReopening, losesReasons
}

extension QueueFault {
    /// A queue with this fault.
    func queue(_ conditions: MessageQueueConditions) -> MutantQueue {
        switch self {
        case .forgetsIDs: return .sound(conditions) { $0.maximumRememberedCount = 0 }
        case .remembersIDsForLong: return .sound(conditions) { $0.deduplicationWindow = .seconds(3_600) }
        case .losesPatience: return .sound(conditions) { $0.roomTimeout = .seconds(1) }
        default:
            var queue = MutantQueue.sound(conditions)
            change(&queue)
            return queue
        }
    }

    private func change(_ queue: inout MutantQueue) {
        switch self {
        case .forgetsIDs, .remembersIDsForLong, .losesPatience: break
        case .dropsHeaders, .losesReasons, .reorders, .deliversTwice, .forgetsOldMessages: changeDeliveries(&queue)
        case .exceedsLimit, .neverWaitsForMessages, .sleepsThrough, .hidesCancelledReceive: changeReceiving(&queue)
        case .losesAcknowledgements, .losesRefused, .losesTerminated, .ignoresInProgress, .ignoresDelay,
            .claimsEverySettlement, .settlesForOthers:
            changeSettlements(&queue)
        case .redeliversEarly, .ignoresBackoff, .neverGivesUp, .givesUpLate, .exceedsInFlight, .mergesGroups,
            .splitsGroups, .ignoresFilters, .ignoresSettings, .acceptsNoFilter:
            queue.changeGroup = changedGroup()
        case .letsPoisonBlock:
            queue.changeGroup = changed { $0.maximumDeliveries = .max }
            queue.receive = { base, _, timeout in try await base.receive(upTo: 1, timeout: timeout) }
        case .miscountsDepth: queue.changeDepth = { max(0, $0 - 1) }
        case .forgetsOnReopening: queue.reopened = { .sound($0.conditions) }
        case .repeatsOnReopening: repeatOnReopening(&queue)
        case .deliversEarly, .refusesEmptyBatches, .splitsBatches, .neverWaitsForRoom, .alwaysWaitsForRoom,
            .hidesCancelledPublish, .ignoresFences, .ignoresEmptyFences:
            changePublications(&queue)
        }
    }

    private func changeDeliveries(_ queue: inout MutantQueue) {
        let last = Mutex<[Delivery]>([])
        let time = queue.conditions.time
        queue.receive = { base, limit, timeout in
            let deliveries = try await base.receive(upTo: limit, timeout: timeout)
            switch self {
            case .reorders: return deliveries.reversed()
            case .deliversTwice:
                return last.withLock { last in
                    defer { last = deliveries }
                    return deliveries.isEmpty ? [] : last + deliveries
                }
            case .forgetsOldMessages: return deliveries.filter { time.now < $0.publishedAt + .seconds(200) }
            default:
                return deliveries.map { delivery in
                    var delivery = delivery
                    if self == .dropsHeaders {
                        delivery.headers = [:]
                    } else {
                        delivery.headers[DeadLetterHeader.reason] = nil
                    }
                    return delivery
                }
            }
        }
    }

    private func changeReceiving(_ queue: inout MutantQueue) {
        let time = queue.conditions.time
        queue.receive = { base, limit, timeout in
            switch self {
            case .exceedsLimit: return try await base.receive(upTo: limit + 1, timeout: timeout)
            case .sleepsThrough:
                let deliveries = try await base.receive(upTo: limit, timeout: .zero)
                guard deliveries.isEmpty, timeout > .zero else { return deliveries }
                try await time.sleep(for: timeout)
                return try await base.receive(upTo: limit, timeout: .zero)
            case .hidesCancelledReceive:
                do {
                    return try await base.receive(upTo: limit, timeout: timeout)
                } catch is CancellationError {
                    return []
                }
            default: return try await base.receive(upTo: limit, timeout: .zero)
            }
        }
    }

    private func changeSettlements(_ queue: inout MutantQueue) {
        let consumers = Mutex<[any QueueConsumer]>([])
        if self == .settlesForOthers {
            queue.receive = { base, limit, timeout in
                consumers.withLock { $0.append(base) }
                return try await base.receive(upTo: limit, timeout: timeout)
            }
        }
        queue.settle = { base, settlements in
            let count = try await base.settle(settlements.compactMap(changedSettlement))
            switch self {
            case .claimsEverySettlement, .ignoresInProgress: return settlements.count
            case .settlesForOthers where count == 0:
                var count = 0
                for other in consumers.withLock({ $0 }) where count == 0 {
                    count = try await other.settle(settlements)
                }
                return count
            default: return count
            }
        }
    }

    private func changedSettlement(_ settlement: Settlement) -> Settlement? {
        var settlement = settlement
        switch (self, settlement.verdict) {
        case (.losesAcknowledgements, .acknowledge): settlement.verdict = .retry(after: .zero)
        case (.losesRefused, .retry), (.losesTerminated, .terminate): settlement.verdict = .acknowledge
        case (.ignoresDelay, .retry(after: .some)): settlement.verdict = .retry(after: .zero)
        case (.ignoresInProgress, .inProgress): return nil
        default: break
        }
        return settlement
    }

    private func changedGroup() -> @Sendable (ConsumerGroup) -> ConsumerGroup {
        switch self {
        case .redeliversEarly: return changed { $0.acknowledgementDeadline = .seconds(15) }
        case .ignoresBackoff: return changed { $0.backoff = Array($0.backoff.prefix(1)) }
        case .neverGivesUp: return changed { $0.maximumDeliveries = .max }
        case .givesUpLate: return changed { $0.maximumDeliveries += 1 }
        case .exceedsInFlight: return changed { $0.maximumInFlight = 1_000 }
        case .mergesGroups: return changed { $0.name = $0.name == "graveyard" ? $0.name : "all" }
        case .ignoresFilters: return changed { $0.filters = [">"] }
        case .ignoresSettings: return changed { $0.maximumDeliveries = 3 }
        case .acceptsNoFilter: return changed { $0.filters = $0.filters.isEmpty ? [">"] : $0.filters }
        default:
            let count = Atomic(0)
            return changed { $0.name += "-\(count.add(1, ordering: .relaxed).newValue)" }
        }
    }

    private func changed(
        _ change: @escaping @Sendable (inout ConsumerGroup) -> Void
    ) -> @Sendable (ConsumerGroup) -> ConsumerGroup {
        { group in
            var group = group
            change(&group)
            return group
        }
    }

    private func changePublications(_ queue: inout MutantQueue) {
        queue.publish = { base, publication in
            var publication = publication
            switch self {
            case .deliversEarly:
                for index in publication.messages.indices {
                    publication.messages[index].notBefore = nil
                }
            case .refusesEmptyBatches where publication.messages.isEmpty:
                throw QueueError(code: .invalidArgument, message: "the batch is empty")
            case .splitsBatches:
                var receipt = PublishReceipt(acceptedCount: 0, duplicateCount: 0)
                for message in publication.messages {
                    publication.messages = [message]
                    let part = try await base.publish(publication)
                    receipt.acceptedCount += part.acceptedCount
                    receipt.duplicateCount += part.duplicateCount
                }
                return receipt
            case .neverWaitsForRoom: publication.waitsForRoom = false
            case .alwaysWaitsForRoom: publication.waitsForRoom = true
            case .ignoresFences: publication.fence = nil
            case .ignoresEmptyFences where publication.messages.isEmpty: publication.fence = nil
            case .hidesCancelledPublish:
                do {
                    return try await base.publish(publication)
                } catch is CancellationError {
                    return PublishReceipt(acceptedCount: publication.messages.count, duplicateCount: 0)
                }
            default: break
            }
            return try await base.publish(publication)
        }
    }

    /// Opened again, the queue has all that was ever published, as if nothing had been settled.
    private func repeatOnReopening(_ queue: inout MutantQueue) {
        let published = Mutex<[OutgoingMessage]>([])
        let groups = Mutex<[ConsumerGroup]>([])
        queue.publish = { base, publication in
            let receipt = try await base.publish(publication)
            published.withLock { $0 += publication.messages }
            return receipt
        }
        queue.changeGroup = { group in
            groups.withLock { $0.append(group) }
            return group
        }
        queue.reopened = { queue in
            var again = queue
            again.base = MutantQueue.sound(queue.conditions).base
            for group in groups.withLock({ $0 }) {
                _ = try await again.base.consumer(of: group)
            }
            try await again.base.publish(published.withLock { $0 })
            return again
        }
    }
}
