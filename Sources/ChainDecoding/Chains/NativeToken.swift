/// The token with which a chain's gas is paid.
public struct NativeToken: Sendable, Hashable {
    /// What it is called in short.
    public var symbol: String
    /// How many decimals its amounts have; see ``U256/text(decimals:)``.
    public var decimals: UInt8

    /// Creates a token.
    public init(_ symbol: String, decimals: UInt8 = 18) {
        self.symbol = symbol
        self.decimals = decimals
    }

    /// Ether, of 10¹⁸ wei.
    public static let ether = NativeToken("ETH")
}
