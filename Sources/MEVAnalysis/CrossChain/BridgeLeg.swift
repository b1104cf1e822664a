public import ChainDecoding

/// One side of a transfer between chains, as a bridge's event or call on one of them tells it.
public struct BridgeLeg: Sendable, Hashable {
    /// Which side it is.
    public enum Direction: String, Sendable, Hashable, CaseIterable {
        /// Tokens were locked or burnt, to be given out elsewhere.
        case departure
        /// Tokens were given out or minted.
        case arrival
    }

    /// What both sides are known by.
    public struct MessageID: Sendable, Hashable {
        /// The bridge, by a name that is the same on all chains, such as `across-v3`.
        public var bridge: String
        /// What the bridge calls the message; where it has no hash of its own, that of what names it.
        public var id: Hash32

        /// Creates an identity.
        public init(bridge: String, id: Hash32) {
            self.bridge = bridge
            self.id = id
        }
    }

    /// What both sides are known by.
    public var message: MessageID
    /// Which side it is.
    public var direction: Direction
    /// The chain that it is on (EIP-155).
    public var chainID: UInt64
    /// The number of the block.
    public var blockNumber: UInt64
    /// When the block was made, in seconds since 1970, where that is known.
    public var timestamp: UInt64?
    /// The transaction.
    public var transaction: Hash32
    /// Who gave the tokens, or got them, where that is known.
    public var account: Address?
    /// What was given or got, by its contract on this chain.
    public var amount: TokenAmount
    /// Where it was seen.
    public var origin: ActionOrigin

    /// Creates a leg.
    public init(
        message: MessageID,
        direction: Direction,
        chainID: UInt64,
        blockNumber: UInt64,
        timestamp: UInt64? = nil,
        transaction: Hash32,
        account: Address?,
        amount: TokenAmount,
        origin: ActionOrigin
    ) {
        self.message = message
        self.direction = direction
        self.chainID = chainID
        self.blockNumber = blockNumber
        self.timestamp = timestamp
        self.transaction = transaction
        self.account = account
        self.amount = amount
        self.origin = origin
    }
}
