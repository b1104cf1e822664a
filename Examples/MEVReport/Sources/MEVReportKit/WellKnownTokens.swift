import ChainDecoding
import MEVAnalysis

/// The tokens that are exchanged most on Ethereum; a token list tells of others.
enum WellKnownTokens {
    /// Each with its symbol and decimals.
    static let list: [(symbol: String, decimals: UInt8, address: String)] = [
        ("USDC", 6, "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"),
        ("USDT", 6, "0xdAC17F958D2ee523a2206206994597C13D831ec7"),
        ("DAI", 18, "0x6B175474E89094C44Da98b954EedeAC495271d0F"),
        ("FRAX", 18, "0x853d955aCEf822Db058eb8505911ED77F175b99e"),
        ("TUSD", 18, "0x0000000000085d4780B73119b644AE5ecd22b376"),
        ("BUSD", 18, "0x4Fabb145d64652a948d72533023f6E7A623C7C53"),
        ("sUSD", 18, "0x57Ab1ec28D129707052df4dF418D58a2D46d5f51"),
        ("WBTC", 8, "0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599"),
        ("stETH", 18, "0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84"),
        ("wstETH", 18, "0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0"),
        ("rETH", 18, "0xae78736Cd615f374D3085123A210448E74Fc6393"),
        ("cbETH", 18, "0xBe9895146f7AF43049ca1c1AE358B0541Ea49704"),
        ("LINK", 18, "0x514910771AF9Ca656af840dff83E8264EcF986CA"),
        ("UNI", 18, "0x1f9840a85d5aF5bf1D1762F925BDADdC4201F984"),
        ("AAVE", 18, "0x7Fc66500c84A76Ad7e9c93437bFc5Ac33E2DDaE9"),
        ("MKR", 18, "0x9f8F72aA9304c8B593d555F12eF6589cC3A579A2"),
        ("CRV", 18, "0xD533a949740bb3306d119CC777fa900bA034cd52"),
        ("LDO", 18, "0x5A98FcBEA516Cf06857215779Fd812CA3beF1B32"),
        ("COMP", 18, "0xc00e94Cb662C3520282E6f5717214004A7f26888"),
        ("YFI", 18, "0x0bc529c00C6401aEF6D220BE8C6Ea1667F6Ad93e"),
        ("SUSHI", 18, "0x6B3595068778DD592e39A122f4f5a5cF09C90fE2"),
        ("SNX", 18, "0xC011a73ee8576Fb46F5E1c5751cA3B9Fe0af2a6F"),
        ("ZRX", 18, "0xE41d2489571d322189246DaFA5ebDe1F4699F498"),
        ("BAT", 18, "0x0D8775F648430679A709E98d2b0Cb6250d2887EF"),
        ("MATIC", 18, "0x7D1AfA7B718fb893dB30A3aBc0Cfc608AaCfeBB0"),
        ("SHIB", 18, "0x95aD61b0a150d79219dCF64E1E6Cc01f0B64C4cE"),
        ("PEPE", 18, "0x6982508145454Ce325dDbE47a25d4ec3d2311933"),
        ("APE", 18, "0x4d224452801ACEd8B2F0aebE155379bb5D594381"),
    ]

    /// The names of these, and those of the native token and of what wraps it.
    static let names: TokenNames = {
        var names = TokenNames.ethereum
        for token in list {
            guard let address = try? Address(checksummed: token.address) else { continue }
            names.insert(token.symbol, decimals: token.decimals, for: address)
        }
        return names
    }()
}
