extension BlockChecks {
    func checkTransactionsRoot(_ transactions: [Bytes?]) -> CheckOutcome {
        let known = transactions.compactMap { $0 }
        guard known.count == transactions.count else { return .unverifiable(reason: Self.unknownTransaction) }
        return CheckOutcome(expected: header.transactionsRoot, found: MerklePatriciaTrie.root(of: known))
    }

    func checkTransactionHashes() -> CheckOutcome? {
        guard let hashes = block.transactionHashes else { return nil }
        guard let transactions else { return .unverifiable(reason: "the transactions are told by their hashes alone") }
        guard transactions.count == hashes.count else {
            return .invalid(expected: "\(hashes.count) transactions", found: "\(transactions.count)")
        }
        var reason = transactions.contains(nil) ? Self.unknownTransaction : nil
        for (index, (transaction, hash)) in zip(transactions, hashes).enumerated() {
            guard let found = transaction.map({ Keccak256.hash($0) }), found != hash else { continue }
            guard case .unknown(let type, _) = block.transactions?[index] else {
                return CheckOutcome(expected: hash, found: found)
            }
            reason = "transactions of kind \(type) may have other hashes"
        }
        return reason.map { .unverifiable(reason: $0) } ?? .valid
    }

    private static var unknownTransaction: String { "a transaction has a form of which the encoding is not known" }
}
