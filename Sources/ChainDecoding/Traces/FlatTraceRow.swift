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

    mutating func read(from reader: inout JSONReader) throws(DecodeError) -> FlatTrace {
        let start = try reader.kindOffset()
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if try reader.takeNull() { continue }
            try readMember(key, from: &reader)
        }
        trace.content = try content(at: start)
        return trace
    }

    private mutating func readMember(_ key: Range<Int>, from reader: inout JSONReader) throws(DecodeError) {
        if reader.matches(key, "action") {
            try reader.beginObject()
            while let key = try reader.nextKey() { try readAction(key, from: &reader) }
        } else if reader.matches(key, "result") {
            try reader.beginObject()
            while let key = try reader.nextKey() { try readResult(key, from: &reader) }
        } else if reader.matches(key, "type") {
            type = try reader.string()
        } else if reader.matches(key, "error") {
            error = try reader.readFailure()
        } else if reader.matches(key, "revertReason") {
            revertReason = try reader.string()
        } else if reader.matches(key, "subtraces") {
            trace.subtraceCount = try reader.readInteger()
        } else if reader.matches(key, "traceAddress") || reader.matches(key, "trace_address") {
            trace.traceAddress = []
            try reader.beginArray()
            while try reader.nextElement() { trace.traceAddress.append(try reader.readInteger()) }
        } else if try !trace.context.readMember(key, from: &reader) {
            try reader.skipValue()
        }
    }

    private mutating func readAction(_ key: Range<Int>, from reader: inout JSONReader) throws(DecodeError) {
        if try reader.takeNull() { return }
        if reader.matches(key, "from") {
            from = try reader.readFixedBytes()
        } else if reader.matches(key, "to") {
            to = try reader.readFixedBytes()
        } else if reader.matches(key, "value") {
            value = try reader.readU256()
        } else if reader.matches(key, "gas") {
            gas = try reader.readInteger()
        } else if reader.matches(key, "input") {
            input = try reader.readBytes()
        } else if reader.matches(key, "callType") {
            callKind = try CallKind(from: &reader)
        } else if reader.matches(key, "init") {
            initCode = try reader.readBytes()
        } else if reader.matches(key, "creationMethod") {
            creationKind = try CallKind(from: &reader)
        } else {
            try readEnding(key, from: &reader)
        }
    }

    /// Reads what self-destructions and rewards have.
    private mutating func readEnding(_ key: Range<Int>, from reader: inout JSONReader) throws(DecodeError) {
        if reader.matches(key, "address") {
            endingContract = try reader.readFixedBytes()
        } else if reader.matches(key, "refundAddress") {
            beneficiary = try reader.readFixedBytes()
        } else if reader.matches(key, "balance") {
            balance = try reader.readU256()
        } else if reader.matches(key, "author") {
            author = try reader.readFixedBytes()
        } else if reader.matches(key, "rewardType") {
            rewardKind = try reader.string()
        } else {
            try reader.skipValue()
        }
    }

    private mutating func readResult(_ key: Range<Int>, from reader: inout JSONReader) throws(DecodeError) {
        if try reader.takeNull() { return }
        if reader.matches(key, "gasUsed") {
            gasUsed = try reader.readInteger()
        } else if reader.matches(key, "output") {
            output = try reader.readBytes()
        } else if reader.matches(key, "address") {
            newContract = try reader.readFixedBytes()
        } else if reader.matches(key, "code") {
            code = try reader.readBytes()
        } else {
            try reader.skipValue()
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

extension TraceContext {
    /// Reads a member of a row, unless it is another one than this knows.
    fileprivate mutating func readMember(_ key: Range<Int>, from reader: inout JSONReader) throws(DecodeError) -> Bool {
        if reader.matches(key, "transactionHash") || reader.matches(key, "transaction_hash") {
            transactionHash = try reader.readFixedBytes()
        } else if reader.matches(key, "transactionPosition") || reader.matches(key, "transaction_position") {
            transactionPosition = try reader.readInteger()
        } else if reader.matches(key, "blockHash") || reader.matches(key, "block_hash") {
            blockHash = try reader.readFixedBytes()
        } else if reader.matches(key, "blockNumber") || reader.matches(key, "block_number") {
            blockNumber = try reader.readInteger()
        } else {
            return false
        }
        return true
    }
}
