extension ClaimedBlock {
    /// Creates the claim that a node makes by its answers; from a pending block, which has no hash, comes `nil`.
    ///
    /// Transactions of kinds that Ethereum does not define, and those of which the node leaves something out, cannot be
    /// encoded and make the checks that need them unverifiable. What the header has a root of and the node does not tell,
    /// as transactions beside a header alone, or uncles, of which nodes tell the hashes, is unverifiable as well.
    ///
    /// - Parameters:
    ///   - block: The block, with its transactions or with their hashes alone.
    ///   - receipts: The receipts of its transactions; if one does not tell what came of its transaction, none is claimed.
    public init?(_ block: RPCBlock, receipts: [RPCReceipt]? = nil) {
        guard let hash = block.hash else { return nil }
        self.init(hash: hash, header: block.header)
        unknownHeaderMembers = block.members.additional.keys.sorted()
        missingHeaderMembers = block.missingHeaderMembers.map(\.rawValue)
        claimTransactions(of: block)
        claimUncles(of: block)
        withdrawals = block.withdrawals
        if withdrawals == nil, header.withdrawalsRoot != nil {
            untold[.withdrawalsRoot] = "the withdrawals are not told"
        }
        if let receipts { claim(receipts) }
    }

    private mutating func claimTransactions(of block: RPCBlock) {
        guard block.members.presence(of: .transactions) == .value else {
            untold[.transactionsRoot] = "the transactions are not told"
            return
        }
        switch block.transactions {
        case .hashes(let hashes):
            transactionHashes = hashes
            // An empty list says the same in both forms.
            if hashes.isEmpty { transactions = [] }
        case .full(let full):
            transactions = full.map { (try? $0.transaction()).map(TransactionEnvelope.known) }
            transactionHashes = full.map(\.hash)
        }
    }

    private mutating func claimUncles(of block: RPCBlock) {
        if block.members.presence(of: .uncles) == .value, block.uncleHashes.isEmpty {
            uncles = []
        } else if header.unclesHash != BlockHeader.emptyUnclesHash {
            untold[.unclesHash] = "the uncles are told by their hashes, or not at all"
        }
    }

    private mutating func claim(_ receipts: [RPCReceipt]) {
        receiptTransactionHashes = receipts.map(\.transactionHash)
        let told = receipts.compactMap(\.receipt)
        if told.count == receipts.count {
            self.receipts = told
        } else {
            for check in BlockCheck.allCases where check.needsReceipts {
                untold[check] = "a receipt does not tell what came of its transaction"
            }
        }
    }
}
