import ChainDecoding

extension RPCBlock {
    /// How many transactions it has; `nil` of a header alone.
    var transactionCount: Int? { members.presence(of: .transactions) == .value ? transactions.count : nil }

    /// The chain that all transactions are signed for, as far as they say so.
    var chainID: UInt64? {
        guard case .full(let transactions) = transactions else { return nil }
        let ids = transactions.compactMap { transaction in
            transaction.chainID ?? transaction.v.flatMap(TransactionSignature.chainID(ofV:))
        }
        guard let id = ids.first, ids.allSatisfy({ $0 == id }) else { return nil }
        return id
    }
}
