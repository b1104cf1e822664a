/// How a due slot ended; every due slot ends exactly once.
@nonexhaustive
public enum SlotOutcome: Sendable, Hashable, Codable {
    /// A result was stored.
    case completed
    /// The platform chose not to run it.
    case skipped(SkipReason)
    /// It should have run and did not.
    case missed(MissReason)
    /// The monitor changed before it ran, and its new form has slots of its own.
    case superseded
}

/// Why the platform chose not to run a slot.
@nonexhaustive
public enum SkipReason: UInt8, Sendable, Hashable, Codable, CaseIterable {
    /// More was due than could be run; the slot was shed.
    case overload = 1
    /// The queue was full until the slot was too old to be of use.
    case backPressure = 2
    /// No worker took it before its useful time had passed.
    case expired = 3
}

/// Why a slot that should have run did not.
@nonexhaustive
public enum MissReason: UInt8, Sendable, Hashable, Codable, CaseIterable {
    /// No scheduler was running when the slot was due.
    case schedulerDown = 1
    /// It was dispatched, and every delivery to a worker failed.
    case deadLettered = 2
    /// It was dispatched, and neither a result nor a failure ever came back.
    case noResult = 3
    /// No runner is registered for the monitor's kind of check, or its configuration is invalid.
    case notRunnable = 4
}
