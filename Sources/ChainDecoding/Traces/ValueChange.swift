/// A value that has changed; `nil` where there is none, or the node does not tell it.
public struct ValueChange<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The value as it was.
    public var before: Value?
    /// The value as it is.
    public var after: Value?

    /// Creates a change.
    public init(before: Value?, after: Value?) {
        self.before = before
        self.after = after
    }
}
