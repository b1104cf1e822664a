public import ChainDecoding

/// Orders of others that a solver or resolver filled, by swaps or by its own stock.
///
/// What it keeps is its price for that, and no arbitrage.
public struct SolverFill: FindingDetail {
    /// `solver-fill`.
    public static let kind = "solver-fill"

    /// The protocol.
    public var venue: Venue
    /// The contract that settles, where one says so.
    public var contract: Address?
    /// Who filled the orders, where that is known.
    public var solver: Address?
    /// The orders, each as a swap of its owner, who takes what the swap takes.
    public var orders: [Swap]

    /// Creates a detail.
    public init(venue: Venue, contract: Address?, solver: Address?, orders: [Swap]) {
        self.venue = venue
        self.contract = contract
        self.solver = solver
        self.orders = orders
    }

    /// What happened.
    public var explanation: String {
        "\(solver.map(\.description) ?? "A solver") settled \(orders.count.counting("order")) of \(venue.rawValue)."
    }
}
