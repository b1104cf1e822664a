/// What must hold in every world, whatever goes wrong in it.
@nonexhaustive
public enum Invariant: String, Sendable, Hashable, CaseIterable {
    /// Every slot that was due has exactly one outcome.
    case everySlotHasOneOutcome
    /// A result that the queue has accepted is stored, as it was found.
    case noResultIsLost
    /// A message that a consumer received comes again until it is handled.
    case everyMessageIsHandled
    /// Of those who decided on the same state one writes, and the others decide anew.
    case noUpdateIsLost
    /// A result says of its target only what the target may have been.
    case resultsAreTrue
    /// The stored state and transitions are those that the stored results give in order.
    case stateIsTheFoldOfItsHistory
    /// A true outage that lasts is found within its bound.
    case outagesAreDetectedInTime
    /// An outage is dated to its first failing slot.
    case outagesAreDatedRight
    /// A monitor is down only with the votes that its policy asks for, each borne out by results.
    case downNeedsItsVotes
    /// What was decided is announced, once and in order, and whoever is told of it follows.
    case changesAreAnnounced
    /// A lease has one holder, and nobody writes under one that was granted to another since.
    case leasesExclude
    /// An alert has at most one open incident, and none once it is over.
    case oneOpenIncidentPerAlert
    /// Nothing is resolved that did not fire.
    case noResolveWithoutFire
    /// Every notification is delivered, or left out for a later one.
    case everyAlertIsDelivered
    /// A receiver that knows ids sees every notification once, and in order.
    case deliveredEffectivelyOnce
    /// Queues stay within their limits, and run dry once faults stop.
    case queuesAreBounded
    /// Once faults stop, the platform recovers: states are true again and nothing waits.
    case recoversAfterFaults
}
