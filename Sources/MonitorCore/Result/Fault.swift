/// Why the monitor itself could not tell how its target is.
///
/// A fault is never the target's failure: it makes the result `unknown`, and an unknown result does not vote.
public struct Fault: Sendable, Hashable, Codable {
    /// The part of the monitor that failed.
    @nonexhaustive
    public enum Cause: UInt8, Sendable, Hashable, Codable, CaseIterable {
        /// The runner's own name resolution.
        case resolver = 1
        /// The runner's own network.
        case network = 2
        /// No file descriptor was left.
        case fileDescriptors = 3
        /// The event loop was too late for the measurement to mean anything.
        case eventLoopLag = 4
        /// The machine's clock stepped, or the machine slept, during the check.
        case clockStep = 5
        /// The runner had no capacity left.
        case overload = 6
        /// The check could not be run at all: no such kind, or a configuration that is not valid.
        case notRunnable = 7
        /// A fault in the runner's code.
        case runner = 8
    }

    /// The part that failed.
    public var cause: Cause
    /// What happened, for a person.
    public var message: String

    /// Creates a fault.
    public init(_ cause: Cause, _ message: String) {
        self.cause = cause
        self.message = message
    }
}
