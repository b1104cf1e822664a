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
        /// What it is called; empty where the heading says it.
        var name: String
        /// Who did it.
        var who: String
        var gave: String
        var got: String
        /// What came of it for others.
        var note = ""
    }

    /// Somebody whom the finding cost something.
    struct Victim: Hashable {
        var account: Address?
        /// The place in the block.
        var place: Int
    }

    /// The finding.
    let finding: AnyFinding
    /// What its party is called.
    let actor: String
    /// What happened, in a sentence.
    let headline: String
    /// What happened, pool by pool or deal by deal.
    let groups: [Group]
    /// Who paid for it, in the order of the block.
    let victims: [Victim]
    /// What the party has more and less, but for dust that is left of what it traded.
    let balance: [String]
    /// Of how many tokens there is dust.
    let dustCount: Int
    /// What it paid to be included.
    let costs: [String]
    /// What others lost at least.
    let losses: [String]
    /// What that comes to in the native token; `nil` where it is not known of all of it.
    let lossValue: String?

    init(_ finding: AnyFinding, in block: AnalyzedBlock, wording: Wording) {
        self.finding = finding
        let writer = StepWriter(block: block, wording: wording)
        (actor, groups) = writer.groups(of: finding)
        let sandwich = finding.as(Sandwich.self)?.detail
        var hit = (sandwich?.legs ?? []).flatMap(\.victims).map { Victim(account: $0.account, place: $0.transaction) }
        for one in finding.as(LiquidationBatch.self)?.detail.liquidations ?? [] {
            hit.append(Victim(account: one.borrower, place: finding.transactions.last?.index ?? 0))
        }
        victims = Set(hit).sorted { ($0.place, $0.account ?? .zero) < ($1.place, $1.account ?? .zero) }
        let nets = finding.profit?.nets.map { AssetNet(asset: $0.asset, net: $0.net) } ?? []
        let turnover = Turnovers(of: finding, in: block)
        let large = nets.filter { !turnover.isDust($0) }
        balance = wording.nets(large)
        dustCount = nets.count - large.count
        let lost = finding.detail.losses.filter { !$0.amount.isZero }
        losses = wording.list(lost)
        lossValue = EtherRates.value(of: lost, at: sandwich?.legs ?? [], in: block)
            .map { "≈ \(wording.amount($0, of: .nativeToken))" }
        costs = finding.profit.map { Self.costs(of: $0, wording) } ?? []
        let counts = (victims: victims.count, balance: balance, losses: losses, value: lossValue)
        headline = Headline(finding, wording: wording).text(counts)
    }

    /// The name of the kind.
    var title: String { Wording.name(ofKind: finding.kind) }

    /// What those are called who paid for it.
    var victimName: String { finding.detail is LiquidationBatch ? "debtor" : "victim" }

    /// How many take part.
    var summary: String {
        var parts = [Wording.count(finding.transactions.count, "transaction")]
        if let sandwich = finding.as(Sandwich.self)?.detail {
            parts.append(Wording.count(sandwich.legs.count, "pool"))
            parts.append(Wording.count(victims.count, "victim"))
        }
        return parts.joined(separator: ", ")
    }

    /// What others lost, and what that comes to.
    var lossLine: String {
        losses.joined(separator: ", ") + (lossValue.map { " (\($0))" } ?? "")
    }

    /// The dust of the balance; `nil` when there is none.
    var dust: String? { dustCount == 0 ? nil : "dust of \(Wording.count(dustCount, "token"))" }

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
