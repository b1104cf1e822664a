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
        let (hashes, logs) = try reader.readHashes { (reader) throws(DecodeError) in try RPCLog(from: &reader) }
        self = logs.isEmpty ? .hashes(hashes) : .logs(logs)
    }
}
