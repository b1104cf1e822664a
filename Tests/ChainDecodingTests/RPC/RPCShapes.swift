import ChainDecoding

extension RPCLog: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .address: .data(log.address)
        case .topics: .list(log.topics.map { .data($0) })
        case .data: .data(log.data)
        case .blockNumber: .quantity(position.blockNumber)
        case .transactionHash: .data(position.transactionHash)
        case .transactionIndex: .quantity(position.transactionIndex)
        case .blockHash: .data(position.blockHash)
        case .blockTimestamp: .quantity(position.blockTimestamp)
        case .logIndex: .quantity(position.logIndex)
        case .removed: members.presence(of: .removed) == .value ? .boolean(position.isRemoved) : .null
        }
    }
}

extension RPCReceipt: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .type: .quantity(type)
        case .status: .quantity(succeeded.map { $0 ? 1 : 0 as UInt8 })
        case .root: .data(stateRoot)
        case .transactionHash: .data(transactionHash)
        case .transactionIndex: .quantity(transactionIndex)
        case .blockHash: .data(blockHash)
        case .blockNumber: .quantity(blockNumber)
        case .from: .data(from)
        case .to: .data(to)
        case .contractAddress: .data(contractAddress)
        case .gasUsed: .quantity(gasUsed)
        case .cumulativeGasUsed: .quantity(cumulativeGasUsed)
        case .effectiveGasPrice: .quantity(effectiveGasPrice)
        case .blobGasUsed: .quantity(blobGasUsed)
        case .blobGasPrice: .quantity(blobGasPrice)
        case .logs: .list(logs.map(\.shape))
        case .logsBloom: .data(bloom?.bytes)
        case .depositNonce: .quantity(depositNonce)
        case .depositReceiptVersion: .quantity(depositReceiptVersion)
        }
    }
}

extension RPCTransaction: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .blockHash: .data(blockHash)
        case .blockNumber: .quantity(blockNumber)
        case .blockTimestamp: .quantity(blockTimestamp)
        case .from: .data(from)
        case .gas: .quantity(gasLimit)
        case .gasPrice: .quantity(gasPrice)
        case .maxFeePerGas: .quantity(maximumFeePerGas)
        case .maxPriorityFeePerGas: .quantity(maximumPriorityFeePerGas)
        case .maxFeePerBlobGas: .quantity(maximumFeePerBlobGas)
        case .hash: .data(hash)
        case .input: members.presence(of: .input) == .value ? .data(input) : .null
        case .data: members.presence(of: .data) == .value ? .data(input) : .null
        case .nonce: .quantity(nonce)
        case .to: .data(to)
        case .transactionIndex: .quantity(transactionIndex)
        case .value: .quantity(value)
        case .type: .quantity(type)
        case .accessList: accessList.map { .list($0.map(\.shape)) } ?? .null
        case .chainId: .quantity(chainID)
        case .blobVersionedHashes: blobHashes.map { .list($0.map { .data($0) }) } ?? .null
        case .authorizationList: authorizations.map { .list($0.map(\.shape)) } ?? .null
        case .v: .quantity(v)
        case .r: .quantity(r)
        case .s: .quantity(s)
        case .yParity: .quantity(yParity)
        }
    }
}

extension RPCBlock: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        members.presence(of: name) == .value ? shapeOfValue(name) : .null
    }

    private func shapeOfValue(_ name: Member) -> JSONShape {
        switch name {
        case .parentHash: .data(header.parentHash)
        case .sha3Uncles: .data(header.unclesHash)
        case .miner: .data(header.beneficiary)
        case .stateRoot: .data(header.stateRoot)
        case .transactionsRoot: .data(header.transactionsRoot)
        case .receiptsRoot: .data(header.receiptsRoot)
        case .logsBloom: .data(header.logsBloom.bytes)
        case .difficulty: .quantity(header.difficulty)
        case .number: .quantity(header.number)
        case .gasLimit: .quantity(header.gasLimit)
        case .gasUsed: .quantity(header.gasUsed)
        case .timestamp: .quantity(header.timestamp)
        case .extraData: .data(header.extraData)
        case .mixHash: .data(header.mixHash)
        case .nonce: .quantity(header.nonce)
        case .baseFeePerGas: .quantity(header.baseFeePerGas)
        case .withdrawalsRoot: .data(header.withdrawalsRoot)
        case .blobGasUsed: .quantity(header.blobGasUsed)
        case .excessBlobGas: .quantity(header.excessBlobGas)
        case .parentBeaconBlockRoot: .data(header.parentBeaconBlockRoot)
        case .requestsHash: .data(header.requestsHash)
        case .hash: .data(hash)
        case .size: .quantity(size)
        case .totalDifficulty: .quantity(totalDifficulty)
        case .transactions: transactions.shape
        case .uncles: .list(uncleHashes.map { .data($0) })
        case .withdrawals: withdrawals.map { .list($0.map(\.shape)) } ?? .null
        }
    }
}

extension RPCBlockTransactions {
    var shape: JSONShape {
        switch self {
        case .hashes(let hashes): .list(hashes.map { .data($0) })
        case .full(let transactions): .list(transactions.map(\.shape))
        }
    }
}

extension AccessListEntry {
    var shape: JSONShape { .object(["address": .data(address), "storageKeys": .list(storageKeys.map { .data($0) })]) }
}

extension Authorization {
    /// As the specification has it, or as Frontier does.
    var shape: JSONShape {
        .either(
            .object([
                "chainId": .quantity(chainID), "address": .data(address), "nonce": .quantity(nonce),
                "yParity": .quantity(yParity), "r": .quantity(r), "s": .quantity(s),
            ]),
            .object([
                "chain_id": .quantity(chainID), "address": .data(address), "nonce": .quantity(nonce),
                "signature": .object(["odd_y_parity": .boolean(yParity == 1), "r": .quantity(r), "s": .quantity(s)]),
            ])
        )
    }
}

extension Withdrawal {
    var shape: JSONShape {
        .object([
            "index": .quantity(index), "validatorIndex": .quantity(validatorIndex), "address": .data(address),
            "amount": .quantity(amount),
        ])
    }
}
