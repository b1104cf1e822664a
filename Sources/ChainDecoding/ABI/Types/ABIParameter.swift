/// A value that a function takes or returns, an event or error carries, or a tuple holds.
public struct ABIParameter: Sendable, Hashable {
    /// What values it may have.
    public var type: ABIType
    /// Its name; empty where it has none.
    public var name: String
    /// Whether an event carries it as a topic.
    public var isIndexed: Bool
    /// What the source code calls its type, such as `struct Order` or a user-defined value type; `nil` where that is
    /// not known.
    public var internalType: String?

    /// Creates a parameter.
    public init(_ type: ABIType, name: String = "", isIndexed: Bool = false, internalType: String? = nil) {
        self.type = type
        self.name = name
        self.isIndexed = isIndexed
        self.internalType = internalType
    }
}
