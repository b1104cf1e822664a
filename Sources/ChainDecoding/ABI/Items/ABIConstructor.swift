/// The constructor of a contract: what it is created with.
public struct ABIConstructor: Sendable, Hashable {
    /// What it takes.
    public var inputs: [ABIParameter]
    /// Whether it takes native token.
    public var isPayable: Bool

    /// Creates a constructor.
    public init(inputs: [ABIParameter] = [], isPayable: Bool = false) {
        self.inputs = inputs
        self.isPayable = isPayable
    }
}
