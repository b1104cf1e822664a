/// From which block on a node has data of a kind.
public struct RPCResource: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case disabled
        case oldestBlock
        case deleteStrategy

        static let names = JSONNames<Member>(required: [.disabled])
    }

    /// Whether the node has no such data at all.
    public internal(set) var isDisabled = false
    /// The number of the first block that it has them of.
    public internal(set) var oldestBlock: UInt64?
    /// How it deletes older ones, such as `window`; `nil` if it deletes none.
    public internal(set) var deleteStrategy: String?
    /// How many blocks back it keeps them; `nil` if it deletes none, or in another way.
    public internal(set) var retentionBlocks: UInt64?
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()

    init() {}
}

extension RPCResource: RPCDecodable {
    private enum StrategyMember: String, CaseIterable, Sendable {
        case type
        case retentionBlocks

        static let names = JSONNames<StrategyMember>(required: [.type])
    }

    /// Reads a resource.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .disabled: isDisabled = try reader.json.boolean()
            case .oldestBlock: oldestBlock = try reader.readUInt64()
            case .deleteStrategy: try readStrategy(from: &reader)
            }
        }
        self.members = members
    }

    private mutating func readStrategy(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<StrategyMember>()
        try reader.readMembers(of: StrategyMember.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .type: deleteStrategy = try reader.json.string()
            case .retentionBlocks: retentionBlocks = try reader.readUInt64()
            }
        }
    }
}
