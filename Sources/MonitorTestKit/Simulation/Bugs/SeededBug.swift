/// A mistake that an author of an adapter or a service may make, put into a world to show that the world finds it.
@_spi(SeededBugs)
@nonexhaustive
public enum SeededBug: String, Sendable, Hashable, CaseIterable {
    // Of a queue.
    /// Messages to the ingestors are acknowledged as they are received, before anything is written.
    case acknowledgesReportsOnReceive
    /// Messages to the evaluators are acknowledged as they are received.
    case acknowledgesChecksOnReceive
    /// Messages to the responders are acknowledged as they are received.
    case acknowledgesAlertsOnReceive
    /// A message that is given back to come again is taken for handled.
    case acknowledgesRetries
    /// Messages are accepted from those whose lease another has got since.
    case publishesUnderLostLease
    /// The last of several requests for checks is lost.
    case forgetsLastRequest

    // Of a worker.
    /// A result is filed under the time at which its check ran instead of its slot.
    case datesResultsByRun
    /// What the worker itself could not do is reported as an outage of the target.
    case takesOwnFaultsForOutages

    // Of a store of leases.
    /// A lease that is held is granted to another too.
    case grantsLeaseTwice

    // Of a store of results and states.
    /// A state is written over one that changed in between.
    case ingestIgnoresVersion
    /// Messages are not written with the state that they announce.
    case ingestForgetsMessages
    /// The last of several results is not written.
    case ingestForgetsLastResult
    /// Transitions that late results made void stay.
    case ingestKeepsRetracted
    /// Messages that wait are forgotten as soon as they are read.
    case forgetsMessagesOnceRead
    /// The last of several ledger entries is not written.
    case forgetsLastLedgerEntry
    /// Progress is accepted from those whose lease another has got since.
    case marksUnderLostLease

    // Of an ingestor.
    /// A write that failed is taken for done.
    case ingestorIgnoresFailures
    /// What late results change is not announced.
    case ingestorKeepsCorrections
    /// An outage is confirmed by one failure less than asked for.
    case ingestorConfirmsTooSoon
    /// Votes of regions that have been silent for long still count.
    case ingestorCountsStaleVotes

    // Of a store of alerts.
    /// A state is written over one that changed in between.
    case alertsIgnoreVersion
    /// Messages are not written with the state that they announce.
    case alertsForgetMessages

    // Of a store of incidents and notifications.
    /// The notifications of the last of several incidents are not written.
    case incidentsForgetNotifications
    /// What one dispatcher has claimed is given to the next at once.
    case claimsExcludeNobody
    /// Notifications leave the outbox when they are claimed, before they are delivered.
    case claimsCountAsDelivered

    // Of a channel.
    /// A receiver that asks for patience is given up.
    case givesUpWhenThrottled
    /// Each attempt has an id of its own, so that the receiver cannot tell a repetition.
    case renamesEachAttempt

    /// The invariants that the bug breaks; a world finds it by one of them.
    public var breaks: Set<Invariant> {
        switch self {
        case .acknowledgesReportsOnReceive, .acknowledgesRetries: [.everyMessageIsHandled, .noResultIsLost]
        case .ingestForgetsLastResult, .ingestorIgnoresFailures: [.noResultIsLost]
        case .acknowledgesChecksOnReceive, .acknowledgesAlertsOnReceive: [.everyMessageIsHandled, .changesAreAnnounced]
        case .publishesUnderLostLease, .grantsLeaseTwice, .marksUnderLostLease: [.leasesExclude]
        case .forgetsLastRequest: [.recoversAfterFaults]
        case .datesResultsByRun: [.everySlotHasOneOutcome, .noResultIsLost]
        case .takesOwnFaultsForOutages: [.resultsAreTrue]
        case .ingestIgnoresVersion: [.noUpdateIsLost, .stateIsTheFoldOfItsHistory]
        case .ingestKeepsRetracted: [.stateIsTheFoldOfItsHistory]
        case .forgetsLastLedgerEntry: [.everySlotHasOneOutcome]
        case .ingestForgetsMessages, .forgetsMessagesOnceRead, .ingestorKeepsCorrections: [.changesAreAnnounced]
        case .ingestorConfirmsTooSoon, .ingestorCountsStaleVotes: [.downNeedsItsVotes, .stateIsTheFoldOfItsHistory]
        case .alertsIgnoreVersion: [.noUpdateIsLost]
        case .alertsForgetMessages: [.changesAreAnnounced]
        case .incidentsForgetNotifications, .claimsCountAsDelivered, .givesUpWhenThrottled: [.everyAlertIsDelivered]
        case .claimsExcludeNobody, .renamesEachAttempt: [.deliveredEffectivelyOnce]
        }
    }
}
