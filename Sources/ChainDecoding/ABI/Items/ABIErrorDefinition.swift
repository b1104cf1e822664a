/// An error with which a contract may revert.
public struct ABIErrorDefinition: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// What it carries.
    public var inputs: [ABIParameter]

    /// Creates an error.
    public init(name: String, inputs: [ABIParameter] = []) {
        self.name = name
        self.inputs = inputs
    }

    /// The name with the types of what it carries.
    public var signature: String { name + ABIType.tuple(inputs).canonicalName }
}
