/// A step from a proxy to the contract whose code it runs.
public struct ProxyHop: Sendable, Hashable {
    /// The proxy.
    public var proxy: Address
    /// How it says whose code it runs.
    public var kind: ProxyKind
    /// Whose code it runs: one contract, or the facets of a diamond.
    public var implementations: [Address]
    /// The contract that names the implementation, where it is not the proxy.
    public var beacon: Address?
    /// The facets with their functions, of a diamond.
    public var facets: [DiamondFacet]

    /// Creates a step to one implementation.
    public init(proxy: Address, kind: ProxyKind, implementation: Address, beacon: Address? = nil) {
        self.proxy = proxy
        self.kind = kind
        implementations = [implementation]
        self.beacon = beacon
        facets = []
    }

    /// Creates the step from a diamond to its facets.
    public init(diamond proxy: Address, facets: [DiamondFacet]) {
        self.proxy = proxy
        kind = .eip2535
        self.facets = facets
        implementations = []
        for facet in facets where !implementations.contains(facet.address) { implementations.append(facet.address) }
    }
}
