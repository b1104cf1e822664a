/// What is to be done about a change of an alert.
@nonexhaustive
public enum IncidentDecision: Sendable, Hashable {
    /// Write this.
    case commit(IncidentCommit)
    /// Nothing: a later change is known already, or it is this one.
    case stale
    /// Nothing: the open incident has as many events as it may have; its end will still be written.
    case full
    /// Nothing: the incident was resolved by hand before its alert ended.
    case alreadyOver
}
