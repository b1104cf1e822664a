/// The name of a kind of check, such as `http` or `tcp`; a runner is registered under it.
public struct CheckKind: Identifier {
    /// The kind's name.
    public let rawValue: String

    /// Creates a kind from its name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
