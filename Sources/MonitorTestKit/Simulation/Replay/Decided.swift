public import MonitorCore

/// Something that was decided, and when it was.
public struct Decided<Value: Sendable & Hashable>: Sendable, Hashable {
    /// What was decided.
    public var value: Value
    /// When all that the decision rests on was known: when the check of the deciding slot was done.
    public var at: Timestamp

    /// Creates a decision.
    public init(_ value: Value, at: Timestamp) {
        self.value = value
        self.at = at
    }
}
