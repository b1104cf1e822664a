public import MonitorCore

/// Runs the laws of a message queue.
public struct MessageQueueLaws<Queue: MessageQueue>: LawSet {
    private let makeQueue: @Sendable (MessageQueueConditions) async throws -> Queue
    private let reopen: @Sendable (Queue, MessageQueueConditions) async throws -> Queue

    /// Creates the laws.
    ///
    /// - Parameters:
    ///   - reopen: For durable queues: ends a queue and opens it again, as a restart would.
    ///   - makeQueue: Makes a fresh, empty queue, set up as the conditions say.
    public init(
        reopen: @escaping @Sendable (Queue, MessageQueueConditions) async throws -> Queue = { queue, _ in queue },
        makeQueue: @escaping @Sendable (MessageQueueConditions) async throws -> Queue
    ) {
        self.makeQueue = makeQueue
        self.reopen = reopen
    }

    private func makeBench(_ conditions: MessageQueueConditions) async throws -> QueueBench {
        bench(try await makeQueue(conditions), conditions)
    }

    private func bench(_ queue: Queue, _ conditions: MessageQueueConditions) -> QueueBench {
        QueueBench(queue: queue, conditions: conditions) { bench(try await reopen(queue, conditions), conditions) }
    }

    /// Runs a law on a fresh queue.
    public func run(_ law: MessageQueueLaw) async throws {
        if law == .agreesWithTheReference { return try await QueueModel.check(makeBench) }
        let bench = try await makeBench(MessageQueueConditions(time: VirtualTime()))
        switch law {
        case .deliversWhatWasPublished: try await bench.deliversWhatWasPublished()
        case .acknowledgedIsGone: try await bench.acknowledgedIsGone()
        case .unsettledComesAgain: try await bench.unsettledComesAgain()
        case .retryWaitsForItsDelay: try await bench.retryWaitsForItsDelay()
        case .retryFollowsTheBackoff: try await bench.retryFollowsTheBackoff()
        case .inProgressExtendsTheDeadline: try await bench.inProgressExtendsTheDeadline()
        case .terminatedBecomesDeadLetter: try await bench.terminatedBecomesDeadLetter()
        case .exhaustedBecomesDeadLetter: try await bench.exhaustedBecomesDeadLetter()
        case .abandonedBecomesDeadLetter: try await bench.abandonedBecomesDeadLetter()
        case .lateSettlementIsLost: try await bench.lateSettlementIsLost()
        case .secondSettlementIsLost: try await bench.secondSettlementIsLost()
        case .foreignSettlementIsLost: try await bench.foreignSettlementIsLost()
        case .duplicateIsDropped: try await bench.duplicateIsDropped()
        case .duplicateInBatchIsDropped: try await bench.duplicateInBatchIsDropped()
        case .idIsForgottenAfterTheWindow: try await bench.idIsForgottenAfterTheWindow()
        case .keepsOrder: try await bench.keepsOrder()
        case .groupsEachGetAll: try await bench.groupsEachGetAll()
        case .consumersShareTheWork: try await bench.consumersShareTheWork()
        case .groupCollectsFromItsDeclaration: try await bench.groupCollectsFromItsDeclaration()
        case .filtersSelect: try await bench.filtersSelect()
        case .delayedIsNotEarly: try await bench.delayedIsNotEarly()
        case .receiveKeepsItsLimit: try await bench.receiveKeepsItsLimit()
        case .inFlightIsLimited: try await bench.inFlightIsLimited()
        case .depthCounts: try await bench.depthCounts()
        case .emptyBatchIsAccepted: try await bench.emptyBatchIsAccepted()
        case .oversizedBatchIsRefusedWhole: try await bench.oversizedBatchIsRefusedWhole()
        case .publishWaitsForRoom: try await bench.publishWaitsForRoom()
        case .publishGivesUp: try await bench.publishGivesUp()
        case .publishNeedNotWait: try await bench.publishNeedNotWait()
        case .cancelledPublishLeavesNothing: try await bench.cancelledPublishLeavesNothing()
        case .olderFenceIsRefused: try await bench.olderFenceIsRefused()
        case .emptyBatchRaisesTheFence: try await bench.emptyBatchRaisesTheFence()
        case .receiveTimesOut: try await bench.receiveTimesOut()
        case .publishWakesReceiver: try await bench.publishWakesReceiver()
        case .redeliveryWakesReceiver: try await bench.redeliveryWakesReceiver()
        case .cancelledReceiveTakesNothing: try await bench.cancelledReceiveTakesNothing()
        case .poisonDoesNotBlock: try await bench.poisonDoesNotBlock()
        case .otherSettingsConflict: try await bench.otherSettingsConflict()
        case .groupNeedsFilter: try await bench.groupNeedsFilter()
        case .concurrencyLosesNothing: try await bench.concurrencyLosesNothing()
        case .everyMessageEnds: try await bench.everyMessageEnds()
        case .messagesSurviveReopening: try await bench.messagesSurviveReopening()
        case .settlementsSurviveReopening: try await bench.settlementsSurviveReopening()
        case .deduplicationSurvivesReopening: try await bench.deduplicationSurvivesReopening()
        case .deliveryCountsSurviveReopening: try await bench.deliveryCountsSurviveReopening()
        case .groupsSurviveReopening: try await bench.groupsSurviveReopening()
        case .fencesSurviveReopening: try await bench.fencesSurviveReopening()
        case .agreesWithTheReference: break
        }
    }
}
