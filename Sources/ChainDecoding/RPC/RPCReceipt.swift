/// The receipt of a transaction, as a node tells it.
public struct RPCReceipt: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case blobGasPrice
        case blobGasUsed
        case blockHash
        case blockNumber
        case contractAddress
        case cumulativeGasUsed
        case depositNonce
        case depositReceiptVersion
        case effectiveGasPrice
        case from
        case gasUsed
        case logs
        case logsBloom
        case root
        case status
        case to
        case transactionHash
        case transactionIndex
        case type

        static let names = JSONNames<Member>(required: [.transactionHash, .cumulativeGasUsed, .logs])
    }

    /// The number of the transaction's kind (EIP-2718); `nil` from nodes that know only one.
    public internal(set) var type: UInt8?
    /// Whether the transaction succeeded; `nil` in receipts from before Byzantium (EIP-658).
    public internal(set) var succeeded: Bool?
    /// The root of the state after the transaction, which only receipts from before Byzantium tell.
    public internal(set) var stateRoot: Hash32?
    /// The hash of the transaction.
    public internal(set) var transactionHash = Hash32.zero
    /// The place of the transaction in the block.
    public internal(set) var transactionIndex: UInt64?
    /// The hash of the block; `nil` while it is pending.
    public internal(set) var blockHash: Hash32?
    /// The number of the block.
    public internal(set) var blockNumber: UInt64?
    /// Who sent the transaction.
    public internal(set) var from: Address?
    /// Who was called; `nil` when a contract was created.
    public internal(set) var to: Address?
    /// The contract that was created.
    public internal(set) var contractAddress: Address?
    /// The gas that the transaction has used.
    public internal(set) var gasUsed: UInt64?
    /// The gas that this transaction and those before it in the block have used.
    public internal(set) var cumulativeGasUsed: UInt64 = 0
    /// What the sender paid for a unit of gas, in wei.
    public internal(set) var effectiveGasPrice: U256?
    /// The gas that the transaction's blobs have used (EIP-4844).
    public internal(set) var blobGasUsed: UInt64?
    /// What the sender paid for a unit of blob gas, in wei (EIP-4844).
    public internal(set) var blobGasPrice: U256?
    /// The logs, in the order in which they were written.
    public internal(set) var logs: [RPCLog] = []
    /// The filter of the logs.
    public internal(set) var bloom: Bloom?
    /// The nonce of the sender of a deposit on the OP Stack.
    public internal(set) var depositNonce: UInt64?
    /// The version of the receipt of a deposit on the OP Stack.
    public internal(set) var depositReceiptVersion: UInt64?
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()

    init() {}

    /// The part that the chain agrees on; `nil` when the node does not tell what came of the transaction.
    ///
    /// A filter that the node leaves out is made from the logs.
    public var receipt: Receipt? {
        guard let outcome = succeeded.map({ .status(succeeded: $0) }) ?? stateRoot.map(ReceiptOutcome.stateRoot) else {
            return nil
        }
        var receipt = Receipt(
            type: type ?? 0,
            outcome: outcome,
            cumulativeGasUsed: cumulativeGasUsed,
            bloom: bloom,
            logs: logs.map(\.log)
        )
        receipt.depositNonce = depositNonce
        receipt.depositReceiptVersion = depositReceiptVersion
        return receipt
    }
}

extension RPCReceipt: RPCDecodable {
    /// Reads a receipt.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        self.init()
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .type: type = try reader.readUInt8()
            case .status: succeeded = try reader.readStatus()
            case .root: stateRoot = try reader.readHash()
            case .transactionHash: transactionHash = try reader.readHash()
            case .transactionIndex: transactionIndex = try reader.readUInt64()
            case .blockHash: blockHash = try reader.readHash()
            case .blockNumber: blockNumber = try reader.readUInt64()
            case .from: from = try reader.readAddress()
            case .to: to = try reader.readAddress()
            case .contractAddress: contractAddress = try reader.readAddress()
            case .gasUsed: gasUsed = try reader.readUInt64()
            case .cumulativeGasUsed: cumulativeGasUsed = try reader.readUInt64()
            case .effectiveGasPrice: effectiveGasPrice = try reader.readU256()
            case .blobGasUsed: blobGasUsed = try reader.readUInt64()
            case .blobGasPrice: blobGasPrice = try reader.readU256()
            case .logs: logs = try [RPCLog](from: &reader)
            case .logsBloom: bloom = try reader.readBloom()
            case .depositNonce: depositNonce = try reader.readUInt64()
            case .depositReceiptVersion: depositReceiptVersion = try reader.readUInt64()
            }
        }
        self.members = members
    }
}

extension RPCReader {
    /// Reads whether a transaction succeeded: 1 or 0.
    mutating func readStatus() throws(DecodeError) -> Bool {
        let status = try readUInt64()
        guard status <= 1 else { throw json.error(.outOfRange, "a status is 0 or 1") }
        return status == 1
    }

    /// Reads a filter.
    mutating func readBloom() throws(DecodeError) -> Bloom {
        let bytes = try readBytes()
        guard let bloom = Bloom(bytes) else {
            throw json.error(.malformed, "a bloom has \(Bloom.byteCount) bytes, not \(bytes.count)")
        }
        return bloom
    }
}
