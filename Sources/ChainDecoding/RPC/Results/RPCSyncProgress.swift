/// How far a node is with fetching blocks.
public struct RPCSyncProgress: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case startingBlock
        case currentBlock
        case highestBlock

        static let names = JSONNames<Member>()
    }

    /// The number of the block at which it has begun.
    public internal(set) var startingBlock: UInt64?
    /// The number of the block at which it is.
    public internal(set) var currentBlock: UInt64?
    /// The number of the last block that it knows of.
    public internal(set) var highestBlock: UInt64?
    /// Which members the node sent, and those of other names, of which some nodes have many.
    public internal(set) var members = RPCMembers<Member>()
}

extension RPCSyncProgress: RPCDecodable {
    /// Reads a progress.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .startingBlock: startingBlock = try reader.readUInt64()
            case .currentBlock: currentBlock = try reader.readUInt64()
            case .highestBlock: highestBlock = try reader.readUInt64()
            }
        }
        self.members = members
    }
}
