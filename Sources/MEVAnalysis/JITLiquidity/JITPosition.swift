public import ChainDecoding

/// Liquidity that somebody added before a swap of others and took after it.
public struct JITPosition: Sendable, Hashable {
    /// The pool.
    public var pool: PoolID
    /// The pool's protocol.
    public var venue: Venue
    /// Whose position it is in the pool, where that is known: a manager of positions has those of many.
    public var owner: Address?
    /// The ticks, the lower included and the upper not.
    public var ticks: Range<Int32>
    /// The places in the block of the transactions that added and took it, in order.
    public var transactions: [Int]
    /// How much liquidity was added; `nil` where that is not told.
    public var liquidityAdded: U256?
    /// How much of it was taken; `nil` where that is not told.
    public var liquidityTaken: U256?
    /// The tokens that were added; none where the pool does not tell, as in V4.
    public var deposited: [TokenAmount]
    /// The tokens that were taken, with the fees.
    public var withdrawn: [TokenAmount]
    /// The fees among them; `nil` where the pool does not tell.
    public var fees: [TokenAmount]?

    /// Creates a position.
    public init(
        pool: PoolID,
        venue: Venue,
        owner: Address?,
        ticks: Range<Int32>,
        transactions: [Int],
        liquidityAdded: U256?,
        liquidityTaken: U256?,
        deposited: [TokenAmount],
        withdrawn: [TokenAmount],
        fees: [TokenAmount]?
    ) {
        self.pool = pool
        self.venue = venue
        self.owner = owner
        self.ticks = ticks
        self.transactions = transactions
        self.liquidityAdded = liquidityAdded
        self.liquidityTaken = liquidityTaken
        self.deposited = deposited
        self.withdrawn = withdrawn
        self.fees = fees
    }

    /// How much more of each token came out than went in, in the order of ``deposited``; none where that is not told.
    public var gains: [I256] {
        guard deposited.count == withdrawn.count else { return [] }
        let gains = zip(withdrawn, deposited).compactMap { I256(difference: $0.amount, $1.amount) }
        return gains.count == deposited.count ? gains : []
    }
}

extension JITPosition: JSONWritable {
    /// Writes the pool, the range, the transactions, and what went in and came out.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("venue", venue.rawValue)
        json.writeField("pool", pool)
        json.writeField("owner", owner)
        json.writeField("tickLower", ticks.lowerBound)
        json.writeField("tickUpper", ticks.upperBound)
        json.writeField("transactions", transactions)
        json.writeField("liquidityAdded", liquidityAdded)
        json.writeField("liquidityTaken", liquidityTaken)
        json.writeField("deposited", deposited)
        json.writeField("withdrawn", withdrawn)
        json.writeField("fees", fees)
    }
}

extension [JITPosition] {
    /// What each position earned, in a sentence.
    func explanation(_ names: TokenNames) -> String {
        let sentences = map { position in
            let earned = (position.fees ?? []).filter { !$0.amount.isZero }.map { names.text($0.amount, of: $0.token) }
            let fees = position.fees == nil ? "fees that the pool does not tell" : Prose.list(earned)
            return """
                The one in \(position.venue.name) at \(position.pool.contract.checksummed()), ticks \
                \(position.ticks.lowerBound) to \(position.ticks.upperBound), earned \(fees.isEmpty ? "nothing" : fees).
                """
        }
        return Prose.sentences(sentences, "position")
    }
}
