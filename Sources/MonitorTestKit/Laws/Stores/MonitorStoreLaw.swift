/// What every `MonitorStore` must do.
public enum MonitorStoreLaw: String, CaseIterable, Sendable {
    /// What was put can be read, at revision 1 and dated; what was not put is not there.
    case readsWhatWasPut
    /// Putting an equal monitor changes neither revision nor feed.
    case equalPutChangesNothing
    /// Every change raises the revision by one.
    case changeRaisesTheRevision
    /// `absent` refuses a monitor that is there.
    case absentRefusesWhatIsThere
    /// `exactly` refuses every other revision, and a monitor that is not there.
    case exactlyRefusesOtherRevisions
    /// A batch of which one monitor is refused changes nothing.
    case batchIsAtomic
    /// A batch with an id twice is refused.
    case repeatedIDIsRefused
    /// Members written by a later version are kept.
    case unknownMembersAreKept
    /// A removed monitor is in no listing and no answer.
    case removedIsGone
    /// Removing what is not there fails; so does removing another revision than expected.
    case removeChecksItsExpectation
    /// A removed monitor that is put again goes on from its last revision.
    case revisionGoesOnAfterRemoval
    /// Listings are in order of id, and their pages give everything once.
    case pagesGiveEverythingOnce
    /// A listing for one owner holds no other's monitors.
    case listingKeepsOwnersApart
    /// The feed tells every change once, in order, and can be read in parts.
    case feedTellsEveryChange
    /// The latest position is that of the last change, and 0 before the first.
    case latestSequenceEndsTheFeed
    /// A change is never dated before the monitor's previous one, even when the clock is set back.
    case datesDoNotGoBack
    /// The history of a monitor is its part of the feed.
    case historyIsPartOfTheFeed
    /// Of concurrent writers that expect the same revision, one wins.
    case concurrentWritersLoseNothing
    /// All of this is still there when the store is opened again.
    case survivesReopening
    /// Random operations give the same answers as on the in-memory reference.
    case agreesWithTheReference
}
