/// The transactions that a node's pool holds (`txpool_content`).
public struct RPCPoolContent: Sendable, Hashable {
    /// Those that may come into the next blocks, by their senders and nonces.
    public internal(set) var pending: [Address: [UInt64: RPCTransaction]] = [:]
    /// Those that wait for others of the same sender, by their senders and nonces.
    public internal(set) var queued: [Address: [UInt64: RPCTransaction]] = [:]
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<RPCPoolStatus.Member>()
}

extension RPCPoolContent: RPCDecodable {
    /// Reads what a pool holds.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<RPCPoolStatus.Member>()
        try reader.readMembers(of: RPCPoolStatus.Member.names, into: &members) { (name, reader) throws(DecodeError) in
            let transactions: [Address: [UInt64: RPCTransaction]] = try reader.readEntries {
                (reader) throws(DecodeError) in try reader.readTransactionsByNonce()
            }
            switch name {
            case .pending: pending = transactions
            case .queued: queued = transactions
            }
        }
        self.members = members
    }
}
