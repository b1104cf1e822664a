/// What a filter that a node keeps has found since it was last asked (`eth_getFilterChanges`).
public enum RPCFilterChanges: Sendable, Hashable {
    /// The hashes of blocks or transactions, or nothing.
    case hashes([Hash32])
    /// Logs.
    case logs([RPCLog])
}

extension RPCFilterChanges: RPCDecodable {
    /// Reads an array of hashes or of logs; one of both is refused.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var hashes: [Hash32] = []
        var logs: [RPCLog] = []
        try reader.readElements { (reader) throws(DecodeError) in
            if try reader.json.kind() == .object, hashes.isEmpty {
                logs.append(try RPCLog(from: &reader))
            } else {
                guard logs.isEmpty else { throw reader.json.error(.malformed, "a log is expected") }
                hashes.append(try reader.readHash())
            }
        }
        self = logs.isEmpty ? .hashes(hashes) : .logs(logs)
    }
}
