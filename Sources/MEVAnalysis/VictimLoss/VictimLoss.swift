public import ChainDecoding

/// What a swap lost because an attacker had moved the price before.
///
/// Who swaps an exact amount gets less; who wants an exact amount pays more.
public struct VictimLoss: Sendable, Hashable {
    /// How the loss is known.
    public enum Basis: String, Sendable, Hashable, CaseIterable {
        /// The pool's formula, which gives the actual amount from the actual state to the unit, gives this much from
        /// the state without the attack.
        case replay
        /// The same within one range of ticks: exact when no further tick with liquidity lies between the prices.
        case inRange
        /// Only bounds: prices only get worse the more is swapped.
        case bounds
    }

    /// The token that was lost.
    public var token: Address
    /// The least that was lost.
    public var atLeast: U256
    /// The most that can have been lost; `nil` where that is not known.
    public var atMost: U256?
    /// What the victim would have got, or paid, without the attack; `nil` where only bounds are known.
    public var withoutAttack: U256?
    /// How it is known.
    public var basis: Basis

    /// Creates a loss.
    public init(token: Address, atLeast: U256, atMost: U256?, withoutAttack: U256? = nil, basis: Basis) {
        self.token = token
        self.atLeast = atLeast
        self.atMost = atMost
        self.withoutAttack = withoutAttack
        self.basis = basis
    }

    /// The loss as one amount, where it is known.
    public var amount: U256? { atLeast == atMost ? atLeast : nil }
}
