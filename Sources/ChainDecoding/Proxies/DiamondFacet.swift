/// An implementation of a diamond, and the functions that it is for (EIP-2535).
public struct DiamondFacet: Sendable, Hashable {
    /// The implementation.
    public var address: Address
    /// Its functions.
    public var selectors: [Selector]

    /// Creates a facet.
    public init(address: Address, selectors: [Selector]) {
        self.address = address
        self.selectors = selectors
    }
}
