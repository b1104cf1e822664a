/// Which rules a node follows, and which it will (EIP-7910, `eth_config`).
public struct RPCForkSchedule: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case current
        case next
        case last

        static let names = JSONNames<Member>(required: [.current])
    }

    /// The rules of now.
    public internal(set) var current = RPCFork()
    /// The rules after the next fork, if one is known.
    public internal(set) var next: RPCFork?
    /// The rules after the last fork that is known.
    public internal(set) var last: RPCFork?
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()
}

extension RPCForkSchedule: RPCDecodable {
    /// Reads a schedule.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .current: current = try RPCFork(from: &reader)
            case .next: next = try RPCFork(from: &reader)
            case .last: last = try RPCFork(from: &reader)
            }
        }
        self.members = members
    }
}
