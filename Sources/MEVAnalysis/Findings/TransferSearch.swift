import ChainDecoding

/// Finds the transfers of accounts, so that many parties of one long transaction are not each held against all of it.
struct TransferSearch {
    /// How many transfers of a transaction are not worth an index.
    private static let shortCount = 512

    let block: AnalyzedBlock
    /// The indexes of the transfers that each account gave or got, by the transaction's place.
    private var indexes: [Int: [Address: [Int]]] = [:]

    init(_ block: AnalyzedBlock) {
        self.block = block
    }

    /// All transfers of a transaction that some accounts gave or got, each once; of a short one others as well.
    mutating func transfers(of accounts: Set<Address>, at place: Int) -> [AssetTransfer] {
        let all = block.actions.streams[place].transfers
        guard all.count > Self.shortCount else { return all }
        let index = indexes[place] ?? Self.index(all)
        indexes[place] = index
        return Set(accounts.flatMap { index[$0] ?? [] }).map { all[$0] }
    }

    private static func index(_ transfers: [AssetTransfer]) -> [Address: [Int]] {
        var index: [Address: [Int]] = [:]
        for (place, transfer) in transfers.enumerated() {
            index[transfer.from, default: []].append(place)
            if transfer.to != transfer.from { index[transfer.to, default: []].append(place) }
        }
        return index
    }
}
