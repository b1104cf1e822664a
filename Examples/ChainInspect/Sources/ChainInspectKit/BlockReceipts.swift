import ChainDecoding

/// The receipts of the blocks among documents: lists of them, single ones, and those that are told more than once.
struct BlockReceipts {
    /// Those that name each block, in the order of their transactions.
    private var named: [Hash32: [RPCReceipt]] = [:]
    /// The blocks in which they are shown.
    private var complete: Set<Hash32> = []
    /// The empty lists that are the receipts of blocks without transactions.
    private(set) var emptyLists: Set<Int> = []

    init(_ documents: [Document]) {
        var told: Set<Statement> = []
        for case .receipts(let receipts) in documents {
            for receipt in receipts {
                guard let block = receipt.blockHash, told.insert(Statement(receipt)).inserted else { continue }
                named[block, default: []].append(receipt)
            }
        }
        for (index, document) in documents.enumerated() {
            guard case .block(let block) = document, let hash = block.hash, let count = block.transactionCount else {
                continue
            }
            if count == 0, documents.indices.contains(index + 1), case .nothing = documents[index + 1] {
                named[hash] = named[hash] ?? []
                emptyLists.insert(index + 1)
            }
            if claimed(by: block) != nil { complete.insert(hash) }
        }
        for block in named.keys {
            named[block]?.sort { ($0.transactionIndex ?? .max) < ($1.transactionIndex ?? .max) }
        }
    }

    /// What a block is claimed to have for receipts.
    ///
    /// Fewer than it has transactions claim nothing: who tells them need not lie, as they can be asked for one by one.
    /// More of them contradict each other or the block.
    func claimed(by block: RPCBlock) -> [RPCReceipt]? {
        guard let receipts = block.hash.flatMap({ named[$0] }), let count = block.transactionCount else { return nil }
        return receipts.count < count ? nil : receipts
    }

    /// Why the receipts that name a block are not what it is claimed to have; `nil` if they are, or there are none.
    func reasonAgainstClaim(by block: RPCBlock) -> String? {
        guard claimed(by: block) == nil, let receipts = block.hash.flatMap({ named[$0] }) else { return nil }
        guard let count = block.transactionCount else {
            return "whether all receipts are told, is not known without the transactions"
        }
        return "not all receipts are told, \(Readable.number(receipts.count)) of \(Readable.number(count))"
    }

    /// Those of some receipts that are not shown in their block.
    func rest(of receipts: [RPCReceipt]) -> [RPCReceipt] {
        receipts.filter { receipt in receipt.blockHash.map { !complete.contains($0) } ?? true }
    }

    /// What a receipt says that the chain agrees on; nodes differ in the rest.
    private struct Statement: Hashable {
        let block: Hash32?
        let transaction: Hash32
        let receipt: Receipt?

        init(_ receipt: RPCReceipt) {
            block = receipt.blockHash
            transaction = receipt.transactionHash
            self.receipt = receipt.receipt
        }
    }
}
