import ChainDecoding

/// What tells of which kind a document is: the names of its members, or of those of its first element.
struct JSONShape {
    let isArray: Bool
    /// The kind of the document, or of its first element; `nil` for an empty array.
    let kind: JSONKind?
    let members: Set<String>

    init(of text: Span<UInt8>) throws(DecodeError) {
        var reader = JSONReader(text)
        isArray = try reader.kind() == .array
        if isArray {
            try reader.beginArray()
            guard try reader.nextElement() else {
                kind = nil
                members = []
                return
            }
        }
        let kind = try reader.kind()
        self.kind = kind
        var members: Set<String> = []
        if kind == .object {
            try reader.beginObject()
            while let key = try reader.nextKey() {
                members.insert(try reader.text(key))
                try reader.skipValue()
            }
        }
        self.members = members
    }

    /// Whether it is an answer of JSON-RPC, or a batch of them.
    ///
    /// Results of `debug_traceBlockByNumber` are arrays of objects with a result as well.
    var isAnswer: Bool { has("jsonrpc") || (!isArray && has("result") && !has("action")) }

    /// Reads the document as that which its shape says.
    func document(_ text: Span<UInt8>) throws(DecodeError) -> Document {
        if isArray, kind == nil { return .nothing }
        if has("parentHash", "gasLimit") { return .block(try RPCBlock(json: text)) }
        if has("cumulativeGasUsed") {
            return .receipts(isArray ? try [RPCReceipt](json: text) : [try RPCReceipt(json: text)])
        }
        if has("hash", "nonce", "from") {
            return .transactions(isArray ? try [RPCTransaction](json: text) : [try RPCTransaction(json: text)])
        }
        if has("topics", "data") { return .logs(isArray ? try [RPCLog](json: text) : [try RPCLog(json: text)]) }
        if has("primaryType", "types") { return .typedData(try TypedData(json: text)) }
        return .traces(try traces(text))
    }

    private func traces(_ text: Span<UInt8>) throws(DecodeError) -> [TransactionTrace<CallTree>] {
        if has("action") { return try BlockTrace([FlatTrace](json: text)).transactions }
        if isArray, has("result") || has("error") { return try [TransactionTrace<CallTree>](json: text) }
        if has("trace", "output") {
            let replays = isArray ? try [ReplayTrace](json: text) : [try ReplayTrace(json: text)]
            return replays.map { replay in
                TransactionTrace(
                    transactionHash: replay.transactionHash,
                    outcome: replay.calls.map { .trace($0) } ?? .failure("the node was not asked for calls")
                )
            }
        }
        if has("type", "from") {
            return [TransactionTrace(transactionHash: nil, outcome: .trace(try CallTree(json: text)))]
        }
        throw DecodeError(
            .unsupported,
            "this is no block, transaction, receipt, log, call trace or typed data: \(description)"
        )
    }

    /// What it is instead.
    private var description: String {
        switch kind {
        case .null: return "null, as nodes say of what they do not know"
        case .object where has("structLogs"):
            return "a trace of instructions; calls are traced by {\"tracer\": \"callTracer\"}"
        case .object:
            let names = members.sorted()
            return "its members are \(names.prefix(8).joined(separator: ", "))\(names.count > 8 ? ", …" : "")"
        case .array: return "an array of arrays"
        case .string: return "a text"
        default: return "a number or truth value"
        }
    }

    private func has(_ names: String...) -> Bool { names.allSatisfy(members.contains) }
}
