/// A function of a contract.
public struct ABIFunction: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// What it takes.
    public var inputs: [ABIParameter]
    /// What it returns.
    public var outputs: [ABIParameter]
    /// What it may do.
    public var mutability: StateMutability

    /// Creates a function.
    public init(
        name: String,
        inputs: [ABIParameter] = [],
        outputs: [ABIParameter] = [],
        mutability: StateMutability = .nonpayable
    ) {
        self.name = name
        self.inputs = inputs
        self.outputs = outputs
        self.mutability = mutability
    }

    /// The name with the types of what it takes, by which it is told from functions of the same name.
    public var signature: String { name + ABIType.tuple(inputs).canonicalName }
}
