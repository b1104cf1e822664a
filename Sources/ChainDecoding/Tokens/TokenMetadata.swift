/// What a token tells of itself.
public struct TokenMetadata: Sendable, Hashable {
    /// The contract.
    public var token: Address
    /// What it promises, as far as its answers tell; `nil` when it answers as no standard asks.
    ///
    /// ERC-721 and ERC-1155 are told by ERC-165, the others by what they answer. A wrapped native token cannot be told
    /// from ERC-20.
    public var standard: TokenStandard?
    /// The name.
    public var name: String?
    /// The symbol.
    public var symbol: String?
    /// How many decimals people write amounts with.
    public var decimals: UInt8?
    /// How much there is, in the smallest unit.
    public var totalSupply: U256?
    /// The asset of a vault (EIP-4626).
    public var asset: Address?
    /// Whether permission can be given by a signature: the contract has a domain of EIP-712, as EIP-2612 and DAI have.
    public var hasPermit: Bool

    /// Creates what a token tells of itself.
    public init(
        token: Address,
        standard: TokenStandard? = nil,
        name: String? = nil,
        symbol: String? = nil,
        decimals: UInt8? = nil,
        totalSupply: U256? = nil,
        asset: Address? = nil,
        hasPermit: Bool = false
    ) {
        self.token = token
        self.standard = standard
        self.name = name
        self.symbol = symbol
        self.decimals = decimals
        self.totalSupply = totalSupply
        self.asset = asset
        self.hasPermit = hasPermit
    }
}
