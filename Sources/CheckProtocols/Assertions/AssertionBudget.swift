import MonitorCore

/// How much work the assertions on one result may cause together.
///
/// Evaluating an assertion takes from it; when it is used up, a `RunnerFault` is thrown, as it is the runner then that
/// cannot tell and not the target that fails.
public struct AssertionBudget: Sendable, Hashable {
    /// The most assertions of a kind that a configuration may have.
    public static let maximumAssertionCount = 100

    /// The steps that are left for patterns and for searching text.
    public var patternSteps: Int
    /// The values of a document that may still be visited.
    public var visits: Int

    /// Creates a budget; the defaults bound the assertions on one result to about two seconds of one core.
    public init(patternSteps: Int = 100_000_000, visits: Int = 2_000_000) {
        self.patternSteps = patternSteps
        self.visits = visits
    }

    /// Takes what reading all of a text costs.
    mutating func takeReading(_ byteCount: Int, of subject: String) throws(RunnerFault) {
        patternSteps -= byteCount / 16 + 1
        guard patternSteps >= 0 else { throw Self.exhausted(subject, "too much text is searched") }
    }

    /// The fault for an assertion that could not be evaluated within its limits.
    static func exhausted(_ subject: String, _ reason: String) -> RunnerFault {
        RunnerFault(.notRunnable, "\(subject) cannot be judged within the work that is allowed: \(reason)")
    }
}
