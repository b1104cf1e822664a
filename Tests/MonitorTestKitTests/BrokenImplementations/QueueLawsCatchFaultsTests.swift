import MonitorCore
import MonitorTestKit
import Testing

@Suite("The laws of a queue catch broken queues", .timeLimit(.minutes(5)))
struct QueueLawsCatchFaultsTests {
    private func laws(
        _ makeQueue: @escaping @Sendable (MessageQueueConditions) -> MutantQueue
    ) -> MessageQueueLaws<MutantQueue> {
        MessageQueueLaws(reopen: { queue, _ in try await queue.reopened(queue) }, makeQueue: makeQueue)
    }

    @Test("a sound queue behind the mutant's shell breaks no law", arguments: MessageQueueLaw.allCases)
    func sound(_ law: MessageQueueLaw) async throws {
        try await laws { .sound($0) }.check(law)
    }

    @Test("every law catches a fault", arguments: MessageQueueLaw.allCases)
    func catches(_ law: MessageQueueLaw) async throws {
        let violation = await laws(law.fault.queue).violation(of: law)
        #expect(violation?.law == law.rawValue, "a queue with the fault \(law.fault) obeys")
    }

    @Test("every fault is caught by the model", arguments: QueueFault.caughtByTheModel)
    func modelCatches(_ fault: QueueFault) async throws {
        let violation = await laws(fault.queue).violation(of: .agreesWithTheReference)
        let message = try #require(violation?.message)
        #expect(message.contains("seed "))
        #expect(message.split(separator: "\n").count < 12, "\(message)")
    }

    @Test("a queue that forgets ids breaks the laws of deduplication alone")
    func forgetsIDs() async {
        let laws = laws(QueueFault.forgetsIDs.queue)
        var broken: [MessageQueueLaw] = []
        for law in MessageQueueLaw.allCases where await laws.violation(of: law) != nil {
            broken.append(law)
        }
        #expect(
            broken == [
                .duplicateIsDropped, .duplicateInBatchIsDropped, .idIsForgottenAfterTheWindow,
                .deduplicationSurvivesReopening, .agreesWithTheReference,
            ]
        )
    }
}

extension QueueFault {
    /// Those that concern neither waiting, nor limits, nor what is refused as invalid.
    static let caughtByTheModel = allCases.filter { fault in
        switch fault {
        case .exceedsInFlight, .acceptsNoFilter, .refusesEmptyBatches, .splitsBatches, .neverWaitsForRoom,
            .alwaysWaitsForRoom, .losesPatience, .hidesCancelledPublish, .neverWaitsForMessages, .sleepsThrough,
            .hidesCancelledReceive, .letsPoisonBlock, .settlesForOthers:
            false
        default: true
        }
    }
}

extension MessageQueueLaw {
    /// A fault that this law catches.
    fileprivate var fault: QueueFault {
        switch self {
        case .deliversWhatWasPublished: .dropsHeaders
        case .acknowledgedIsGone: .losesAcknowledgements
        case .unsettledComesAgain: .redeliversEarly
        case .retryWaitsForItsDelay: .ignoresDelay
        case .retryFollowsTheBackoff: .ignoresBackoff
        case .inProgressExtendsTheDeadline: .ignoresInProgress
        case .terminatedBecomesDeadLetter: .losesTerminated
        case .exhaustedBecomesDeadLetter: .neverGivesUp
        case .abandonedBecomesDeadLetter: .givesUpLate
        case .lateSettlementIsLost: .claimsEverySettlement
        case .secondSettlementIsLost: .claimsEverySettlement
        case .foreignSettlementIsLost: .settlesForOthers
        case .duplicateIsDropped: .forgetsIDs
        case .duplicateInBatchIsDropped: .forgetsIDs
        case .idIsForgottenAfterTheWindow: .remembersIDsForLong
        case .keepsOrder: .reorders
        case .groupsEachGetAll: .mergesGroups
        case .consumersShareTheWork: .splitsGroups
        case .groupCollectsFromItsDeclaration: .forgetsOldMessages
        case .filtersSelect: .ignoresFilters
        case .delayedIsNotEarly: .deliversEarly
        case .receiveKeepsItsLimit: .exceedsLimit
        case .inFlightIsLimited: .exceedsInFlight
        case .depthCounts: .miscountsDepth
        case .emptyBatchIsAccepted: .refusesEmptyBatches
        case .oversizedBatchIsRefusedWhole: .splitsBatches
        case .publishWaitsForRoom: .neverWaitsForRoom
        case .publishGivesUp: .losesPatience
        case .publishNeedNotWait: .alwaysWaitsForRoom
        case .cancelledPublishLeavesNothing: .hidesCancelledPublish
        case .olderFenceIsRefused: .ignoresFences
        case .emptyBatchRaisesTheFence: .ignoresEmptyFences
        case .receiveTimesOut: .neverWaitsForMessages
        case .publishWakesReceiver: .sleepsThrough
        case .redeliveryWakesReceiver: .sleepsThrough
        case .cancelledReceiveTakesNothing: .hidesCancelledReceive
        case .poisonDoesNotBlock: .letsPoisonBlock
        case .otherSettingsConflict: .ignoresSettings
        case .groupNeedsFilter: .acceptsNoFilter
        case .concurrencyLosesNothing: .deliversTwice
        case .everyMessageEnds: .losesRefused
        case .messagesSurviveReopening: .forgetsOnReopening
        case .settlementsSurviveReopening: .repeatsOnReopening
        case .deduplicationSurvivesReopening: .forgetsOnReopening
        case .deliveryCountsSurviveReopening: .repeatsOnReopening
        case .groupsSurviveReopening: .forgetsOnReopening
        case .fencesSurviveReopening: .forgetsOnReopening
        case .agreesWithTheReference: .losesReasons
        }
    }
}
