public import ChainDecoding

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

    /// Who repaid what for whom, what was got for it, and which price feeds had been told before.
    public func explanation(_ names: TokenNames) -> String {
        let debts = liquidations.map { one in
            """
            \(one.liquidator.checksummed()) repaid \(names.text(one.debt.amount, of: one.debt.token)) for \
            \(one.borrower?.checksummed() ?? "an unknown borrower") on \(one.venue.name), and got \
            \(names.text(one.collateral.amount, of: one.collateral.token)) of its collateral.
            """
        }
        let feeds = Prose.list(oracleUpdates.map { $0.feed.checksummed() })
        let cause = feeds.isEmpty ? "" : " Earlier in the block a price was told to \(feeds)."
        return Prose.sentences(debts, "liquidation") + cause
    }

    /// Writes the liquidations and the prices that were set.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("liquidations", liquidations)
        json.writeField("oracleUpdates", oracleUpdates)
    }
}

extension OracleUpdate: JSONWritable {
    /// Writes the feed, the place of the transaction, the price, and where it was seen.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("feed", feed)
        json.writeField("transaction", transaction)
        json.writeField("answer", answer)
        json.writeField("log", logIndex)
        json.writeField("call", call)
    }
}
