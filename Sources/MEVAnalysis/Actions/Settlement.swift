public import ChainDecoding

/// A batch of orders of others that a solver settled: what it gains by it is no arbitrage.
public struct Settlement: Sendable, Hashable {
    /// The protocol.
    public var venue: Venue
    /// The contract that settles.
    public var contract: Address
    /// Who settled, where that is known.
    public var solver: Address?
    /// What the settlement is known from.
    public var evidence: Evidence
    /// Where it was seen.
    public var origin: ActionOrigin

    /// Creates a settlement.
    public init(venue: Venue, contract: Address, solver: Address?, evidence: Evidence, origin: ActionOrigin) {
        self.venue = venue
        self.contract = contract
        self.solver = solver
        self.evidence = evidence
        self.origin = origin
    }
}
