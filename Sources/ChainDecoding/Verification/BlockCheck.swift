/// Something about a block that can be computed and compared with what is claimed.
@nonexhaustive
public enum BlockCheck: String, Sendable, Hashable, CaseIterable {
    /// The hash of the header is that of the block, which proves what the header says.
    case blockHash
    /// The header's parent is the block before, and its number the next.
    case parentLink
    /// The trie of the transactions has the header's root.
    case transactionsRoot
    /// The transactions have the hashes that are claimed.
    case transactionHashes
    /// The trie of the receipts has the header's root.
    case receiptsRoot
    /// There is a receipt for each transaction, of its kind and hash.
    case receiptTransactions
    /// The filter of each receipt is that of its logs.
    case receiptBlooms
    /// The header's filter is that of all receipts.
    case logsBloom
    /// The receipts add up to the gas that the header tells, and never go down.
    case gasUsed
    /// The hash of the uncles is the header's.
    case unclesHash
    /// The trie of the withdrawals has the header's root.
    case withdrawalsRoot
    /// The hash of the requests to the consensus layer is the header's.
    case requestsHash

    /// Whether something is compared with what the header says.
    var reliesOnHeader: Bool {
        switch self {
        case .blockHash, .transactionHashes, .receiptTransactions, .receiptBlooms: false
        case .parentLink, .transactionsRoot, .receiptsRoot, .logsBloom, .gasUsed, .unclesHash, .withdrawalsRoot,
            .requestsHash:
            true
        }
    }

    /// Whether it is computed from the receipts.
    var needsReceipts: Bool {
        switch self {
        case .receiptsRoot, .receiptTransactions, .receiptBlooms, .logsBloom, .gasUsed: true
        case .blockHash, .parentLink, .transactionsRoot, .transactionHashes, .unclesHash, .withdrawalsRoot,
            .requestsHash:
            false
        }
    }
}
