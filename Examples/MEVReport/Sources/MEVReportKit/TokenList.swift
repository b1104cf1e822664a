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
