import ChainDecoding
import MEVAnalysis

/// Reads what tokens are called from a list as of <https://tokenlists.org>, or from the array in it alone.
///
/// Symbols are what anybody says: they are escaped and cut, so that none can command a terminal or hide a line.
enum TokenList {
    private static let symbolLimit = 24
    /// The chain whose contracts the analysis knows.
    private static let chainID: UInt64 = 1

    static func readFile(_ path: String, into names: inout TokenNames) throws(Complaint) {
        let content = try FileReader.content(of: path)
        do throws(DecodeError) {
            try read(content.span, into: &names)
        } catch {
            throw Complaint(path, error)
        }
    }

    private static func read(_ text: Span<UInt8>, into names: inout TokenNames) throws(DecodeError) {
        var reader = RPCReader(text)
        if try reader.json.kind() == .array {
            try readTokens(from: &reader, into: &names)
        } else {
            try reader.json.beginObject()
            while let key = try reader.json.nextKey() {
                if reader.json.matches(key, "tokens") {
                    try readTokens(from: &reader, into: &names)
                } else {
                    try reader.json.skipValue()
                }
            }
        }
        try reader.json.finish()
    }

    private static func readTokens(from reader: inout RPCReader, into names: inout TokenNames) throws(DecodeError) {
        try reader.readElements { (reader) throws(DecodeError) in
            var (address, symbol, decimals, chain): (Address?, String?, UInt64?, UInt64) = (nil, nil, nil, chainID)
            try reader.json.beginObject()
            while let key = try reader.json.nextKey() {
                if reader.json.matches(key, "address") {
                    address = try reader.readAddress()
                } else if reader.json.matches(key, "symbol") {
                    symbol = try reader.json.string()
                } else if reader.json.matches(key, "decimals") {
                    decimals = try reader.readUInt64()
                } else if reader.json.matches(key, "chainId") {
                    chain = try reader.readUInt64()
                } else {
                    try reader.json.skipValue()
                }
            }
            guard let address, let symbol, let decimals, decimals <= 77, chain == chainID else { return }
            let shown = PrintableText.escaped(symbol.prefix(symbolLimit))
            names.insert(shown.isEmpty ? "?" : shown, decimals: UInt8(decimals), for: address)
        }
    }
}

extension TokenNames {
    /// The native token and some of the tokens that are exchanged most on Ethereum.
    static let wellKnown: TokenNames = {
        var names = TokenNames.ethereum
        let tokens: [(String, UInt8, String)] = [
            ("USDC", 6, "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"),
            ("USDT", 6, "0xdAC17F958D2ee523a2206206994597C13D831ec7"),
            ("DAI", 18, "0x6B175474E89094C44Da98b954EedeAC495271d0F"),
            ("WBTC", 8, "0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599"),
            ("wstETH", 18, "0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0"),
            ("stETH", 18, "0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84"),
            ("LINK", 18, "0x514910771AF9Ca656af840dff83E8264EcF986CA"),
            ("UNI", 18, "0x1f9840a85d5aF5bf1D1762F925BDADdC4201F984"),
            ("AAVE", 18, "0x7Fc66500c84A76Ad7e9c93437bFc5Ac33E2DDaE9"),
            ("MKR", 18, "0x9f8F72aA9304c8B593d555F12eF6589cC3A579A2"),
            ("CRV", 18, "0xD533a949740bb3306d119CC777fa900bA034cd52"),
            ("SHIB", 18, "0x95aD61b0a150d79219dCF64E1E6Cc01f0B64C4cE"),
        ]
        for (symbol, decimals, text) in tokens {
            if let address = try? Address(checksummed: text) { names.insert(symbol, decimals: decimals, for: address) }
        }
        return names
    }()
}
