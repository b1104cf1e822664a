import ChainDecoding

/// Tokens and accounts that call themselves what would deceive who signs.
struct HostileSource: ClearSigningSource {
    private let name = "A\nTo: \u{202e}b\u{3164}"

    func token(at address: Address, chainID: UInt64) -> ClearSigningToken? {
        ClearSigningToken(ticker: name, decimals: 0)
    }

    func nativeCurrency(chainID: UInt64) -> ClearSigningToken? { ClearSigningToken(ticker: name, decimals: 0) }

    func chainName(chainID: UInt64) -> String? { name }

    func name(of address: Address, chainID: UInt64, types: [String], sources: [String]) -> String? { name }

    func collectionName(at address: Address, chainID: UInt64) -> String? { name }

    func timestamp(ofBlock number: UInt64, chainID: UInt64) -> Int64? { 1_234_567_890 }
}
