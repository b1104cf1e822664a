public import ChainDecoding

/// What makes a movement a whale's, as an amount of the asset.
public struct WhaleCriterion: Sendable, Hashable {
    /// What the amount comes from.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// It was given.
        case amount
        /// It is worth what was given.
        case value
        /// It is a share of all there is.
        case supplyShare
        /// It is a share of what the deepest pool has.
        case depthShare
    }

    /// What the amount comes from.
    public var kind: Kind
    /// The least net amount that fulfils it, in the asset's smallest unit; above 0.
    public var amount: U256

    /// Creates a criterion.
    public init(_ kind: Kind, amount: U256) {
        self.kind = kind
        self.amount = amount
    }
}
