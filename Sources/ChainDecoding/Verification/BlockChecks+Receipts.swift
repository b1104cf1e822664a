extension BlockChecks {
    func checkReceiptsRoot(_ receipts: [Receipt]) -> CheckOutcome {
        let unknown = receipts.first { !$0.isOfKnownType }
        return CheckOutcome(
            expected: header.receiptsRoot,
            found: MerklePatriciaTrie.root(of: receipts.map { Bytes($0.encoded) })
        )
        .excused(by: unknown.map { "receipts of kind \($0.type) are not known" })
    }

    func checkReceiptTransactions(_ receipts: [Receipt]) -> CheckOutcome? {
        guard let count = transactions?.count ?? block.transactionHashes?.count else {
            return block.receiptTransactionHashes.map { _ in .unverifiable(reason: "the transactions are not told") }
        }
        guard receipts.count == count else {
            return .invalid(expected: "\(count) receipts", found: "\(receipts.count)")
        }
        for (transaction, receipt) in zip(block.transactions ?? [], receipts) {
            guard let type = transaction?.type, type != receipt.type else { continue }
            return .invalid(expected: "a receipt of kind \(type)", found: "\(receipt.type)")
        }
        return block.receiptTransactionHashes.map(checkReceiptTransactionHashes) ?? .valid
    }

    private func checkReceiptTransactionHashes(_ claimed: [Hash32]) -> CheckOutcome {
        let hashes: [Hash32?] = block.transactionHashes ?? transactions?.map { $0.map { Keccak256.hash($0) } } ?? []
        for case (let hash?, let claim) in zip(hashes, claimed) where hash != claim {
            return CheckOutcome(expected: hash, found: claim)
        }
        return CheckOutcome(expected: hashes.count, found: claimed.count)
    }

    func checkReceiptBlooms(_ receipts: [Receipt]) -> CheckOutcome {
        var builder = BloomBuilder()
        for receipt in receipts {
            let found = builder.bloom(of: receipt.logs)
            guard found == receipt.bloom else { return CheckOutcome(expected: receipt.bloom, found: found) }
        }
        return .valid
    }

    func checkLogsBloom(_ receipts: [Receipt]) -> CheckOutcome {
        var union = Bloom()
        for receipt in receipts { union.formUnion(receipt.bloom) }
        return CheckOutcome(expected: header.logsBloom, found: union)
    }

    func checkGasUsed(_ receipts: [Receipt]) -> CheckOutcome {
        var total: UInt64 = 0
        for receipt in receipts {
            guard receipt.cumulativeGasUsed >= total else {
                return .invalid(expected: "at least \(total)", found: "\(receipt.cumulativeGasUsed)")
            }
            total = receipt.cumulativeGasUsed
        }
        return CheckOutcome(expected: header.gasUsed, found: total)
    }
}

extension Receipt {
    /// Whether it is known which members the receipt has.
    fileprivate var isOfKnownType: Bool {
        TransactionType(rawValue: type) != nil || type == OptimismDepositTransaction.kind
    }
}
