public import ChainDecoding

/// How much of an asset an account has more or less after something.
public struct TokenBalance: Sendable, Hashable {
    /// The account.
    public var account: Address
    /// The asset.
    public var asset: Asset
    /// How much more; below zero, how much less.
    public var net: I256

    /// Creates a balance.
    public init(account: Address, asset: Asset, net: I256) {
        self.account = account
        self.asset = asset
        self.net = net
    }
}
