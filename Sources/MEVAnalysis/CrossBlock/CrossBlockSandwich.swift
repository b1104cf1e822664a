public import ChainDecoding

/// A party swapped in one block before others, and back in a later one after them.
///
/// A trader who buys and soon sells looks alike, so that this is never more than a candidate.
public struct CrossBlockSandwich: FindingDetail {
    /// `cross-block-sandwich`.
    public static let kind = "cross-block-sandwich"

    /// What the party swapped in a pool.
    public struct Leg: Sendable, Hashable {
        /// The pool.
        public var pool: PoolID
        /// The pool's protocol.
        public var venue: Venue
        /// What the party gave first and got back; what the others give.
        public var tokenIn: Address
        /// What the party got first and gave back.
        public var tokenOut: Address
        /// How much of ``tokenIn`` it gave in the earlier blocks.
        public var spent: U256
        /// How much of ``tokenOut`` it got for that.
        public var bought: U256
        /// How much of ``tokenOut`` it gave in the last block.
        public var sold: U256
        /// How much of ``tokenIn`` it got for that.
        public var returned: U256
        /// How many swaps and deposits of others lie between.
        public var victimCount: Int

        /// Creates a leg.
        public init(
            pool: PoolID,
            venue: Venue,
            tokenIn: Address,
            tokenOut: Address,
            spent: U256,
            bought: U256,
            sold: U256,
            returned: U256,
            victimCount: Int
        ) {
            self.pool = pool
            self.venue = venue
            self.tokenIn = tokenIn
            self.tokenOut = tokenOut
            self.spent = spent
            self.bought = bought
            self.sold = sold
            self.returned = returned
            self.victimCount = victimCount
        }
    }

    /// What happened in each pool, in the order of the first swaps.
    public var legs: [Leg]
    /// How many blocks after its last swap in the first direction the party swapped back, at least 1.
    public var blocksApart: Int

    /// Creates a detail.
    public init(legs: [Leg], blocksApart: Int) {
        self.legs = legs
        self.blocksApart = blocksApart
    }

    /// What the party swapped in each pool, and how far apart.
    public func explanation(_ names: TokenNames) -> String {
        let sentences = legs.map { leg in
            """
            In \(leg.venue.name) at \(leg.pool.contract.checksummed()) it swapped \
            \(names.text(leg.spent, of: leg.tokenIn)) for \(names.text(leg.bought, of: leg.tokenOut)) before \
            \(leg.victimCount.counting("action")) of others, and \(names.text(leg.sold, of: leg.tokenOut)) for \
            \(names.text(leg.returned, of: leg.tokenIn)) after.
            """
        }
        return "The party swapped back after \(blocksApart.counting("block")). " + Prose.sentences(sentences, "pool")
    }

    /// Writes what happened in each pool, and how many blocks lie between.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("legs", legs)
        json.writeField("blocksApart", blocksApart)
    }
}

extension CrossBlockSandwich.Leg: JSONWritable {
    /// Writes the pool, the tokens, the sums, and the number of victims.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("venue", venue.rawValue)
        json.writeField("pool", pool)
        json.writeField("tokenIn", tokenIn)
        json.writeField("tokenOut", tokenOut)
        json.writeField("spent", spent)
        json.writeField("bought", bought)
        json.writeField("sold", sold)
        json.writeField("returned", returned)
        json.writeField("victimCount", victimCount)
    }
}
