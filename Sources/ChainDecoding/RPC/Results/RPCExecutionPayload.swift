/// A block in the form in which it goes between the layers (`ExecutionPayloadV1` to `V3` of the Engine API).
public struct RPCExecutionPayload: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case parentHash
        case feeRecipient
        case stateRoot
        case receiptsRoot
        case logsBloom
        case prevRandao
        case blockNumber
        case gasLimit
        case gasUsed
        case timestamp
        case extraData
        case baseFeePerGas
        case blockHash
        case transactions
        case withdrawals
        case blobGasUsed
        case excessBlobGas

        static let names = JSONNames<Member>(
            required: Member.allCases.filter { ![.withdrawals, .blobGasUsed, .excessBlobGas].contains($0) }
        )
    }

    /// The hash, as the node tells it; see ``header(parentBeaconBlockRoot:requests:)``.
    public internal(set) var blockHash = Hash32.zero
    /// The transactions, as ``Transaction/encoded`` has them.
    public internal(set) var transactions: [Bytes] = []
    /// What validators withdraw; `nil` in blocks from before Shanghai.
    public internal(set) var withdrawals: [Withdrawal]?
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()
    /// The part of the header that the payload tells; the rest follows from it, or comes from the consensus layer.
    private(set) var partialHeader = BlockHeader.unknown

    init() {}
}

extension RPCExecutionPayload {
    /// The hash of the block before.
    public var parentHash: Hash32 { partialHeader.parentHash }
    /// Who gets the fees.
    public var feeRecipient: Address { partialHeader.beneficiary }
    /// The root of the state after the block.
    public var stateRoot: Hash32 { partialHeader.stateRoot }
    /// The root of the receipts.
    public var receiptsRoot: Hash32 { partialHeader.receiptsRoot }
    /// The filter of the logs.
    public var logsBloom: Bloom { partialHeader.logsBloom }
    /// The randomness of the consensus layer (EIP-4399).
    public var prevRandao: Hash32 { partialHeader.mixHash }
    /// How many blocks come before.
    public var blockNumber: UInt64 { partialHeader.number }
    /// The most gas that the transactions may use.
    public var gasLimit: UInt64 { partialHeader.gasLimit }
    /// The gas that the transactions have used.
    public var gasUsed: UInt64 { partialHeader.gasUsed }
    /// When the block was made, in seconds since 1970.
    public var timestamp: UInt64 { partialHeader.timestamp }
    /// What the builder has added.
    public var extraData: Bytes { partialHeader.extraData }
    /// What every unit of gas costs, in wei (EIP-1559).
    public var baseFeePerGas: U256 { partialHeader.baseFeePerGas ?? .zero }
    /// The gas that the blobs have used (EIP-4844).
    public var blobGasUsed: UInt64? { partialHeader.blobGasUsed }
    /// How far blob gas is above what leaves its price as it is (EIP-4844).
    public var excessBlobGas: UInt64? { partialHeader.excessBlobGas }
}

extension RPCExecutionPayload: RPCDecodable {
    /// Reads a payload.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .parentHash: partialHeader.parentHash = try reader.readHash()
            case .feeRecipient: partialHeader.beneficiary = try reader.readAddress()
            case .stateRoot: partialHeader.stateRoot = try reader.readHash()
            case .receiptsRoot: partialHeader.receiptsRoot = try reader.readHash()
            case .logsBloom: partialHeader.logsBloom = try reader.readBloom()
            case .prevRandao: partialHeader.mixHash = try reader.readHash()
            case .blockNumber: partialHeader.number = try reader.readUInt64()
            case .gasLimit: partialHeader.gasLimit = try reader.readUInt64()
            case .gasUsed: partialHeader.gasUsed = try reader.readUInt64()
            case .timestamp: partialHeader.timestamp = try reader.readUInt64()
            case .extraData: partialHeader.extraData = try reader.readBytes()
            case .baseFeePerGas: partialHeader.baseFeePerGas = try reader.readU256()
            case .blockHash: blockHash = try reader.readHash()
            case .transactions: transactions = try [Bytes](from: &reader)
            case .withdrawals: withdrawals = try [Withdrawal](from: &reader)
            case .blobGasUsed: partialHeader.blobGasUsed = try reader.readUInt64()
            case .excessBlobGas: partialHeader.excessBlobGas = try reader.readUInt64()
            }
        }
        self.members = members
    }
}
