import ChainDecoding

extension AnyFinding {
    /// What happened, in one paragraph for people: which transactions, who did what to whom, what was gained by it, what it
    /// cost the party and others, and how sure that is.
    ///
    /// Amounts are exact. The text is no part of the schema of `json`.
    ///
    /// - Parameter names: What tokens are called.
    /// - Returns: A paragraph without breaks; of many victims, pools and the like, only the first ones are named.
    public func explanation(_ names: TokenNames = .ethereum) -> String {
        [
            headline, detail.explanation(names), profit.map { explanation(of: $0, names) } ?? "",
            lossSentence(names), "Confidence \(confidence), by the rule \(rule).",
        ]
        .filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static let acronyms: Set<Substring> = ["cex", "dex", "jit", "nft"]

    private var headline: String {
        let spread = Set(transactions.map(\.blockNumber)).count > 1
        let parts = transactions.map { part in
            "\(part.index)\(spread ? " of block \(part.blockNumber)" : "")"
                + (part.role == .subject ? "" : " (\(part.role.rawValue))")
        }
        let words = kind.split(separator: "-").map { Self.acronyms.contains($0) ? $0.uppercased() : String($0) }
        let name = words.joined(separator: " ")
        let place = "\(name.prefix(1).uppercased())\(name.dropFirst()) in block \(blockNumber)"
        guard !parts.isEmpty else { return "\(place)." }
        return "\(place), transaction\(parts.count == 1 ? "" : "s") \(Prose.list(parts))."
    }

    private func explanation(of profit: Profit, _ names: TokenNames) -> String {
        func list(_ nets: [TokenBalance]) -> String {
            Prose.list(nets.map { names.text($0.net.magnitude, of: $0.asset) })
        }
        let gained = list(profit.nets.filter { !$0.net.isNegative })
        let given = list(profit.nets.filter(\.net.isNegative))
        let who = party.isEmpty ? "The party" : Prose.list(party.map { $0.checksummed() }, limit: 2)
        var text = "\(who) gained \(gained.isEmpty ? "nothing" : gained) on balance"
        if !given.isEmpty { text += " and gave \(given)" }
        if let paid = profit.beneficiaryPayment, !paid.isZero {
            text += ", after \(names.text(paid, of: .nativeToken)) sent to the block's beneficiary"
        }
        guard let gas = profit.gasFee else { return text + "." }
        let priority =
            profit.priorityFee.map { ", \(names.text($0, of: .nativeToken)) of it for the beneficiary" } ?? ""
        return text + "; gas cost \(names.text(gas, of: .nativeToken))\(priority)."
    }

    private func lossSentence(_ names: TokenNames) -> String {
        let losses = detail.losses.map { names.text($0.amount, of: $0.token) }
        return losses.isEmpty ? "" : "Others lost at least \(Prose.list(losses))."
    }
}
