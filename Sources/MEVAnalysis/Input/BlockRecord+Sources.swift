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
    /// What belongs together stands in the same place; what names another transaction there is found by its hash.
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
        let receiptPlaces = places(of: receipts.map { $0.transactionHash }, in: hashes)
        let tracePlaces = places(of: traces.map(\.transactionHash), in: hashes)
        return hashes.enumerated()
            .map { place, hash in
                TransactionRecord(
                    index: place,
                    hash: hash,
                    transaction: place < list.count ? list[place] : nil,
                    receipt: receiptPlaces[place].map { receipts[$0] },
                    trace: tracePlaces[place].flatMap { traces[$0].trace }
                )
            }
    }

    /// Where in a list what belongs to each transaction is: in its place, unless another one is named there.
    private static func places(of names: [Hash32?], in hashes: [Hash32]) -> [Int?] {
        let places = hashes.enumerated()
            .map { place, hash in place < names.count && names[place] ?? hash == hash ? place : nil }
        guard places.contains(nil) else { return places }
        let named = names.enumerated().compactMap { place, name in name.map { ($0, place) } }
        let placesByName = Dictionary(named) { first, _ in first }
        return zip(places, hashes).map { $0 ?? placesByName[$1] }
    }
}
