public import ChainDecoding

/// An arbitrage of what somebody else's trade, earlier in the block, had left of a pool's price.
public struct Backrun: FindingDetail {
    /// `backrun`.
    public static let kind = "backrun"

    /// A trade that made the opportunity, and the trade that took it.
    public struct Link: Sendable, Hashable {
        /// The place in the block of the transaction that made it.
        public var transaction: Int
        /// The swap that moved the price of the pool.
        public var trigger: Swap
        /// The swap of the arbitrage that moves it back.
        public var response: Swap

        /// Creates a link.
        public init(transaction: Int, trigger: Swap, response: Swap) {
            self.transaction = transaction
            self.trigger = trigger
            self.response = response
        }
    }

    /// The trades that made the opportunity, one for each pool of the arbitrage that was moved before.
    public var links: [Link]
    /// The cycles of the arbitrage.
    public var cycles: [TradeCycle]

    /// Creates a detail.
    public init(links: [Link], cycles: [TradeCycle]) {
        self.links = links
        self.cycles = cycles
    }

    /// Who had moved which pool, and what the arbitrage made of it.
    public func explanation(_ names: TokenNames) -> String {
        let triggers = links.map { link in
            """
            Transaction \(link.transaction), in which \(link.trigger.payer.checksummed()) swapped \
            \(names.text(link.trigger.amountIn, of: link.trigger.tokenIn)) for \
            \(names.text(link.trigger.amountOut, of: link.trigger.tokenOut)), had moved the price of \
            \(link.trigger.venue.name) at \(link.trigger.pool.contract.checksummed()).
            """
        }
        return Prose.sentences(triggers, "trigger") + " " + cycles.explanation(names)
    }

    /// Writes the links and the cycles.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("links", links)
        json.writeField("cycles", cycles)
    }
}

extension Backrun.Link: JSONWritable {
    /// Writes the place of the transaction that made the opportunity, and both swaps.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("transaction", transaction)
        json.writeField("trigger", trigger)
        json.writeField("response", response)
    }
}
