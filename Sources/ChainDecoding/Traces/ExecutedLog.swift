/// A log in the order of execution.
public struct ExecutedLog: Sendable, Hashable {
    /// The log.
    public var log: Log
    /// The call that wrote it, in its tree.
    public var call: Int
    /// Whether that call or one around it failed, so that no receipt holds the log.
    public var isReverted: Bool

    /// Creates a log.
    public init(log: Log, call: Int, isReverted: Bool) {
        self.log = log
        self.call = call
        self.isReverted = isReverted
    }
}
