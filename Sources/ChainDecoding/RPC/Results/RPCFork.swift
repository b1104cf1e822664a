/// The rules that a chain follows from a fork on (EIP-7910).
public struct RPCFork: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case activationTime
        case blobSchedule
        case chainId
        case forkId
        case precompiles
        case systemContracts

        static let names = JSONNames<Member>(required: Member.allCases)
    }

    /// When the fork is, in seconds since 1970; 0 for the genesis.
    public internal(set) var activationTime: UInt64 = 0
    /// How many blobs a block has.
    public internal(set) var blobSchedule = RPCBlobSchedule()
    /// The chain.
    public internal(set) var chainID: UInt64 = 0
    /// The checksum of the forks up to this one, four bytes (EIP-6122).
    public internal(set) var forkID = Bytes()
    /// The precompiled contracts, by their names.
    public internal(set) var precompiles: [String: Address] = [:]
    /// The contracts that the protocol calls, by their names.
    public internal(set) var systemContracts: [String: Address] = [:]
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()

    init() {}
}

extension RPCFork: RPCDecodable {
    /// Reads a fork.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .activationTime: activationTime = try reader.readCount()
            case .blobSchedule: blobSchedule = try RPCBlobSchedule(from: &reader)
            case .chainId: chainID = try reader.readUInt64()
            case .forkId: forkID = try reader.readForkID()
            case .precompiles: precompiles = try reader.readAddresses()
            case .systemContracts: systemContracts = try reader.readAddresses()
            }
        }
        self.members = members
    }
}

extension RPCReader {
    fileprivate mutating func readForkID() throws(DecodeError) -> Bytes {
        let bytes = try readBytes()
        guard bytes.count == 4 else { throw json.error(.malformed, "a fork's checksum has four bytes") }
        return bytes
    }

    fileprivate mutating func readAddresses() throws(DecodeError) -> [String: Address] {
        try readEntries(
            key: { (name, _) throws(DecodeError) in name },
            value: { (reader) throws(DecodeError) in try reader.readAddress() }
        )
    }
}
