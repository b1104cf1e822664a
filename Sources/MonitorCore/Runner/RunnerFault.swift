/// Thrown by a runner that could not tell how its target is, for a reason of its own.
public struct RunnerFault: Error, Sendable, CustomStringConvertible {
    /// The reason.
    public var fault: Fault

    /// Creates a fault.
    public init(_ cause: Fault.Cause, _ message: String) {
        fault = Fault(cause, message)
    }

    /// What happened.
    public var description: String { fault.message }
}
