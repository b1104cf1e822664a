/// What the processes of a simulated world share, and may be cut off from.
@nonexhaustive
public enum WorldPart: String, Sendable, Hashable, CaseIterable {
    /// The message queue.
    case queue
    /// What is to be watched.
    case monitors
    /// Results, states, rollups and the ledger.
    case monitoring
    /// Leases and the marks that are kept under them.
    case leases
    /// What alert rules remember.
    case alerts
    /// Incidents and the notifications that wait.
    case incidents
}
