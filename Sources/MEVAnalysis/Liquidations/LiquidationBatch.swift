import ChainDecoding

/// Debts that a transaction repaid for others, against their collateral.
public struct LiquidationBatch: FindingDetail {
    /// `liquidation`.
    public static let kind = "liquidation"

    /// The liquidations, in the order of execution.
    public var liquidations: [Liquidation]
    /// Prices that were set earlier in the block, the last one of each feed: when calls are known, only those that the
    /// transaction has read.
    public var oracleUpdates: [OracleUpdate]

    /// Creates a detail.
    public init(liquidations: [Liquidation], oracleUpdates: [OracleUpdate] = []) {
        self.liquidations = liquidations
        self.oracleUpdates = oracleUpdates
    }

    /// What happened.
    public var explanation: String {
        let debts = liquidations.map { one in
            "\(one.liquidator) repaid \(one.debt.amount) of \(Self.name(one.debt.token)) for "
                + "\(Self.name(one.borrower)) and got \(one.collateral.amount) of \(Self.name(one.collateral.token))"
        }
        let cause = oracleUpdates.first.map { ", after \($0.feed) had set a price" } ?? ""
        return debts.joined(separator: "; ") + cause + "."
    }

    private static func name(_ address: Address?) -> String { address?.description ?? "what is not known" }
}
