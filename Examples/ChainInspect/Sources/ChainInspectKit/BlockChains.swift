import ChainDecoding

/// The chains of blocks and transactions, by their hashes.
struct BlockChains {
    private let chainID: UInt64?
    private var byHash: [Hash32: UInt64] = [:]

    /// Finds out what the blocks among documents tell, unless a chain is told for all.
    init(_ documents: [Document], chainID: UInt64?) {
        self.chainID = chainID
        guard chainID == nil else { return }
        for case .block(let block) in documents {
            guard let chainID = block.chainID, case .full(let transactions) = block.transactions else { continue }
            for hash in transactions.map(\.hash) + (block.hash.map { [$0] } ?? []) { byHash[hash] = chainID }
        }
    }

    /// The chain of the block or transaction with a hash, if it is told.
    subscript(hash: Hash32?) -> UInt64? { chainID ?? hash.flatMap { byHash[$0] } }
}
