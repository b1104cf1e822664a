import ChainDecoding
import MEVAnalysis

/// What is shown of a finding, apart from how it is shown.
struct Sheet {
    /// Steps that belong together, such as those in one pool.
    struct Group {
        /// What they have in common.
        var heading: String
        var steps: [Step]
    }

    /// Something that somebody did.
    struct Step {
        /// The place in the block of the transaction, where it is not the same for all.
        var place: Int?
        var role: FindingTransaction.Role
        /// What it is called.
        var name: String
        /// Who did it.
        var who: String
        var gave: String
        var got: String
        /// What came of it for others.
        var note = ""
    }

    /// The finding.
    let finding: AnyFinding
    /// What its party is called.
    let actor: String
    /// What happened, pool by pool or deal by deal.
    let groups: [Group]
    /// What the party has more and less.
    let balance: [String]
    /// What it paid to be included.
    let costs: [String]
    /// What others lost at least.
    let losses: [String]

    init(_ finding: AnyFinding, in block: AnalyzedBlock, wording: Wording) {
        self.finding = finding
        let writer = StepWriter(block: block, wording: wording)
        (actor, groups) = writer.groups(of: finding)
        balance = wording.nets(finding.profit?.nets.map { AssetNet(asset: $0.asset, net: $0.net) } ?? [])
        losses = finding.detail.losses.map { wording.amount($0.amount, of: $0.token) }
        costs = finding.profit.map { Self.costs(of: $0, wording) } ?? []
    }

    /// The name of the kind.
    var title: String { Wording.name(ofKind: finding.kind) }

    /// How many take part.
    var summary: String {
        var parts = [Wording.count(finding.transactions.count, "transaction")]
        if let sandwich = finding.as(Sandwich.self)?.detail {
            parts.append(Wording.count(sandwich.legs.count, "pool"))
            parts.append(Wording.count(sandwich.victimCount, "victim"))
        }
        return parts.joined(separator: ", ")
    }

    private static func costs(of profit: Profit, _ wording: Wording) -> [String] {
        func ether(_ amount: U256) -> String { wording.amount(amount, of: .nativeToken) }
        var costs: [String] = []
        if let paid = profit.beneficiaryPayment, !paid.isZero { costs.append("\(ether(paid)) sent to the beneficiary") }
        if let fee = profit.gasFee {
            let priority = profit.priorityFee.map { ", \(ether($0)) of it for the beneficiary" } ?? ""
            costs.append("\(ether(fee)) for gas\(fee.isZero ? "" : priority)")
        }
        return costs
    }
}
