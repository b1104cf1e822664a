/// How many transactions a node's pool holds (`txpool_status`).
public struct RPCPoolStatus: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case pending
        case queued

        static let names = JSONNames<Member>(required: Member.allCases)
    }

    /// How many may come into the next blocks.
    public internal(set) var pending: UInt64 = 0
    /// How many wait for others of the same sender.
    public internal(set) var queued: UInt64 = 0
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()
}

extension RPCPoolStatus: RPCDecodable {
    /// Reads a status.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .pending: pending = try reader.readUInt64()
            case .queued: queued = try reader.readUInt64()
            }
        }
        self.members = members
    }
}
