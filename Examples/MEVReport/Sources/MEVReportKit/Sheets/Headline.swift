import ChainDecoding
import MEVAnalysis

/// Tells in a sentence who did what to whom, and what came of it.
struct Headline {
    private let finding: AnyFinding
    private let wording: Wording

    init(_ finding: AnyFinding, wording: Wording) {
        self.finding = finding
        self.wording = wording
    }

    /// The sentence.
    ///
    /// - Parameter result: How many were hit, what the party has more and less, and what others lost.
    /// - Returns: One or two sentences.
    func text(_ result: (victims: Int, balance: [String], losses: [String], value: String?)) -> String {
        let who = finding.party.first.map { wording.short($0) } ?? "Somebody"
        guard finding.profit != nil, !(finding.detail is ArbitrageAttempt) else {
            return "\(who) \(deed(result.victims))."
        }
        let balance = result.balance.isEmpty ? "nothing is left of it" : "that leaves \(list(result.balance))"
        let known = finding.profit?.isComplete == false ? " as far as logs tell" : ""
        let sentence = "\(who) \(deed(result.victims))\(payment): \(balance)\(known), before gas."
        guard !result.losses.isEmpty else { return sentence }
        let loser = result.victims == 1 ? "The victim" : "Others"
        let value = result.value.map { ", \($0)" } ?? ""
        return "\(sentence) \(loser) lost at least \(list(result.losses))\(value)."
    }

    private func deed(_ victims: Int) -> String {
        switch finding.detail {
        case let detail as Sandwich:
            "traded right before and after \(Wording.count(victims, "victim")) in \(pools(detail.legs.count))"
                + (detail.positions.isEmpty ? "" : ", and lent the pool liquidity meanwhile")
        case let detail as JITLiquidity:
            "added liquidity right before \(Wording.count(detail.swaps.count, "swap")) of others and took it right after"
        case let detail as Backrun:
            "\(circle(detail.cycles)) after others had moved a price in transaction \(triggers)"
        case let detail as Arbitrage: circle(detail.cycles)
        case let detail as ArbitrageAttempt: "would have \(circle(detail.cycles)), but nothing of it stands"
        case let detail as LiquidationBatch:
            "repaid \(amounts(detail.liquidations.map(\.debt))) that others owed, and got "
                + "\(amounts(detail.liquidations.map(\.collateral))) of their collateral"
        case let detail as SolverFill:
            "settled \(Wording.count(detail.orders.count, "order")) on \(detail.venue.name)"
        case let detail as NFTArbitrage:
            "bought \(Wording.count(detail.resales.count, "item")) and sold "
                + "\(detail.resales.count == 1 ? "it" : "them") for more"
        default: "did what the steps below tell"
        }
    }

    private var payment: String {
        guard let paid = finding.profit?.beneficiaryPayment, !paid.isZero else { return "" }
        return ", and sent the beneficiary \(wording.amount(paid, of: .nativeToken)) of it"
    }

    private func circle(_ cycles: [TradeCycle]) -> String {
        "traded in a circle for \(amounts(Arbitrage(cycles: cycles).gains)) more"
    }

    private func pools(_ count: Int) -> String { count == 1 ? "a pool" : Wording.count(count, "pool") }

    private var triggers: String {
        list(finding.transactions.filter { $0.role == .trigger }.map { "\($0.index)" })
    }

    private func amounts(_ amounts: [TokenAmount]) -> String {
        list(wording.list(amounts.filter { !$0.amount.isZero }))
    }

    private func list(_ items: [String]) -> String {
        let limit = 4
        guard items.count > 1 else { return items.first ?? "nothing" }
        guard items.count <= limit else {
            return items.prefix(limit).joined(separator: ", ") + " and \(items.count - limit) more"
        }
        return items.dropLast().joined(separator: ", ") + " and " + (items.last ?? "")
    }
}
