public import ChainDecoding

/// Somebody whose swap, or whose deposit of one token alone, a sandwich hit.
public struct SandwichVictim: Sendable, Hashable {
    /// What the victim did.
    public enum Action: String, Sendable, Hashable, CaseIterable {
        /// It swapped in the attacker's direction.
        case swap
        /// It added liquidity of the one token, or took liquidity in the other, which moves the price alike.
        case liquidityChange
    }

    /// The place of the transaction in the block.
    public var transaction: Int
    /// What it did.
    public var action: Action
    /// Who paid.
    public var account: Address?
    /// How much the pool took.
    public var amountIn: U256
    /// How much the pool gave; 0 for a deposit.
    public var amountOut: U256
    /// What the victim lost by the attack; `nil` where nothing can be said.
    public var loss: VictimLoss?
    /// Where it was seen.
    public var origin: ActionOrigin

    /// Creates a victim.
    public init(
        transaction: Int,
        action: Action,
        account: Address?,
        amountIn: U256,
        amountOut: U256,
        loss: VictimLoss? = nil,
        origin: ActionOrigin
    ) {
        self.transaction = transaction
        self.action = action
        self.account = account
        self.amountIn = amountIn
        self.amountOut = amountOut
        self.loss = loss
        self.origin = origin
    }
}
