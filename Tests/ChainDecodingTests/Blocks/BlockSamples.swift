import ChainDecoding

/// Blocks of every form, made up.
enum BlockSamples {
    /// A header with some of the members that forks have added.
    static func header(laterMembers: Int = 0) -> BlockHeader {
        var header = BlockHeader(
            parentHash: Hash32(1, 2, 3, 4),
            unclesHash: BlockHeader.emptyUnclesHash,
            beneficiary: Address(5, 6, 7),
            stateRoot: Hash32(8, 9, 10, 11),
            transactionsRoot: MerklePatriciaTrie.emptyRoot,
            receiptsRoot: MerklePatriciaTrie.emptyRoot,
            logsBloom: Bloom(of: [log]),
            difficulty: .max,
            number: 12,
            gasLimit: 30_000_000,
            gasUsed: 0,
            timestamp: .max,
            extraData: Bytes(Array("extra".utf8)),
            mixHash: Hash32(12, 13, 14, 15),
            nonce: 0x0102_0304_0506_0708
        )
        if laterMembers > 0 { header.baseFeePerGas = 7 }
        if laterMembers > 1 { header.withdrawalsRoot = MerklePatriciaTrie.emptyRoot }
        if laterMembers > 2 { header.blobGasUsed = 0x20000 }
        if laterMembers > 3 { header.excessBlobGas = 0 }
        if laterMembers > 4 { header.parentBeaconBlockRoot = .zero }
        if laterMembers > 5 { header.requestsHash = Hash32(16, 17, 18, 19) }
        return header
    }

    static let log = Log(address: Address(1, 2, 3), topics: [Hash32(1, 2, 3, 4), .zero], data: Bytes([1, 2, 3]))

    static let transactions: [TransactionEnvelope] = TransactionType.allCases.map { type in
        var transaction = Transaction(
            type: type,
            chainID: 1,
            nonce: UInt64(type.rawValue),
            maximumFeePerGas: 30,
            gasLimit: 21_000,
            to: Address(4, 5, 6),
            input: Bytes([UInt8](repeating: 7, count: 60))
        )
        transaction.signature = TransactionSignature(isOdd: true, r: .max, s: 1)
        return .known(transaction)
    }

    static let unknown = TransactionEnvelope.unknown(type: 0x7d, encoded: Bytes([0x7d, 1, 2, 3]))

    static let withdrawals = [
        Withdrawal(index: 0, validatorIndex: 1, address: Address(1, 2, 3), amount: 4),
        Withdrawal(index: .max, validatorIndex: .max, address: .zero, amount: .max),
    ]

    /// A receipt for each transaction.
    static let receipts: [Receipt] = transactions.enumerated()
        .map { index, transaction in
            Receipt(
                type: transaction.type,
                outcome: .status(succeeded: !index.isMultiple(of: 2)),
                cumulativeGasUsed: 21_000 * UInt64(index + 1),
                logs: [Log](repeating: log, count: index)
            )
        }

    /// A block to which the roots and the filter of its header belong.
    static func block(laterMembers: Int, uncles: Int = 0) -> Block {
        var block = Block(
            header: header(laterMembers: laterMembers),
            transactions: transactions,
            uncles: (0..<uncles).map { _ in header() },
            withdrawals: laterMembers > 1 ? withdrawals : nil
        )
        block.header.transactionsRoot = MerklePatriciaTrie.root(of: transactions.map(\.encoded))
        block.header.receiptsRoot = MerklePatriciaTrie.root(of: receipts.map { Bytes($0.encoded) })
        block.header.gasUsed = receipts.last?.cumulativeGasUsed ?? 0
        block.header.unclesHash = Keccak256.hash(
            RLP.encode { encoder in
                encoder.appendList { list in
                    for uncle in block.uncles { list.append(encoded: Bytes(uncle.encoded)) }
                }
            }
        )
        if laterMembers > 1 {
            block.header.withdrawalsRoot = MerklePatriciaTrie.root(of: withdrawals.map { Bytes($0.encoded) })
        }
        return block
    }
}
