import ChainDecoding

extension RPCSimulatedBlock {
    /// All members of the block, and the calls.
    var shape: JSONShape {
        var members = Dictionary(
            uniqueKeysWithValues: RPCBlock.Member.allCases.map { ($0.rawValue, block.shape(of: $0)) }
        )
        members["calls"] = .list(calls.map(\.shape))
        return .object(members)
    }
}

extension RPCSimulatedCall: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .returnData: .data(returnData)
        case .logs: members.presence(of: .logs) == .value ? .list(logs.map(\.shape)) : .null
        case .gasUsed: .quantity(gasUsed)
        case .maxUsedGas: .quantity(maximumGasUsed)
        case .status: .quantity(succeeded ? 1 : 0 as UInt8)
        case .error: error?.shape ?? .null
        }
    }
}

extension RPCError {
    /// The data are those of a revert, in all vectors.
    var shape: JSONShape {
        .object(["code": .fraction(Double(code)), "message": .text(message), "data": .data(revertData)])
    }
}

extension RPCBuiltBlock: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .executionPayload: payload.shape
        case .blockValue: .quantity(value)
        case .blobsBundle: .object(blobs)
        case .executionRequests: .data(requests)
        case .shouldOverrideBuilder: overridesBuilder.map { .boolean($0) } ?? .null
        }
    }
}

extension RPCBlobsBundle: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .commitments: .data(commitments)
        case .proofs: .data(proofs)
        case .blobs: .data(blobs)
        }
    }
}

extension RPCExecutionPayload: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .parentHash: .data(parentHash)
        case .feeRecipient: .data(feeRecipient)
        case .stateRoot: .data(stateRoot)
        case .receiptsRoot: .data(receiptsRoot)
        case .logsBloom: .data(logsBloom.bytes)
        case .prevRandao: .data(prevRandao)
        case .blockNumber: .quantity(blockNumber)
        case .gasLimit: .quantity(gasLimit)
        case .gasUsed: .quantity(gasUsed)
        case .timestamp: .quantity(timestamp)
        case .extraData: .data(extraData)
        case .baseFeePerGas: .quantity(baseFeePerGas)
        case .blockHash: .data(blockHash)
        case .transactions: .data(transactions)
        case .withdrawals: .list(withdrawals) { $0.shape }
        case .blobGasUsed: .quantity(blobGasUsed)
        case .excessBlobGas: .quantity(excessBlobGas)
        }
    }
}

extension RPCOpcodeTrace: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .gas: .quantity(gasUsed)
        case .failed: .boolean(failed)
        case .returnValue: .data(returnValue)
        case .structLogs: .list(steps.map(\.shape))
        }
    }
}

extension RPCOpcodeStep: JSONShaped {
    func shape(of name: Member) -> JSONShape {
        switch name {
        case .pc: .quantity(programCounter)
        case .op: .text(opcode)
        case .gas: .quantity(gas)
        case .gasCost: .quantity(gasCost)
        case .depth: .quantity(depth)
        case .error: .text(failure)
        case .stack: .list(stack) { .quantity($0) }
        case .memory: .list(memory) { .data($0) }
        case .storage: .entries(storage) { .data($0) }
        case .refund: .quantity(refund)
        case .returnData: .data(returnData)
        }
    }
}

extension TransactionTrace: JSONShaped where Trace == RPCOpcodeTrace {
    func shape(of name: TransactionTraceMember) -> JSONShape {
        switch (name, outcome) {
        case (.txHash, _): .data(transactionHash)
        case (.result, .trace(let trace)): trace.shape
        case (.error, .failure(let reason)): .text(reason)
        case (.result, .failure), (.error, .trace): .null
        }
    }
}
