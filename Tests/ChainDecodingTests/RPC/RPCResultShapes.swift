import ChainDecoding

extension JSONShape {
    static func text(_ value: String?) -> JSONShape { value.map { .text($0) } ?? .null }
    static func list<Element>(_ values: [Element]?, _ shape: (Element) -> JSONShape) -> JSONShape {
        values.map { .list($0.map(shape)) } ?? .null
    }
    static func data(_ values: [Bytes]?) -> JSONShape { list(values) { .data($0) } }
    static func object(_ value: (some JSONShaped)?) -> JSONShape { value?.shape ?? .null }
    static func entries<Key: CustomStringConvertible, Value>(
        _ values: [Key: Value]?,
        _ shape: (Value) -> JSONShape
    ) -> JSONShape {
        guard let values else { return .null }
        return .entries(
            Dictionary(uniqueKeysWithValues: values.map { ($0.key.description.lowercased(), shape($0.value)) })
        )
    }
}

extension RPCAccountProof: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .address: .data(address)
        case .accountProof: .data(proof.nodes)
        case .balance: .quantity(account.balance)
        case .codeHash: .data(account.codeHash)
        case .nonce: .quantity(account.nonce)
        case .storageHash: .data(account.storageRoot)
        case .storageProof: .list(storage.map(\.shape))
        }
    }
}

extension RPCStorageProof: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .key: .quantity(U256(bigEndian: slot.bytes.span))
        case .value: .quantity(value)
        case .proof: .data(proof.nodes)
        }
    }
}

extension RPCAccessList: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .accessList: .list(entries.map(\.shape))
        case .error: .text(failure)
        case .gasUsed: .quantity(gasUsed)
        }
    }
}

extension RPCFeeHistory: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .oldestBlock: .quantity(oldestBlock)
        case .reward: .list(rewards) { .list($0) { .quantity($0) } }
        case .baseFeePerGas: .list(baseFeesPerGas) { .quantity($0) }
        case .gasUsedRatio: .list(gasUsedRatios) { .fraction($0) }
        case .baseFeePerBlobGas: .list(baseFeesPerBlobGas) { .quantity($0) }
        case .blobGasUsedRatio: .list(blobGasUsedRatios) { .fraction($0) }
        }
    }
}

extension RPCSyncProgress: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .startingBlock: .quantity(startingBlock)
        case .currentBlock: .quantity(currentBlock)
        case .highestBlock: .quantity(highestBlock)
        }
    }
}

extension RPCSyncStatus {
    var shape: JSONShape {
        switch self {
        case .synced: .boolean(false)
        case .syncing(let progress): progress.shape
        }
    }
}

extension RPCForkSchedule: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .current: current.shape
        case .next: .object(next)
        case .last: .object(last)
        }
    }
}

extension RPCFork: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .activationTime: .quantity(activationTime)
        case .blobSchedule: blobSchedule.shape
        case .chainId: .quantity(chainID)
        case .forkId: .data(forkID)
        case .precompiles: .entries(precompiles) { .data($0) }
        case .systemContracts: .entries(systemContracts) { .data($0) }
        }
    }
}

extension RPCBlobSchedule: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .target: .quantity(target)
        case .max: .quantity(maximum)
        case .baseFeeUpdateFraction: .quantity(baseFeeUpdateFraction)
        }
    }
}

extension RPCCapabilities: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .head: .object(["number": .quantity(head.number), "hash": .data(head.hash)])
        case .state: state.shape
        case .tx: transactions.shape
        case .logs: logs.shape
        case .receipts: receipts.shape
        case .blocks: blocks.shape
        case .stateproofs: stateProofs.shape
        }
    }
}

extension RPCResource: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .disabled: .boolean(isDisabled)
        case .oldestBlock: .quantity(oldestBlock)
        case .deleteStrategy:
            deleteStrategy.map { .object(["type": .text($0), "retentionBlocks": .quantity(retentionBlocks)]) } ?? .null
        }
    }
}

extension RPCPoolStatus: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .pending: .quantity(pending)
        case .queued: .quantity(queued)
        }
    }
}

extension RPCPoolContent: JSONShaped {
    func shape(of name: RPCPoolStatus.Member) -> JSONShape {
        .entries(name == .pending ? pending : queued) { .entries($0) { $0.shape } }
    }
}

extension RPCAccountPoolContent: JSONShaped {
    func shape(of name: RPCPoolStatus.Member) -> JSONShape {
        .entries(name == .pending ? pending : queued) { $0.shape }
    }
}
