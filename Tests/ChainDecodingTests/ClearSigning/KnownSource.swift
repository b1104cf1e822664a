import ChainDecoding

/// A few tokens and names.
struct KnownSource: ClearSigningSource {
    static let usdt = address("0xdac17f958d2ee523a2206206994597c13d831ec7")
    static let dai = address("0x6b175474e89094c44da98b954eedeac495271d0f")
    static let usdc = address("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48")
    static let alice = address("0xd8da6bf26964af9d7eed9e03e53415d37aa96045")
    static let bob = address("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")
    static let apes = address("0xbc4ca0eda7647a8ab7c2061c2e118a18a936f13d")
    static let proxy = address("0x00000000000000000000000000000000000000aa")

    static func address(_ text: String) -> Address {
        Address(text) ?? .zero
    }

    func token(at address: Address, chainID: UInt64) -> ClearSigningToken? {
        switch (address, chainID) {
        case (Self.usdt, 1): ClearSigningToken(ticker: "USDT", decimals: 6)
        case (Self.usdc, 1): ClearSigningToken(ticker: "USDC", decimals: 6)
        case (Self.dai, 1): ClearSigningToken(ticker: "DAI", decimals: 18)
        case (Self.dai, 137): ClearSigningToken(ticker: "DAI.e", decimals: 18)
        default: nil
        }
    }

    func nativeCurrency(chainID: UInt64) -> ClearSigningToken? {
        chainID == 1 ? ClearSigningToken(ticker: "ETH", decimals: 18) : nil
    }

    func chainName(chainID: UInt64) -> String? { chainID == 1 ? "Ethereum Mainnet" : nil }

    func name(of address: Address, chainID: UInt64, types: [String], sources: [String]) -> String? {
        guard types.isEmpty || types.contains("eoa"), sources.isEmpty || sources.contains("ens") else { return nil }
        return address == Self.alice ? "alice.eth" : nil
    }

    func collectionName(at address: Address, chainID: UInt64) -> String? {
        address == Self.apes ? "BoredApeYachtClub" : nil
    }

    func timestamp(ofBlock number: UInt64, chainID: UInt64) -> Int64? { number == 19_332_140 ? 1_709_197_235 : nil }

    func implementation(ofProxy address: Address, chainID: UInt64) -> Address? {
        address == Self.proxy ? Self.usdt : nil
    }
}
