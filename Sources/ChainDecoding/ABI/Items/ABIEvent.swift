/// An event of a contract.
public struct ABIEvent: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// What it carries, as topics or as data.
    public var inputs: [ABIParameter]
    /// Whether its first topic is not the hash of its signature.
    public var isAnonymous: Bool

    /// Creates an event.
    public init(name: String, inputs: [ABIParameter] = [], isAnonymous: Bool = false) {
        self.name = name
        self.inputs = inputs
        self.isAnonymous = isAnonymous
    }

    /// The name with the types of what it carries.
    public var signature: String { name + ABIType.tuple(inputs).canonicalName }

    /// How many topics its logs have.
    public var topicCount: Int { inputs.count { $0.isIndexed } + (isAnonymous ? 0 : 1) }
}
