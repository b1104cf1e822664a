/// What every `MessageQueue` must do.
public enum MessageQueueLaw: String, CaseIterable, Sendable {
    /// A message arrives with id, subject, payload, headers and date as published.
    case deliversWhatWasPublished
    /// An acknowledged message never comes again.
    case acknowledgedIsGone
    /// A message that is not settled comes again when its deadline has passed, and not before.
    case unsettledComesAgain
    /// A refused message comes again after the delay that was asked for, and not before.
    case retryWaitsForItsDelay
    /// A refused message comes again after the group's backoff, whose last pause repeats.
    case retryFollowsTheBackoff
    /// `inProgress` begins the deadline anew.
    case inProgressExtendsTheDeadline
    /// A terminated message becomes a dead letter with the reason and its own id, payload and headers.
    case terminatedBecomesDeadLetter
    /// A message refused as often as the group allows becomes a dead letter.
    case exhaustedBecomesDeadLetter
    /// A message abandoned as often as the group allows becomes a dead letter.
    case abandonedBecomesDeadLetter
    /// Settling after the deadline changes nothing.
    case lateSettlementIsLost
    /// Settling twice changes nothing the second time.
    case secondSettlementIsLost
    /// A consumer of one group cannot settle another group's delivery.
    case foreignSettlementIsLost
    /// A message with a known subject and id is dropped and counted; another subject is another message.
    case duplicateIsDropped
    /// Two equal messages in one batch are one.
    case duplicateInBatchIsDropped
    /// After the deduplication window an id may be used again.
    case idIsForgottenAfterTheWindow
    /// First deliveries come in the order of publication.
    case keepsOrder
    /// Every group gets every message it covers.
    case groupsEachGetAll
    /// Consumers of one group share its messages and none gets another's.
    case consumersShareTheWork
    /// A group gets what was published after it was first declared, also while nobody consumes.
    case groupCollectsFromItsDeclaration
    /// A group gets only what its filters cover.
    case filtersSelect
    /// A message with a date is not delivered before it.
    case delayedIsNotEarly
    /// No call returns more messages than it asked for.
    case receiveKeepsItsLimit
    /// A group never holds more messages unsettled than it may.
    case inFlightIsLimited
    /// The depth counts what awaits delivery or settlement.
    case depthCounts
    /// An empty batch is accepted.
    case emptyBatchIsAccepted
    /// A batch beyond the limit is refused whole.
    case oversizedBatchIsRefusedWhole
    /// Publishing to a full queue waits until there is room.
    case publishWaitsForRoom
    /// Publishing to a queue that stays full fails and publishes nothing.
    case publishGivesUp
    /// A publication that does not wait is refused by a full queue at once.
    case publishNeedNotWait
    /// A publication that is cancelled while it waits publishes nothing.
    case cancelledPublishLeavesNothing
    /// An older token is refused whole once a newer one was seen; the same token is not.
    case olderFenceIsRefused
    /// An empty batch raises the mark of its fence.
    case emptyBatchRaisesTheFence
    /// Receiving from an empty queue ends empty when the time has passed.
    case receiveTimesOut
    /// A consumer that waits gets a message that is published meanwhile.
    case publishWakesReceiver
    /// A consumer that waits gets a message that comes back meanwhile.
    case redeliveryWakesReceiver
    /// A consumer that is cancelled while it waits takes nothing.
    case cancelledReceiveTakesNothing
    /// A message that always fails does not hold up the others.
    case poisonDoesNotBlock
    /// Declaring a group with other settings is refused.
    case otherSettingsConflict
    /// A group without a filter is refused.
    case groupNeedsFilter
    /// Concurrent publishers and consumers lose nothing and take nothing twice.
    case concurrencyLosesNothing
    /// Whatever consumers do, every message ends acknowledged or as a dead letter.
    case everyMessageEnds
    /// Opened again, a queue has what was published and not acknowledged: waiting, delayed, refused or in flight.
    case messagesSurviveReopening
    /// Opened again, a queue delivers nothing that was acknowledged or terminated, and has its dead letters.
    case settlementsSurviveReopening
    /// Opened again, a queue knows the ids that it knew.
    case deduplicationSurvivesReopening
    /// Opened again, a queue goes on counting deliveries where it was.
    case deliveryCountsSurviveReopening
    /// Opened again, a queue has its groups, which collect what is published before anyone consumes.
    case groupsSurviveReopening
    /// Opened again, a queue refuses the tokens that it refused.
    case fencesSurviveReopening
    /// Random operations do the same to the queue and to the in-memory reference.
    case agreesWithTheReference

    /// The laws that open the queue again.
    ///
    /// An implementation that can be ended in more than one way, closed or killed, runs these once more for each.
    public static let reopening: [MessageQueueLaw] = [
        .messagesSurviveReopening, .settlementsSurviveReopening, .deduplicationSurvivesReopening,
        .deliveryCountsSurviveReopening, .groupsSurviveReopening, .fencesSurviveReopening, .agreesWithTheReference,
    ]
}
