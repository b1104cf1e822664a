import ChainDecoding

/// What tells of which kind a document is: the names of its members, or of those of its first element.
struct DocumentShape {
    let isArray: Bool
    /// Whether the first element is an array itself, as where logs are grouped by transactions.
    let isNested: Bool
    let isEmpty: Bool
    private let members: Set<String>

    init(of text: Span<UInt8>) throws(DecodeError) {
        var reader = JSONReader(text)
        var members: Set<String> = []
        isArray = try reader.kind() == .array
        guard isArray else {
            (isNested, isEmpty) = (false, false)
            self.members = try Self.members(&reader)
            return
        }
        var (isNested, isEmpty) = (false, true)
        try reader.beginArray()
        while members.isEmpty, try reader.nextElement() {
            guard try reader.kind() == .array else {
                isEmpty = false
                members = try Self.members(&reader)
                break
            }
            isNested = true
            try reader.beginArray()
            while try reader.nextElement() {
                isEmpty = false
                if members.isEmpty { members = try Self.members(&reader) } else { try reader.skipValue() }
            }
        }
        (self.isNested, self.isEmpty, self.members) = (isNested, isEmpty, members)
    }

    private static func members(_ reader: inout JSONReader) throws(DecodeError) -> Set<String> {
        guard try reader.kind() == .object else {
            try reader.skipValue()
            return []
        }
        var members: Set<String> = []
        try reader.beginObject()
        while let key = try reader.nextKey() {
            members.insert(try reader.text(key))
            try reader.skipValue()
        }
        return members
    }

    /// Whether it is an answer of JSON-RPC, or a batch of them.
    ///
    /// Results of `debug_traceBlockByNumber` are arrays of objects with a result as well.
    var isAnswer: Bool { has("jsonrpc") || (!isArray && has("result") && !has("action")) }

    /// Reads the document as that which its shape says.
    func document(_ text: Span<UInt8>) throws(DecodeError) -> Document {
        if isArray, isEmpty { return .nothing }
        if has("parentHash", "gasLimit") { return .block(try RPCBlock(json: text)) }
        if has("cumulativeGasUsed") {
            return .receipts(isArray ? try [RPCReceipt](json: text) : [try RPCReceipt(json: text)])
        }
        if has("traces", "receipts", "block_number") { return .record(try ExportedBlock(json: text).record) }
        if has("topics", "data") {
            if isNested { return .logs(try [[RPCLog]](json: text).flatMap(\.self)) }
            return .logs(isArray ? try [RPCLog](json: text) : [try RPCLog(json: text)])
        }
        return try traces(text)
    }

    private func traces(_ text: Span<UInt8>) throws(DecodeError) -> Document {
        if has("action") {
            let rows = try [FlatTrace](json: text)
            return .traces(try BlockTrace(rows).transactions, context: rows.first?.context ?? TraceContext())
        }
        if isArray, has("result") || has("error") {
            return .traces(try [TransactionTrace<CallTree>](json: text), context: TraceContext())
        }
        if has("trace", "output") {
            let replays = isArray ? try [ReplayTrace](json: text) : [try ReplayTrace(json: text)]
            let traces = replays.map { replay in
                TransactionTrace(
                    transactionHash: replay.transactionHash,
                    outcome: replay.calls.map { .trace($0) } ?? .failure("the node was not asked for calls")
                )
            }
            return .traces(traces, context: TraceContext())
        }
        if has("type", "from", "gas") {
            let tree = try CallTree(json: text)
            return .traces([TransactionTrace(transactionHash: nil, outcome: .trace(tree))], context: TraceContext())
        }
        let names = members.sorted()
        let list = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
        throw DecodeError(
            .unsupported,
            "this is no block, receipts, logs or call traces" + (names.isEmpty ? "" : ": its members are \(list)")
        )
    }

    private func has(_ names: String...) -> Bool { names.allSatisfy(members.contains) }
}
