public import ChainDecoding

/// What tokens are called, so that people can read amounts.
///
/// Symbols are what contracts or lists say: who shows them decides which to believe, and escapes them.
public struct TokenNames: Sendable, Hashable {
    private struct Name: Sendable, Hashable {
        var symbol: String
        var decimals: UInt8
    }

    private var names: [Address: Name] = [:]

    /// Creates names of no token, by which amounts are told in smallest units.
    public init() {}

    /// Creates the names of a chain's native token and of what wraps it, which is called the same with a `W` before.
    public init(native: NativeToken, wrapper: Address) {
        let decimals = UInt8(clamping: native.decimals)
        insert(native.symbol, decimals: decimals, for: .nativeToken)
        insert("W" + native.symbol, decimals: decimals, for: wrapper)
    }

    /// ETH and WETH.
    public static let ethereum = TokenNames(native: .ether, wrapper: ChainContracts.ethereum.wrappedNativeToken)

    /// Says what a token is called, and how many decimals people write its amounts with.
    public mutating func insert(_ symbol: String, decimals: UInt8, for token: Address) {
        names[token] = Name(symbol: symbol, decimals: decimals)
    }

    /// Takes over what a token tells of itself, if it tells a symbol and decimals.
    public mutating func insert(_ metadata: TokenMetadata) {
        guard let symbol = metadata.symbol, let decimals = metadata.decimals else { return }
        insert(symbol, decimals: decimals, for: metadata.token)
    }

    /// The symbol of a token; its address where it has no name, `an unknown token` where not even that is known.
    public func name(of token: Address?) -> String {
        guard let token else { return "an unknown token" }
        return names[token]?.symbol ?? (token == .nativeToken ? "the native token" : token.checksummed())
    }

    /// An amount as people read it, such as `1.5 WETH`, exactly.
    ///
    /// - Parameters:
    ///   - amount: The amount in the token's smallest unit.
    ///   - token: The token; `nil` when it is not known.
    /// - Returns: Smallest units where the token has no name, such as `150 units of 0x…`.
    public func text(_ amount: U256, of token: Address?) -> String {
        guard let token, let name = names[token] else {
            return token == .nativeToken ? "\(amount) wei" : "\(amount) units of \(self.name(of: token))"
        }
        return "\(amount.text(decimals: name.decimals)) \(name.symbol)"
    }

    /// An amount of an asset: as of its token, or with the number of what there is only one or few of.
    public func text(_ amount: U256, of asset: Asset) -> String {
        asset.id.isZero ? text(amount, of: asset.token) : "\(amount) of number \(asset.id) of \(name(of: asset.token))"
    }
}
