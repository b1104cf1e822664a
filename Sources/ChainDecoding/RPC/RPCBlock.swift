/// A block, or its header alone, as a node tells it.
public struct RPCBlock: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case baseFeePerGas
        case blobGasUsed
        case difficulty
        case excessBlobGas
        case extraData
        case gasLimit
        case gasUsed
        case hash
        case logsBloom
        case miner
        case mixHash
        case nonce
        case number
        case parentBeaconBlockRoot
        case parentHash
        case receiptsRoot
        case requestsHash
        case sha3Uncles
        case size
        case stateRoot
        case timestamp
        case totalDifficulty
        case transactions
        case transactionsRoot
        case uncles
        case withdrawals
        case withdrawalsRoot

        static let names = JSONNames<Member>(required: [.parentHash, .gasLimit, .gasUsed, .timestamp])
    }

    /// The header.
    ///
    /// What the node leaves out or sends as `null` is zero in it; see ``hasWholeHeader``.
    public internal(set) var header: BlockHeader
    /// The hash, as the node tells it; `nil` while the block is pending.
    public internal(set) var hash: Hash32?
    /// How many bytes the block has in RLP.
    public internal(set) var size: UInt64?
    /// The difficulty of this block and all before it, which newer nodes no longer tell.
    public internal(set) var totalDifficulty: U256?
    /// The transactions.
    public internal(set) var transactions = RPCBlockTransactions.hashes([])
    /// The hashes of uncles.
    public internal(set) var uncleHashes: [Hash32] = []
    /// What validators withdraw; `nil` in blocks from before Shanghai.
    public internal(set) var withdrawals: [Withdrawal]?
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()

    /// Whether the node told all that every header has, so that ``header`` has the block's hash.
    ///
    /// That of a pending block has no nonce yet, and some chains have headers of their own.
    public var hasWholeHeader: Bool { missingHeaderMembers.isEmpty }

    /// The members of every header that the node has not told.
    var missingHeaderMembers: [Member] {
        Member.headerMembers.filter { members.presence(of: $0) != .value }
    }
}

extension RPCBlock.Member {
    /// The members that every header has.
    fileprivate static let headerMembers: [Self] = [
        .parentHash, .sha3Uncles, .miner, .stateRoot, .transactionsRoot, .receiptsRoot, .logsBloom, .difficulty,
        .number, .gasLimit, .gasUsed, .timestamp, .extraData, .mixHash, .nonce,
    ]
}

extension RPCBlock: RPCDecodable {
    /// Reads a block.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        try self.init(from: &reader) { (_, _) throws(DecodeError) in false }
    }

    /// Reads a block with members that are none of a block's own.
    ///
    /// - Parameters:
    ///   - reader: Where the block comes next.
    ///   - readOther: Reads the member of a name, unless it is not one of them either.
    /// - Throws: ``DecodeError``, and what the closure throws.
    init(
        from reader: inout RPCReader,
        other readOther: (String, inout RPCReader) throws(DecodeError) -> Bool
    ) throws(DecodeError) {
        header = .unknown
        var members = RPCMembers<Member>()
        try reader.readMembers(
            of: Member.names,
            into: &members,
            { (name, reader) throws(DecodeError) in
                switch name {
                case .hash: hash = try reader.readHash()
                case .size: size = try reader.readUInt64()
                case .totalDifficulty: totalDifficulty = try reader.readU256()
                case .transactions: transactions = try RPCBlockTransactions(from: &reader)
                case .uncles: uncleHashes = try [Hash32](from: &reader)
                case .withdrawals: withdrawals = try [Withdrawal](from: &reader)
                default: try header.read(name, from: &reader)
                }
            },
            other: readOther
        )
        self.members = members
    }
}
