/// The transactions of one sender that a node's pool holds (`txpool_contentFrom`).
public struct RPCAccountPoolContent: Sendable, Hashable {
    /// Those that may come into the next blocks, by their nonces.
    public internal(set) var pending: [UInt64: RPCTransaction] = [:]
    /// Those that wait for others, by their nonces.
    public internal(set) var queued: [UInt64: RPCTransaction] = [:]
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<RPCPoolStatus.Member>()
}

extension RPCAccountPoolContent: RPCDecodable {
    /// Reads what a pool holds of a sender.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<RPCPoolStatus.Member>()
        try reader.readMembers(of: RPCPoolStatus.Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .pending: pending = try reader.readTransactionsByNonce()
            case .queued: queued = try reader.readTransactionsByNonce()
            }
        }
        self.members = members
    }
}

extension RPCReader {
    /// Reads an object with a transaction for each nonce in decimal.
    mutating func readTransactionsByNonce() throws(DecodeError) -> [UInt64: RPCTransaction] {
        try readEntries(
            key: { (name, _) throws(DecodeError) in
                guard let nonce = U256(name).flatMap({ UInt64(exactly: $0) }) else {
                    throw DecodeError(.malformed, "a nonce is a number of at most 64 bits in decimal")
                }
                return nonce
            },
            value: { (reader) throws(DecodeError) in try RPCTransaction(from: &reader) }
        )
    }
}
