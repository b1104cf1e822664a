/// What a token promises.
@nonexhaustive
public enum TokenStandard: String, Sendable, Hashable, CaseIterable {
    /// Amounts of one token (EIP-20).
    case erc20
    /// Single tokens (EIP-721).
    case erc721
    /// Amounts of one token, with operators and data (EIP-777).
    case erc777
    /// Amounts of many tokens (EIP-1155).
    case erc1155
    /// Shares of a vault, which are an ERC-20 token as well (EIP-4626).
    case erc4626
    /// The native token as an ERC-20 token, such as WETH.
    case wrappedNative
}
