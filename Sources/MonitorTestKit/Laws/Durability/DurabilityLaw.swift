/// What every durable implementation must do when its process is killed.
public enum DurabilityLaw: String, CaseIterable, Sendable {
    /// What was acknowledged before the kill is there afterwards.
    case acknowledgedIsKept
    /// What was under way when the process was killed is there wholly or not at all.
    case nothingIsHalfWritten
}
