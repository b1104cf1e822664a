public import ChainDecoding

/// What a sandwich did in a pool.
public struct SandwichLeg: Sendable, Hashable {
    /// What the attacker swapped in a transaction: the sum of its swaps in the pool.
    public struct Trade: Sendable, Hashable {
        /// The place of the transaction in the block.
        public var transaction: Int
        /// How much the pool took.
        public var amountIn: U256
        /// How much the pool gave.
        public var amountOut: U256
        /// Where the swaps were seen.
        public var origins: [ActionOrigin]

        /// Creates a trade.
        public init(transaction: Int, amountIn: U256, amountOut: U256, origins: [ActionOrigin]) {
            self.transaction = transaction
            self.amountIn = amountIn
            self.amountOut = amountOut
            self.origins = origins
        }
    }

    /// The pool.
    public var pool: PoolID
    /// The pool's protocol.
    public var venue: Venue
    /// What the attacker gave first and got back; what the victims give.
    public var tokenIn: Address
    /// What the attacker got first and gave back.
    public var tokenOut: Address
    /// What it swapped before the victims, from ``tokenIn`` to ``tokenOut``.
    public var fronts: [Trade]
    /// What it swapped after the victims, from ``tokenOut`` to ``tokenIn``.
    public var backs: [Trade]
    /// Who was hit, in order.
    public var victims: [SandwichVictim]

    /// Creates a leg.
    public init(
        pool: PoolID,
        venue: Venue,
        tokenIn: Address,
        tokenOut: Address,
        fronts: [Trade],
        backs: [Trade],
        victims: [SandwichVictim]
    ) {
        self.pool = pool
        self.venue = venue
        self.tokenIn = tokenIn
        self.tokenOut = tokenOut
        self.fronts = fronts
        self.backs = backs
        self.victims = victims
    }

    /// How much of what the attacker took, of either token, it gave back, or the other way round: 0 to 1,000
    /// thousandths.
    public var closedThousandths: Int {
        let bought = Self.sum(fronts.map(\.amountOut))
        let sold = Self.sum(backs.map(\.amountIn))
        let spent = Self.sum(fronts.map(\.amountIn))
        let returned = Self.sum(backs.map(\.amountOut))
        return max(Self.share(bought, sold), Self.share(spent, returned))
    }

    static func sum(_ amounts: [U256]) -> U256 { amounts.reduce(.zero) { $0.addingSaturating($1) } }

    private static func share(_ first: U256, _ second: U256) -> Int {
        min(first, second).mulDiv(1_000, max(first, second)).flatMap { Int(exactly: $0) } ?? 0
    }
}
