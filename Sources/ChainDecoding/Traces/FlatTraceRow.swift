/// A row of flat traces as it stands in JSON, where its type may come last.
struct FlatTraceRow {
    private var trace = FlatTrace(content: .call(CallFrame(kind: .call, from: .zero, to: nil)))
    private var type: String?
    private var error: String?
    private var revertReason: String?
    // Of the action.
    private var callKind = CallKind.call
    private var creationKind = CallKind.create
    private var from: Address?
    private var to: Address?
    private var value: U256?
    private var gas: UInt64?
    private var input: Bytes?
    private var initCode: Bytes?
    private var endingContract: Address?
    private var beneficiary: Address?
    private var balance: U256?
    private var author: Address?
    private var rewardKind: String?
    // Of the result.
    private var gasUsed: UInt64?
    private var output: Bytes?
    private var newContract: Address?
    private var code: Bytes?

    mutating func read(from reader: inout RPCReader) throws(DecodeError) -> FlatTrace {
        let start = try reader.nextOffset()
        try reader.readMembers(of: Member.names) { (name, reader) throws(DecodeError) in
            switch name {
            case .action: try readAction(from: &reader)
            case .result: try readResult(from: &reader)
            case .type: type = try reader.json.string()
            case .error: error = try reader.readFailure()
            case .revertReason: revertReason = try reader.json.string()
            case .subtraces: trace.subtraceCount = try reader.readIndex()
            case .traceAddress, .exportedTraceAddress: try readTraceAddress(from: &reader)
            case .blockHash, .exportedBlockHash: trace.context.blockHash = try reader.readHash()
            case .blockNumber, .exportedBlockNumber: trace.context.blockNumber = try reader.readCount()
            case .transactionHash, .exportedTransactionHash: trace.context.transactionHash = try reader.readHash()
            case .transactionPosition, .exportedTransactionPosition:
                trace.context.transactionPosition = try reader.readCount()
            }
        }
        trace.content = try content(at: start)
        return trace
    }

    private mutating func readTraceAddress(from reader: inout RPCReader) throws(DecodeError) {
        trace.traceAddress = []
        try reader.readElements { (reader) throws(DecodeError) in trace.traceAddress.append(try reader.readIndex()) }
    }

    private mutating func readAction(from reader: inout RPCReader) throws(DecodeError) {
        try reader.readMembers(of: ActionMember.names) { (name, reader) throws(DecodeError) in
            switch name {
            case .from: from = try reader.readAddress()
            case .to: to = try reader.readAddress()
            case .value: value = try reader.readU256()
            case .gas: gas = try reader.readUInt64()
            case .input: input = try reader.readBytes()
            case .callType: callKind = try CallKind(from: &reader)
            case .initCode: initCode = try reader.readBytes()
            case .creationMethod: creationKind = try CallKind(from: &reader)
            case .address: endingContract = try reader.readAddress()
            case .refundAddress: beneficiary = try reader.readAddress()
            case .balance: balance = try reader.readU256()
            case .author: author = try reader.readAddress()
            case .rewardType: rewardKind = try reader.json.string()
            }
        }
    }

    private mutating func readResult(from reader: inout RPCReader) throws(DecodeError) {
        try reader.readMembers(of: ResultMember.names) { (name, reader) throws(DecodeError) in
            switch name {
            case .gasUsed: gasUsed = try reader.readUInt64()
            case .output: output = try reader.readBytes()
            case .address: newContract = try reader.readAddress()
            case .code: code = try reader.readBytes()
            }
        }
    }

    private func content(at start: Int) throws(DecodeError) -> FlatTrace.Content {
        switch type {
        case "call":
            return .call(try frame(callKind, from: from, to: to, input: input, output: output, at: start))
        case "create":
            return .call(
                try frame(creationKind, from: from, to: newContract, input: initCode, output: code, at: start)
            )
        case "suicide", "selfdestruct":
            var frame = try frame(
                .selfDestruct,
                from: endingContract,
                to: beneficiary,
                input: nil,
                output: nil,
                at: start
            )
            frame.value = balance
            return .call(frame)
        case "reward":
            guard let author, let value else {
                throw DecodeError(.malformed, "a reward has no author or no value", at: start)
            }
            return .reward(BlockReward(author: author, kind: rewardKind ?? "", value: value))
        case let type?:
            throw DecodeError(.unsupported, "there is no trace of type “\(type.prefix(64))”", at: start)
        case nil:
            throw DecodeError(.malformed, "a trace has no type", at: start)
        }
    }

    private func frame(
        _ kind: CallKind,
        from: Address?,
        to: Address?,
        input: Bytes?,
        output: Bytes?,
        at start: Int
    ) throws(DecodeError) -> CallFrame {
        guard let from else { throw DecodeError(.malformed, "a call has no sender", at: start) }
        return CallFrame(
            kind: kind,
            from: from,
            to: to,
            value: value,
            gas: gas,
            gasUsed: gasUsed,
            input: input ?? Bytes(),
            output: output,
            error: error,
            revertReason: revertReason
        )
    }
}
