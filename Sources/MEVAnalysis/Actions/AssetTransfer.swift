public import ChainDecoding

/// Tokens that went from one account to another.
public struct AssetTransfer: Sendable, Hashable {
    /// Why tokens move.
    public enum Kind: UInt8, Sendable, Hashable {
        /// From one account to another.
        case transfer
        /// They are made; from the zero address.
        case mint
        /// They are destroyed; to the zero address.
        case burn
        /// The native token is wrapped; from the wrapping contract, to which the native token went.
        case wrap
        /// The native token is unwrapped; to the wrapping contract, from which the native token came.
        case unwrap
    }

    /// Why they move.
    public var kind: Kind
    /// The token's kind.
    public var assetKind: AssetKind
    /// The token's contract; `Address.nativeToken` for the native token.
    public var token: Address
    /// Which token of the contract; 0 for fungible ones.
    public var tokenID: U256
    /// How much, in the token's smallest unit; 1 for a token of EIP-721.
    public var amount: U256
    /// Who had them.
    public var from: Address
    /// Who has them now.
    public var to: Address
    /// Where the transfer was seen.
    public var origin: ActionOrigin

    /// Creates a transfer.
    public init(
        kind: Kind = .transfer,
        assetKind: AssetKind = .erc20,
        token: Address,
        tokenID: U256 = .zero,
        amount: U256,
        from: Address,
        to: Address,
        origin: ActionOrigin
    ) {
        self.kind = kind
        self.assetKind = assetKind
        self.token = token
        self.tokenID = tokenID
        self.amount = amount
        self.from = from
        self.to = to
        self.origin = origin
    }

    /// What moved.
    public var asset: Asset { Asset(token: token, id: tokenID) }

    /// Whether one unit is worth as much as any other, as of the native token and tokens of EIP-20.
    public var isFungible: Bool { assetKind == .native || assetKind == .erc20 }
}
