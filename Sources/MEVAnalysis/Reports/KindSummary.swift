public import ChainDecoding

/// What the findings of one kind come to.
public struct KindSummary: Sendable, Hashable {
    /// The name of the kind.
    public var kind: String
    /// How many findings there are.
    public var count: Int
    /// How many transactions their parties have.
    public var transactionCount: Int
    /// How many transactions were hit.
    public var victimCount: Int
    /// What the parties have more and less of each asset, in the order of the assets; a sum that does not fit is left out.
    public var nets: [AssetNet]
    /// What others lost at least, in the order of the tokens.
    public var losses: [TokenAmount]
    /// What the parties paid for gas, in wei; `nil` when it is not known of one.
    public var gasFee: U256?
    /// What of it the beneficiary got, in wei; `nil` when it is not known of one.
    public var priorityFee: U256?
    /// What the parties' transactions sent to the beneficiary, in wei; `nil` when it is not known of one.
    public var beneficiaryPayment: U256?

    /// Sums up findings of one kind.
    init(kind: String, _ findings: [AnyFinding]) {
        self.kind = kind
        count = findings.count
        transactionCount = Set(findings.flatMap(\.claimed).map(\.place)).count
        victimCount = Set(findings.flatMap(\.transactions).filter { $0.role == .victim }.map(\.place)).count
        nets = Self.nets(findings)
        var losses: [Address?: U256] = [:]
        for loss in findings.flatMap(\.detail.losses) {
            losses[loss.token] = (losses[loss.token] ?? .zero).addingSaturating(loss.amount)
        }
        self.losses = losses.map { TokenAmount(token: $0.key, amount: $0.value) }
            .sorted { ($0.token ?? .zero) < ($1.token ?? .zero) }
        gasFee = Self.sum(findings, \.gasFee)
        priorityFee = Self.sum(findings, \.priorityFee)
        beneficiaryPayment = Self.sum(findings, \.beneficiaryPayment)
    }

    private static func nets(_ findings: [AnyFinding]) -> [AssetNet] {
        var sums: [Asset: I256?] = [:]
        for net in findings.compactMap(\.profit).flatMap(\.nets) {
            let sum = sums[net.asset] ?? .zero
            sums.updateValue(sum?.adding(net.net), forKey: net.asset)
        }
        return sums.compactMap { asset, net in net.map { AssetNet(asset: asset, net: $0) } }
            .sorted { $0.asset < $1.asset }
    }

    private static func sum(_ findings: [AnyFinding], _ amount: (Profit) -> U256?) -> U256? {
        findings.reduce(.zero as U256?) { sum, finding in
            sum.flatMap { sum in finding.profit.flatMap(amount).flatMap(sum.adding) }
        }
    }
}

extension KindSummary: JSONWritable {
    /// Writes the counts and the sums.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("kind", kind)
        json.writeField("count", count)
        json.writeField("transactionCount", transactionCount)
        json.writeField("victimCount", victimCount)
        json.writeField("nets", nets)
        json.writeField("losses", losses)
        json.writeField("gasFee", gasFee)
        json.writeField("priorityFee", priorityFee)
        json.writeField("beneficiaryPayment", beneficiaryPayment)
    }
}
