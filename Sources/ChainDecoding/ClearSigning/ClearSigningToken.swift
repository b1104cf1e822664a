/// What is known about a token or a native currency.
public struct ClearSigningToken: Sendable, Hashable {
    /// Its short name, such as `USDC`.
    public var ticker: String
    /// How many decimals its amounts have.
    public var decimals: UInt8

    /// Creates a token's facts.
    public init(ticker: String, decimals: UInt8) {
        self.ticker = ticker
        self.decimals = decimals
    }
}
