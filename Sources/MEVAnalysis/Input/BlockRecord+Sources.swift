public import ChainDecoding

extension BlockRecord {
    /// Creates a block from what nodes tell of it.
    ///
    /// ```swift
    /// let block = try RPCBlock(json: blockText.span)
    /// let receipts = try [RPCReceipt](json: receiptsText.span)
    /// let record = BlockRecord(block, receipts: receipts)
    /// ```
    ///
    /// What belongs together is found by the hash of the transaction; a trace that names none is that of the
    /// transaction in its place.
    ///
    /// - Parameters:
    ///   - block: The block, with whole transactions or their hashes.
    ///   - receipts: The receipts; without any, logs are not known.
    ///   - traces: The calls; without any, calls are not known.
    public init(_ block: RPCBlock, receipts: [RPCReceipt] = [], traces: [TransactionTrace<CallTree>] = []) {
        self.init(
            number: block.header.number,
            hash: block.hash,
            parentHash: block.header.parentHash,
            timestamp: block.header.timestamp,
            beneficiary: block.header.beneficiary,
            baseFeePerGas: block.header.baseFeePerGas
        )
        switch block.transactions {
        case .hashes(let hashes): transactions = Self.join(hashes, [], receipts, traces)
        case .full(let list): transactions = Self.join(list.map(\.hash), list, receipts, traces)
        }
    }

    /// Creates a block of which only the number, receipts and traces are known.
    ///
    /// - Parameters:
    ///   - number: How many blocks come before.
    ///   - receipts: The receipts, in the order of the transactions; without any, logs are not known.
    ///   - traces: The calls; without any, calls are not known.
    public init(number: UInt64, receipts: [RPCReceipt], traces: [TransactionTrace<CallTree>] = []) {
        self.init(number: number, transactions: [])
        hash = receipts.first?.blockHash
        let hashes = receipts.isEmpty ? traces.map { $0.transactionHash ?? .zero } : receipts.map(\.transactionHash)
        transactions = Self.join(hashes, [], receipts, traces)
    }

    private static func join(
        _ hashes: [Hash32],
        _ list: [RPCTransaction],
        _ receipts: [RPCReceipt],
        _ traces: [TransactionTrace<CallTree>]
    ) -> [TransactionRecord] {
        let receiptsByHash = Dictionary(receipts.map { ($0.transactionHash, $0) }) { first, _ in first }
        var treesByHash: [Hash32: CallTree] = [:]
        for (place, trace) in traces.enumerated() {
            let hash = trace.transactionHash ?? (place < hashes.count ? hashes[place] : nil)
            if let hash { treesByHash[hash] = trace.trace }
        }
        return hashes.enumerated()
            .map { place, hash in
                TransactionRecord(
                    index: place,
                    hash: hash,
                    transaction: place < list.count ? list[place] : nil,
                    receipt: receiptsByHash[hash],
                    trace: treesByHash[hash]
                )
            }
    }
}
