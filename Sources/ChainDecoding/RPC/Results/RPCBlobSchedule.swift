/// How many blobs a block has, and how fast their price follows (EIP-7840).
public struct RPCBlobSchedule: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case target
        case max
        case baseFeeUpdateFraction

        static let names = JSONNames<Member>(required: Member.allCases)
    }

    /// How many blobs leave the price as it is.
    public internal(set) var target: UInt64 = 0
    /// How many blobs there are at most.
    public internal(set) var maximum: UInt64 = 0
    /// How slowly the price follows the number of blobs.
    public internal(set) var baseFeeUpdateFraction: UInt64 = 0
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()

    init() {}
}

extension RPCBlobSchedule: RPCDecodable {
    /// Reads a schedule.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .target: target = try reader.readCount()
            case .max: maximum = try reader.readCount()
            case .baseFeeUpdateFraction: baseFeeUpdateFraction = try reader.readCount()
            }
        }
        self.members = members
    }
}
