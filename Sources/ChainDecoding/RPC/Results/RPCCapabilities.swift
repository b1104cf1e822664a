/// Which blocks a node can answer questions about (`eth_capabilities`).
public struct RPCCapabilities: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case head
        case state
        case tx
        case logs
        case receipts
        case blocks
        case stateproofs

        static let names = JSONNames<Member>(required: Member.allCases)
    }

    /// The last block.
    public internal(set) var head = BlockReference(number: 0, hash: .zero)
    /// Balances, nonces, code and storage.
    public internal(set) var state = RPCResource()
    /// Transactions.
    public internal(set) var transactions = RPCResource()
    /// Logs.
    public internal(set) var logs = RPCResource()
    /// Receipts.
    public internal(set) var receipts = RPCResource()
    /// Blocks.
    public internal(set) var blocks = RPCResource()
    /// Proofs of the state.
    public internal(set) var stateProofs = RPCResource()
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()
}

extension RPCCapabilities: RPCDecodable {
    private enum HeadMember: String, CaseIterable, Sendable {
        case number
        case hash

        static let names = JSONNames<HeadMember>(required: HeadMember.allCases)
    }

    /// Reads capabilities.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .head: try readHead(from: &reader)
            case .state: state = try RPCResource(from: &reader)
            case .tx: transactions = try RPCResource(from: &reader)
            case .logs: logs = try RPCResource(from: &reader)
            case .receipts: receipts = try RPCResource(from: &reader)
            case .blocks: blocks = try RPCResource(from: &reader)
            case .stateproofs: stateProofs = try RPCResource(from: &reader)
            }
        }
        self.members = members
    }

    private mutating func readHead(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<HeadMember>()
        try reader.readMembers(of: HeadMember.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .number: head.number = try reader.readUInt64()
            case .hash: head.hash = try reader.readHash()
            }
        }
    }
}
