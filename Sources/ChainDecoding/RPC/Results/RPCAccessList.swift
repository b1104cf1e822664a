/// What a call accesses, and what it costs when it says so beforehand (`eth_createAccessList`).
public struct RPCAccessList: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case accessList
        case error
        case gasUsed

        static let names = JSONNames<Member>(required: [.accessList, .gasUsed])
    }

    /// The accounts and places that the call accesses.
    public internal(set) var entries: [AccessListEntry] = []
    /// The gas that the call uses with the list.
    public internal(set) var gasUsed: UInt64 = 0
    /// Why the call fails, if it does.
    public internal(set) var failure: String?
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()
}

extension RPCAccessList: RPCDecodable {
    /// Reads a list.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .accessList: entries = try [AccessListEntry](from: &reader)
            case .error: failure = try reader.json.string()
            case .gasUsed: gasUsed = try reader.readUInt64()
            }
        }
        self.members = members
    }
}
