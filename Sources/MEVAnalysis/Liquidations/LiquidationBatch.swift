public import ChainDecoding

/// Debts that a transaction repaid for others, against their collateral.
public struct LiquidationBatch: FindingDetail {
    /// `liquidation`.
    public static let kind = "liquidation"

    /// The liquidations, in the order of execution.
    public var liquidations: [Liquidation]
    /// Prices that were set earlier in the block, the last one of each feed: when calls are known, only those that the
    /// transaction has read, else also some of which nobody knows whether a feed has set them.
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
        func feeds(_ isCandidate: Bool) -> String {
            Prose.list(
                oracleUpdates.filter { ($0.confidence <= .candidate) == isCandidate }.map { $0.feed.checksummed() }
            )
        }
        let (known, others) = (feeds(false), feeds(true))
        return Prose.sentences(debts, "liquidation")
            + (known.isEmpty ? "" : " Earlier in the block a price was told to \(known).")
            + (others.isEmpty ? "" : " Earlier in the block a price was told to what may be a feed: \(others).")
    }

    /// Writes the liquidations and the prices that were set.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("liquidations", liquidations)
        json.writeField("oracleUpdates", oracleUpdates)
    }
}

extension OracleUpdate: JSONWritable {
    /// Writes the feed, the place of the transaction, the price, where it was seen, and how sure the link is.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("feed", feed)
        json.writeField("transaction", transaction)
        json.writeField("answer", answer)
        json.writeField("log", logIndex)
        json.writeField("call", call)
        json.writeField("confidence", confidence.thousandths)
    }
}
