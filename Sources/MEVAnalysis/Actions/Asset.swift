public import ChainDecoding

/// What can be owned in any amount: a token, or one token of a contract that has several.
public struct Asset: Sendable, Hashable, Comparable {
    /// The token's contract; `Address.nativeToken` for the native token.
    public var token: Address
    /// Which token of the contract; 0 for fungible ones.
    public var id: U256

    /// Creates an asset.
    public init(token: Address, id: U256 = .zero) {
        self.token = token
        self.id = id
    }

    /// The native token of the chain.
    public static let native = Asset(token: .nativeToken)

    /// Whether an asset comes first: by contract, then by number.
    public static func < (left: Asset, right: Asset) -> Bool {
        left.token == right.token ? left.id < right.id : left.token < right.token
    }
}

extension Address {
    /// What stands for the native token where a token's contract is expected, as in 1inch, Curve and Aave:
    /// `0xeeee…eeee`.
    public static let nativeToken = Address(0xeeee_eeee_eeee_eeee, 0xeeee_eeee_eeee_eeee, 0xeeee_eeee)
}
