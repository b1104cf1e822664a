import ChainDecoding

extension SandwichLeg {
    /// What happened in the pool, and what each victim lost.
    func explanation(_ names: TokenNames) -> String {
        let place = "In \(venue.name) at \(pool.contract.checksummed())"
        let swaps = """
            it swapped \(Self.text(fronts, tokenIn, tokenOut, names)) before, and \
            \(Self.text(backs, tokenOut, tokenIn, names)) after
            """
        return "\(place) \(swaps). " + Prose.sentences(victims.map { explanation($0, names) }, "victim")
    }

    private static func text(_ trades: [Trade], _ tokenIn: Address, _ tokenOut: Address, _ names: TokenNames) -> String
    {
        let amountIn = trades.reduce(U256.zero) { $0.addingSaturating($1.amountIn) }
        let amountOut = trades.reduce(U256.zero) { $0.addingSaturating($1.amountOut) }
        return "\(names.text(amountIn, of: tokenIn)) for \(names.text(amountOut, of: tokenOut))"
    }

    private func explanation(_ victim: SandwichVictim, _ names: TokenNames) -> String {
        let who = victim.account.map { "\($0.checksummed()) " } ?? ""
        let what =
            switch victim.action {
            case .swap:
                """
                swapped \(names.text(victim.amountIn, of: tokenIn)) for \
                \(names.text(victim.amountOut, of: tokenOut))
                """
            case .liquidityChange: "moved \(names.text(victim.amountIn, of: tokenIn)) of liquidity"
            }
        let loss = victim.loss.map { " and lost \(Self.text($0, names))" } ?? ""
        return "Victim \(who)\(what) in transaction \(victim.transaction)\(loss)."
    }

    private static func text(_ loss: VictimLoss, _ names: TokenNames) -> String {
        let least = names.text(loss.atLeast, of: loss.token)
        guard loss.amount == nil else { return least }
        guard let most = loss.atMost else { return "at least \(least)" }
        return "between \(least) and \(names.text(most, of: loss.token))"
    }
}
