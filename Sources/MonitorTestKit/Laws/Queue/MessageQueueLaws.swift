public import MonitorCore

/// Runs the laws of a message queue.
public struct MessageQueueLaws<Queue: MessageQueue>: LawSet {
    let makeQueue: @Sendable (MessageQueueConditions) async throws -> Queue

    /// Creates the laws for queues that `makeQueue` makes: fresh and empty each time, set up as the conditions say.
    public init(makeQueue: @escaping @Sendable (MessageQueueConditions) async throws -> Queue) {
        self.makeQueue = makeQueue
    }

    /// Runs a law on a fresh queue.
    public func run(_ law: MessageQueueLaw) async throws {
        let conditions = MessageQueueConditions(time: VirtualTime())
        let bench = QueueBench(queue: try await makeQueue(conditions), conditions: conditions)
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
        }
    }
}
