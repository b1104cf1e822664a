/// The kind of a token.
public enum AssetKind: UInt8, Sendable, Hashable {
    /// The native token of the chain.
    case native
    /// A fungible token (EIP-20).
    case erc20
    /// A token of which each is different (EIP-721), CryptoPunks among them.
    case erc721
    /// One of several tokens of a contract (EIP-1155).
    case erc1155
}
