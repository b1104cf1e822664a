/// The checks of a block on a chain that conforms.
struct BlockChecks {
    let block: ClaimedBlock
    /// The transactions as the trie holds them; `nil` stands for one of which the encoding is not known.
    let transactions: [Bytes?]?

    var header: BlockHeader { block.header }

    init(_ block: ClaimedBlock) {
        self.block = block
        transactions = block.transactions?.map { $0.flatMap(Self.encoding) }
    }

    /// A transaction as the trie holds it; nodes tell some that chains make themselves as if they were not signed.
    private static func encoding(of transaction: TransactionEnvelope) -> Bytes? {
        if case .known(let known) = transaction, known.signature == nil { return nil }
        return transaction.encoded
    }

    /// What a check says; `nil` if nothing is claimed that it could be made of.
    func outcome(of check: BlockCheck) -> CheckOutcome? {
        switch check {
        case .blockHash: checkHash()
        case .parentLink: block.parent.map(checkParent)
        case .transactionsRoot: transactions.map(checkTransactionsRoot)
        case .transactionHashes: checkTransactionHashes()
        case .receiptsRoot: block.receipts.map(checkReceiptsRoot)
        case .receiptTransactions: block.receipts.flatMap(checkReceiptTransactions)
        case .receiptBlooms: block.receipts.map(checkReceiptBlooms)
        case .logsBloom: block.receipts.map(checkLogsBloom)
        case .gasUsed: block.receipts.map(checkGasUsed)
        case .unclesHash: block.uncles.map(checkUncles)
        case .withdrawalsRoot: block.withdrawals.map(checkWithdrawals)
        case .requestsHash: block.requests.map(checkRequests)
        }
    }

    /// Why nothing can be said that relies on the header; `nil` if it is told whole.
    var reasonAgainstHeader: String? {
        let missing = block.missingHeaderMembers
        return missing.isEmpty ? nil : "members of the header are not told: \(missing.joined(separator: ", "))"
    }

    private func checkHash() -> CheckOutcome {
        var reason = reasonAgainstHeader
        if reason != nil {
            // It explains every difference.
        } else if !block.unknownHeaderMembers.isEmpty {
            reason = "the header has members that are not known: \(block.unknownHeaderMembers.joined(separator: ", "))"
        } else if !header.hasMembersInOrder {
            reason = "the header lacks members that come before others"
        }
        return CheckOutcome(expected: block.hash, found: header.hash).excused(by: reason)
    }

    private func checkParent(_ parent: BlockReference) -> CheckOutcome {
        guard parent.hash == header.parentHash else {
            return CheckOutcome(expected: header.parentHash, found: parent.hash)
        }
        let (next, isBeyond) = parent.number.addingReportingOverflow(1)
        guard !isBeyond, next == header.number else {
            return .invalid(expected: "a block before \(header.number)", found: "\(parent.number)")
        }
        return .valid
    }

    private func checkUncles(_ uncles: [BlockHeader]) -> CheckOutcome {
        let encoded = RLP.encode { encoder in
            encoder.appendList { list in
                for uncle in uncles { uncle.append(to: &list) }
            }
        }
        return CheckOutcome(expected: header.unclesHash, found: Keccak256.hash(encoded))
    }

    private func checkWithdrawals(_ withdrawals: [Withdrawal]) -> CheckOutcome {
        guard let root = header.withdrawalsRoot else {
            return .invalid(expected: "no withdrawals", found: "\(withdrawals.count)")
        }
        return CheckOutcome(
            expected: root,
            found: MerklePatriciaTrie.root(of: withdrawals.map { Bytes($0.encoded) })
        )
    }

    private func checkRequests(_ requests: [Bytes]) -> CheckOutcome {
        guard let hash = header.requestsHash else {
            return .invalid(expected: "no requests", found: "\(requests.count)")
        }
        return CheckOutcome(expected: hash, found: BlockHeader.hash(ofRequests: requests))
    }
}
