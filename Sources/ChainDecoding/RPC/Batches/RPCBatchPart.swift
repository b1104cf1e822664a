/// An answer of a batch, and where it stands; its result has not been read yet.
struct RPCBatchPart {
    let id: RPCID?
    let error: RPCError?
    let range: Range<Int>

    init(from reader: inout RPCReader) throws(DecodeError) {
        // Passes the space before it.
        _ = try reader.json.kind()
        let start = reader.json.offset
        let response = try RPCResponse<Void>(from: &reader) { (reader) throws(DecodeError) in
            try reader.json.skipValue()
        }
        id = response.id
        error = if case .failure(let error) = response.result { error } else { nil }
        range = start..<reader.json.offset
    }
}
