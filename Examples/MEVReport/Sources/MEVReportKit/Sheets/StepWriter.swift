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
                who: account(victim.account),
                gave: wording.amount(victim.amountIn, of: leg.tokenIn),
                got: victim.action == .swap ? wording.amount(victim.amountOut, of: leg.tokenOut) : "liquidity",
                note: victim.loss.map { "lost \(text($0))\(share(of: $0, victim, leg))" } ?? ""
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

    /// How much of what the victim would have got was lost, or of what it paid if it wanted an exact amount.
    private func share(of loss: VictimLoss, _ victim: SandwichVictim, _ leg: SandwichLeg) -> String {
        guard let amount = loss.amount, victim.action == .swap else { return "" }
        let whole = loss.token == leg.tokenOut ? victim.amountOut.addingSaturating(amount) : victim.amountIn
        guard let share = amount.mulDiv(1_000, whole), let thousandths = Int(exactly: share) else { return "" }
        return ", \(Wording.percent(thousandths: thousandths))"
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
                heading: "liquidity in \(shortPool(position.venue, position.pool)), "
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
            steps: detail.swaps.map { one in
                swap(one.swap, .trigger, who: wording.short(one.swap.payer), place: one.transaction)
            }
        )
    }

    // MARK: Arbitrages

    private func cycle(_ cycle: TradeCycle) -> Sheet.Group {
        let gain = wording.amount(cycle.gain, of: cycle.token)
        return Sheet.Group(
            heading: "round of \(Wording.count(cycle.swaps.count, "swap")), \(gain) more",
            steps: cycle.swaps.map { swap($0, .subject, who: shortPool($0.venue, $0.pool)) }
        )
    }

    private func triggers(_ detail: Backrun) -> Sheet.Group {
        let steps = detail.links.map { link in
            let who = wording.short(link.trigger.payer)
            var step = swap(link.trigger, .trigger, who: who, place: link.transaction)
            step.note = "in \(shortPool(link.trigger.venue, link.trigger.pool))"
            return step
        }
        return Sheet.Group(heading: "what had moved the price", steps: steps)
    }

    private func swap(_ swap: Swap, _ role: FindingTransaction.Role, who: String, place: Int? = nil) -> Sheet.Step {
        Sheet.Step(
            place: place,
            role: role,
            name: "",
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
                who: account(one.borrower),
                gave: wording.amount(one.debt.amount, of: one.debt.token),
                got: wording.amount(one.collateral.amount, of: one.collateral.token)
            )
            return Sheet.Group(heading: "\(pool(one.venue, one.market)): debt repaid → collateral got", steps: [step])
        }
        guard !detail.oracleUpdates.isEmpty else { return debts }
        let feeds = detail.oracleUpdates.map { $0.feed.checksummed() }.joined(separator: ", ")
        return debts + [Sheet.Group(heading: "after prices had been told to \(feeds)", steps: [])]
    }

    private func orders(_ detail: SolverFill) -> Sheet.Group {
        Sheet.Group(
            heading: "orders on \(detail.venue.name)",
            steps: detail.orders.map { swap($0, .subject, who: wording.short($0.payer)) }
        )
    }

    private func resale(_ resale: NFTResale) -> Sheet.Group {
        func step(_ trade: NFTTrade, isSale: Bool) -> Sheet.Step {
            let price = wording.amount(trade.price.amount, of: trade.price.token)
            let item = wording.amount(trade.count, of: trade.asset)
            return Sheet.Step(
                role: .subject,
                name: isSale ? "sold to" : "bought from",
                who: wording.short(isSale ? trade.buyer : trade.seller),
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

    private func account(_ address: Address?) -> String { address.map { wording.short($0) } ?? "unknown" }

    private func shortPool(_ venue: Venue, _ pool: PoolID) -> String {
        let id = pool.id == .zero ? wording.short(pool.contract) : wording.short(pool.id)
        return "\(name(of: venue)) \(id)"
    }

    private func name(of venue: Venue) -> String { venue == .unknown ? "unknown exchange" : venue.name }

    private func pool(_ venue: Venue, _ pool: PoolID) -> String {
        "\(name(of: venue)) \(pool.contract.checksummed())" + (pool.id == .zero ? "" : " \(wording.short(pool.id))")
    }
}
