/// What a log tells of a parameter of its event.
public enum ABIEventValue: Sendable, Hashable {
    /// The value.
    case value(ABIValue)
    /// The hash of the value, which is all that a topic holds of bytes, texts, arrays and tuples.
    case hash(Hash32)
}
