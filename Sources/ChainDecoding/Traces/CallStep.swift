/// A step of a transaction's execution.
public enum CallStep: Sendable, Hashable {
    /// A call begins.
    case enter(Int)
    /// A call writes one of its logs.
    case log(call: Int, log: Int)
    /// A call ends.
    case leave(Int)
}
