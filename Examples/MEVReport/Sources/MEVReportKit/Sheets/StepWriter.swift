import ChainDecoding
import MEVAnalysis

/// Tells what happened in a finding, step by step.
struct StepWriter {
    let block: AnalyzedBlock
    let wording: Wording

    /// What the party of a finding is called, and what happened.
    func groups(of finding: AnyFinding) -> (actor: String, groups: [Sheet.Group]) {
        switch finding.detail {
        case let detail as Sandwich: ("attacker", detail.legs.map(leg) + positions(detail.positions, who: "attacker"))
        case let detail as JITLiquidity:
            ("provider", [served(detail)] + positions(detail.positions, who: "provider"))
        case let detail as Arbitrage: ("arbitrageur", detail.cycles.map(cycle))
        case let detail as Backrun: ("arbitrageur", [triggers(detail)] + detail.cycles.map(cycle))
        case let detail as ArbitrageAttempt: ("arbitrageur", detail.cycles.map(cycle))
        case let detail as LiquidationBatch: ("liquidator", liquidations(detail))
        case let detail as SolverFill: ("solver", [orders(detail)])
        case let detail as NFTArbitrage: ("trader", detail.resales.map(resale))
        default: ("party", [])
        }
    }

    // MARK: Sandwiches and liquidity

    private func leg(_ leg: SandwichLeg) -> Sheet.Group {
        func trade(_ trade: SandwichLeg.Trade, _ role: FindingTransaction.Role) -> Sheet.Step {
            let (given, got) = role == .back ? (leg.tokenOut, leg.tokenIn) : (leg.tokenIn, leg.tokenOut)
            return Sheet.Step(
                place: trade.transaction,
                role: role,
                name: role.rawValue,
                who: "the attacker",
                gave: wording.amount(trade.amountIn, of: given),
                got: wording.amount(trade.amountOut, of: got)
            )
        }
        let victims = leg.victims.map { victim in
            Sheet.Step(
                place: victim.transaction,
                role: .victim,
                name: "victim",
                who: victim.account?.checksummed() ?? "unknown",
                gave: wording.amount(victim.amountIn, of: leg.tokenIn),
                got: victim.action == .swap ? wording.amount(victim.amountOut, of: leg.tokenOut) : "liquidity",
                note: victim.loss.map { "lost \(text($0))" } ?? ""
            )
        }
        let steps = leg.fronts.map { trade($0, .front) } + victims + leg.backs.map { trade($0, .back) }
        return Sheet.Group(heading: pool(leg.venue, leg.pool), steps: steps)
    }

    private func text(_ loss: VictimLoss) -> String {
        let least = wording.amount(loss.atLeast, of: loss.token)
        guard loss.amount == nil else { return least }
        guard let most = loss.atMost else { return "at least \(least)" }
        return "\(least) to \(wording.amount(most, of: loss.token))"
    }

    private func positions(_ positions: [JITPosition], who: String) -> [Sheet.Group] {
        positions.map { position in
            let fees = position.fees.map { wording.amounts($0.filter { !$0.amount.isZero }) } ?? ""
            func step(_ place: Int?, _ role: FindingTransaction.Role, _ name: String) -> Sheet.Step {
                let isFirst = role == .front
                let shares = "liquidity"
                return Sheet.Step(
                    place: place,
                    role: role,
                    name: name,
                    who: "the \(who)",
                    gave: isFirst ? wording.amounts(position.deposited) : shares,
                    got: isFirst ? shares : wording.amounts(position.withdrawn),
                    note: isFirst || fees.isEmpty ? "" : "with \(fees) of fees"
                )
            }
            return Sheet.Group(
                heading: "liquidity in \(pool(position.venue, position.pool)), "
                    + "ticks \(position.ticks.lowerBound) to \(position.ticks.upperBound)",
                steps: [
                    step(position.transactions.first, .front, "added"),
                    step(position.transactions.last, .back, "taken"),
                ]
            )
        }
    }

    private func served(_ detail: JITLiquidity) -> Sheet.Group {
        Sheet.Group(
            heading: "swaps that were served",
            steps: detail.swaps.map { swap($0.swap, .trigger, "swap", who: $0.swap.payer.checksummed()) }
        )
    }

    // MARK: Arbitrages

    private func cycle(_ cycle: TradeCycle) -> Sheet.Group {
        let gain = wording.amount(cycle.gain, of: cycle.token)
        return Sheet.Group(
            heading: "round of \(Wording.count(cycle.swaps.count, "swap")), \(gain) more",
            steps: cycle.swaps.map { swap($0, .subject, "swap", who: pool($0.venue, $0.pool)) }
        )
    }

    private func triggers(_ detail: Backrun) -> Sheet.Group {
        let steps = detail.links.map { link in
            var step = swap(link.trigger, .trigger, "trigger", who: link.trigger.payer.checksummed())
            let transactions = block.record.transactions
            if transactions.indices.contains(link.transaction) { step.place = transactions[link.transaction].index }
            step.note = "in \(pool(link.trigger.venue, link.trigger.pool))"
            return step
        }
        return Sheet.Group(heading: "what had moved the price", steps: steps)
    }

    private func swap(_ swap: Swap, _ role: FindingTransaction.Role, _ name: String, who: String) -> Sheet.Step {
        Sheet.Step(
            role: role,
            name: name,
            who: who,
            gave: wording.amount(swap.amountIn, of: swap.tokenIn),
            got: wording.amount(swap.amountOut, of: swap.tokenOut)
        )
    }

    // MARK: Others

    private func liquidations(_ detail: LiquidationBatch) -> [Sheet.Group] {
        let debts = detail.liquidations.map { one in
            let step = Sheet.Step(
                role: .subject,
                name: "debtor",
                who: one.borrower?.checksummed() ?? "unknown",
                gave: wording.amount(one.debt.amount, of: one.debt.token),
                got: wording.amount(one.collateral.amount, of: one.collateral.token),
                note: "debt repaid, collateral got"
            )
            return Sheet.Group(heading: pool(one.venue, one.market), steps: [step])
        }
        guard !detail.oracleUpdates.isEmpty else { return debts }
        let feeds = detail.oracleUpdates.map { $0.feed.checksummed() }.joined(separator: ", ")
        return debts + [Sheet.Group(heading: "after prices were told to \(feeds)", steps: [])]
    }

    private func orders(_ detail: SolverFill) -> Sheet.Group {
        Sheet.Group(
            heading: "orders on \(detail.venue.name)",
            steps: detail.orders.map { swap($0, .subject, "order", who: $0.payer.checksummed()) }
        )
    }

    private func resale(_ resale: NFTResale) -> Sheet.Group {
        func step(_ trade: NFTTrade, isSale: Bool) -> Sheet.Step {
            let price = wording.amount(trade.price.amount, of: trade.price.token)
            let item = wording.amount(trade.count, of: trade.asset)
            return Sheet.Step(
                role: .subject,
                name: isSale ? "sold to" : "bought from",
                who: (isSale ? trade.buyer : trade.seller).checksummed(),
                gave: isSale ? item : price,
                got: isSale ? price : item,
                note: "on \(trade.venue.name)"
            )
        }
        return Sheet.Group(
            heading: wording.amount(resale.bought.count, of: resale.bought.asset),
            steps: [step(resale.bought, isSale: false), step(resale.sold, isSale: true)]
        )
    }

    private func pool(_ venue: Venue, _ pool: PoolID) -> String {
        let name = venue == .unknown ? "unknown exchange" : venue.name
        return "\(name) \(pool.contract.checksummed())" + (pool.id == .zero ? "" : " \(wording.short(pool.id))")
    }
}
