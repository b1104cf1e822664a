/// What a source knows, as it can be shown: a contract may call its token whatever it likes.
struct PrintableSource: ClearSigningSource {
    private let source: any ClearSigningSource

    init(_ source: any ClearSigningSource) {
        self.source = source
    }

    func token(at address: Address, chainID: UInt64) -> ClearSigningToken? {
        source.token(at: address, chainID: chainID).map(printable)
    }

    func nativeCurrency(chainID: UInt64) -> ClearSigningToken? {
        source.nativeCurrency(chainID: chainID).map(printable)
    }

    func chainName(chainID: UInt64) -> String? {
        source.chainName(chainID: chainID).map { PrintableText.escaped($0) }
    }

    func name(of address: Address, chainID: UInt64, types: [String], sources: [String]) -> String? {
        source.name(of: address, chainID: chainID, types: types, sources: sources).map { PrintableText.escaped($0) }
    }

    func collectionName(at address: Address, chainID: UInt64) -> String? {
        source.collectionName(at: address, chainID: chainID).map { PrintableText.escaped($0) }
    }

    func timestamp(ofBlock number: UInt64, chainID: UInt64) -> Int64? {
        source.timestamp(ofBlock: number, chainID: chainID)
    }

    func implementation(ofProxy address: Address, chainID: UInt64) -> Address? {
        source.implementation(ofProxy: address, chainID: chainID)
    }

    private func printable(_ token: ClearSigningToken) -> ClearSigningToken {
        ClearSigningToken(ticker: PrintableText.escaped(token.ticker), decimals: token.decimals)
    }
}
