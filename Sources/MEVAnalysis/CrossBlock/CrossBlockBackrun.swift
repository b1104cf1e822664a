public import ChainDecoding

/// An arbitrage of what somebody else's trade had left of a pool's price in an earlier block.
///
/// It says of an ``Arbitrage`` what it may have followed, and is no gain beside that one.
public struct CrossBlockBackrun: FindingDetail {
    /// `cross-block-backrun`.
    public static let kind = "cross-block-backrun"

    /// A trade that made the opportunity, and the trade that took it.
    public struct Link: Sendable, Hashable {
        /// The number of the block that the opportunity was made in.
        public var blockNumber: UInt64
        /// The place in that block of the transaction that made it.
        public var transaction: Int
        /// The swap that moved the price of the pool.
        public var trigger: Swap
        /// The swap of the arbitrage that moves it back.
        public var response: Swap

        /// Creates a link.
        public init(blockNumber: UInt64, transaction: Int, trigger: Swap, response: Swap) {
            self.blockNumber = blockNumber
            self.transaction = transaction
            self.trigger = trigger
            self.response = response
        }
    }

    /// The trades that made the opportunity, one for each pool of the arbitrage that was moved before.
    public var links: [Link]
    /// How many blocks after the last of them the arbitrage is, at least 1.
    public var blocksApart: Int

    /// Creates a detail.
    public init(links: [Link], blocksApart: Int) {
        self.links = links
        self.blocksApart = blocksApart
    }

    /// `false`: the arbitrage is.
    public static var isMEV: Bool { false }

    /// Who had moved which pool, in which block.
    public func explanation(_ names: TokenNames) -> String {
        let triggers = links.map { link in
            """
            Transaction \(link.transaction) of block \(link.blockNumber), in which \
            \(link.trigger.payer.checksummed()) swapped \(names.text(link.trigger.amountIn, of: link.trigger.tokenIn)) \
            for \(names.text(link.trigger.amountOut, of: link.trigger.tokenOut)), was the last to move the price of \
            \(link.trigger.venue.name) at \(link.trigger.pool.contract.checksummed()).
            """
        }
        return Prose.sentences(triggers, "trigger")
    }

    /// Writes the links, and how many blocks lie between.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("links", links)
        json.writeField("blocksApart", blocksApart)
    }
}

extension CrossBlockBackrun.Link: JSONWritable {
    /// Writes the place of the transaction that made the opportunity, and both swaps.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("block", blockNumber)
        json.writeField("transaction", transaction)
        json.writeField("trigger", trigger)
        json.writeField("response", response)
    }
}
