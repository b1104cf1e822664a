public import MonitorCore

/// What a check of a simulated target comes to.
public struct TargetAnswer: Sendable, Hashable {
    /// What is found.
    public var outcome: CheckOutcome
    /// How long the answer takes; `nil` means for ever.
    public var delay: Duration?

    /// Creates an answer.
    public init(_ outcome: CheckOutcome, after delay: Duration?) {
        self.outcome = outcome
        self.delay = delay
    }
}
