/// What every `NotificationOutbox` must do.
public enum NotificationOutboxLaw: String, CaseIterable, Sendable {
    /// A lane is held by one claim at a time, and only by its channel's.
    case laneIsHeldByOne
    /// What is later in a lane waits for what is earlier, with it in one claim.
    case laneKeepsItsOrder
    /// Lanes that have been due for longer are claimed first.
    case longestDueComesFirst
    /// A claim holds no more than its limit; the rest comes with a later claim.
    case claimIsBounded
    /// The recipients that failed attempts have finished are kept, each once.
    case finishedRecipientsAreKept
    /// Notifications leave the outbox and enter the timeline with their settlement.
    case settlementIsRecorded
    /// A failed notification stays, counted, and rests as long as it was told to.
    case failureRests
    /// A lane that nobody claimed for some time after it became due can be told from one that somebody serves.
    case neglectedLaneIsFound
    /// A claim whose lease has ended can be claimed again, and its old holder settles nothing.
    case lostClaimSettlesNothing
    /// A settlement that is repeated changes nothing.
    case settlementIsIdempotent
    /// Of concurrent claimers, one holds each lane.
    case concurrentClaimersShareNothing
    /// What waits, rests and is claimed is as it was when the store is opened again.
    case survivesReopening
    /// Random operations give the same answers as on the in-memory reference.
    case agreesWithTheReference
}
