/// Runs one kind of check.
///
/// A runner is registered with ``CheckRunnerRegistry`` under its ``kind``. One value serves all monitors of the kind, so
/// ``run(_:in:)`` is called concurrently and keeps no state about a monitor.
public protocol CheckRunner: Sendable {
    /// What a monitor of this kind is configured with.
    associatedtype Configuration: CheckConfiguration

    /// The kind of check this runner runs.
    var kind: CheckKind { get }

    /// Runs one attempt.
    ///
    /// The runner must be done by ``CheckContext/deadline``; the worker cancels it then and reports the target as down
    /// for having timed out.
    ///
    /// - Returns: What was found. A target that cannot be reached is a finding (`down`), not an error.
    /// - Throws: ``RunnerFault`` when the runner could not tell, for a reason of its own; the result is then `unknown`.
    ///   Any other error counts as a fault in the runner's code.
    func run(_ configuration: Configuration, in context: CheckContext) async throws -> CheckFinding
}
