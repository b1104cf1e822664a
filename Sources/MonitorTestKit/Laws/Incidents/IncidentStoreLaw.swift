/// What every `IncidentStore` must do.
public enum IncidentStoreLaw: String, CaseIterable, Sendable {
    /// What was committed can be read: the incident, its timeline and what waits.
    case commitIsVisible
    /// A commit that expects another version leaves nothing.
    case staleCommitLeavesNothing
    /// A commit that conflicts does not hold up the others.
    case conflictIsIsolated
    /// A second incident cannot be open for a key; after the first is resolved it can.
    case oneIsOpenForAKey
    /// What was decided before a later change of the alert was written conflicts with it.
    case overtakenCommitConflicts
    /// Commits that make no sense are refused and leave nothing.
    case senselessCommitsAreRefused
    /// The incident last opened for a key is found, open or not.
    case latestIsFoundByKey
    /// Listings are newest first, keep owners apart, and their pages give everything once.
    case pagesGiveEverythingOnce
    /// A timeline can be read in parts.
    case timelineComesInParts
    /// Members and kinds of events written by a later version are kept.
    case unknownMembersAreKept
    /// Of concurrent writers that expect the same version, one wins.
    case concurrentWritersLoseNothing
    /// Only what is resolved long enough, and waited for by no notification, is removed, oldest first.
    case removalIsBounded
    /// All of this is still there when the store is opened again.
    case survivesReopening
    /// Random operations give the same answers as on the in-memory reference.
    case agreesWithTheReference
}
