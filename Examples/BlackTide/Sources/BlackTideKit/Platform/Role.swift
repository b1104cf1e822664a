import ArgumentParser

/// A part of the platform that a process can run.
public enum Role: String, CaseIterable, Sendable, ExpressibleByArgument {
    /// Dispatches slots as they are due.
    case scheduler
    /// Runs checks.
    case runner
    /// Stores results, decides states, keeps rollups and the ledger.
    case ingestor
    /// Evaluates alert rules.
    case evaluator
    /// Opens and resolves incidents, and sends notifications.
    case responder
}
