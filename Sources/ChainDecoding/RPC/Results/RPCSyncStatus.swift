/// Whether a node has all blocks that it knows of (`eth_syncing`).
public enum RPCSyncStatus: Sendable, Hashable {
    /// It has.
    case synced
    /// It has not.
    case syncing(RPCSyncProgress)
}

extension RPCSyncStatus: RPCDecodable {
    /// Reads `false` or an object.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        guard try reader.json.kind() == .boolean else {
            self = .syncing(try RPCSyncProgress(from: &reader))
            return
        }
        guard try !reader.json.boolean() else {
            throw reader.json.error(.malformed, "a node that is syncing tells how far it is")
        }
        self = .synced
    }
}
