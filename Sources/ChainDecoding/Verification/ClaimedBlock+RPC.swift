extension ClaimedBlock {
    /// Creates the claim that a node makes by its answers; from a pending block, which has no hash, comes `nil`.
    ///
    /// Transactions of kinds that Ethereum does not define, and those of which the node leaves something out, cannot be
    /// encoded and make the checks that need them unverifiable. Nodes tell of uncles by their hashes, so that uncles
    /// are claimed only where there are none.
    ///
    /// - Parameters:
    ///   - block: The block, with its transactions or with their hashes alone.
    ///   - receipts: The receipts of its transactions; claimed if each tells what came of its transaction.
    public init?(_ block: RPCBlock, receipts: [RPCReceipt]? = nil) {
        guard let hash = block.hash else { return nil }
        self.init(hash: hash, header: block.header)
        unknownHeaderMembers = block.members.additional.keys.sorted()
        missingHeaderMembers = block.missingHeaderMembers.map(\.rawValue)
        switch block.transactions {
        case .hashes(let hashes):
            transactionHashes = hashes
        case .full(let transactions):
            self.transactions = transactions.map { (try? $0.transaction()).map(TransactionEnvelope.known) }
            transactionHashes = transactions.map(\.hash)
        }
        if block.members.presence(of: .uncles) == .value, block.uncleHashes.isEmpty { uncles = [] }
        withdrawals = block.withdrawals
        guard let receipts else { return }
        let told = receipts.compactMap(\.receipt)
        if told.count == receipts.count { self.receipts = told }
        receiptTransactionHashes = receipts.map(\.transactionHash)
    }
}
