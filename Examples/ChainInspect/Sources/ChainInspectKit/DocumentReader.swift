import ChainDecoding

/// Finds out what documents hold, and reads them.
struct DocumentReader {
    /// Where the text comes from, for complaints.
    let source: String

    /// Reads the documents that follow each other in a text.
    func documents(in text: Span<UInt8>) throws(Complaint) -> [Document] {
        do throws(DecodeError) {
            return try values(in: text)
        } catch {
            throw Complaint(source, error)
        }
    }

    private func values(in text: Span<UInt8>) throws(DecodeError) -> [Document] {
        var documents: [Document] = []
        var reader = JSONReader(text)
        while !Self.isBlank(text.extracting(reader.offset..<text.count)) {
            let start = reader.offset
            try reader.skipValue()
            documents += try document(text.extracting(start..<reader.offset))
        }
        guard !documents.isEmpty else { throw DecodeError(.truncated, "there is nothing to show") }
        return documents
    }

    private func document(_ text: Span<UInt8>) throws(DecodeError) -> [Document] {
        let shape = try JSONShape(of: text)
        if shape.isEmptyArray { return [.emptyList] }
        if shape.has("jsonrpc") || (shape.has("result") && !shape.isArray) {
            return try answers(text, isBatch: shape.isArray)
        }
        if shape.has("parentHash", "stateRoot") { return [.block(try RPCBlock(json: text))] }
        if shape.has("cumulativeGasUsed") {
            return [.receipts(shape.isArray ? try [RPCReceipt](json: text) : [try RPCReceipt(json: text)])]
        }
        if shape.has("topics", "data") { return [.logs(try [RPCLog](json: text))] }
        if shape.has("action", "traceAddress") {
            return [.traces(try BlockTrace([FlatTrace](json: text)).transactions)]
        }
        if shape.isArray, shape.has("result") || shape.has("error") {
            return [.traces(try [TransactionTrace<CallTree>](json: text))]
        }
        if shape.has("type", "from", "gas") { return [.traces([Self.unnamed(try CallTree(json: text))])] }
        throw DecodeError(
            .unsupported,
            "this is neither block, receipts, logs nor traces; members are \(shape.members.sorted().joined(separator: ", "))"
        )
    }

    /// What stands in the answers of JSON-RPC.
    private func answers(_ text: Span<UInt8>, isBatch: Bool) throws(DecodeError) -> [Document] {
        var reader = JSONReader(text)
        guard isBatch else { return try answer(text, &reader) }
        var documents: [Document] = []
        try reader.beginArray()
        while try reader.nextElement() { documents += try answer(text, &reader) }
        return documents
    }

    private func answer(_ text: Span<UInt8>, _ reader: inout JSONReader) throws(DecodeError) -> [Document] {
        var documents: [Document] = []
        try reader.beginObject()
        while let key = try reader.nextKey() {
            let start = reader.offset
            let isNull = try reader.takeNull()
            if !isNull { try reader.skipValue() }
            let value = text.extracting(start..<reader.offset)
            if reader.matches(key, "error"), !isNull {
                throw DecodeError(.unsupported, "the node answered with the error \(Self.string(value))")
            }
            guard reader.matches(key, "result") else { continue }
            if isNull { throw DecodeError(.unsupported, "the node knows of no such thing") }
            documents = try document(value)
        }
        return documents
    }

    private static func unnamed(_ tree: CallTree) -> TransactionTrace<CallTree> {
        TransactionTrace(transactionHash: nil, outcome: .trace(tree))
    }

    private static func string(_ text: Span<UInt8>) -> String {
        var bytes: [UInt8] = []
        for index in text.indices { bytes.append(text[index]) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isBlank(_ text: Span<UInt8>) -> Bool {
        for index in text.indices where ![0x20, 0x0a, 0x0d, 0x09].contains(text[index]) { return false }
        return true
    }
}
