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

    /// `false`: who fills orders of others serves them.
    public static var isMEV: Bool { false }

    /// Who filled which orders.
    public func explanation(_ names: TokenNames) -> String {
        let who = solver.map { $0.checksummed() } ?? "A solver that is not known"
        let fills = orders.map { order in
            "\(names.text(order.amountIn, of: order.tokenIn)) for \(names.text(order.amountOut, of: order.tokenOut))"
        }
        guard !fills.isEmpty else { return "\(who) settled orders on \(venue.name)." }
        return "\(who) filled \(fills.count.counting("order")) on \(venue.name): \(Prose.list(fills))."
    }

    /// Writes the venue, the contract, the solver and the orders.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("venue", venue.rawValue)
        json.writeField("contract", contract)
        json.writeField("solver", solver)
        json.writeField("orders", orders)
    }
}
