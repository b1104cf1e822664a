/// What gas has cost in a range of blocks (`eth_feeHistory`).
public struct RPCFeeHistory: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case oldestBlock
        case reward
        case baseFeePerGas
        case gasUsedRatio
        case baseFeePerBlobGas
        case blobGasUsedRatio

        static let names = JSONNames<Member>(required: [.oldestBlock, .gasUsedRatio])
    }

    /// The number of the first block.
    public internal(set) var oldestBlock: UInt64 = 0
    /// What a unit of gas has cost in each block, and will in the next one, in wei.
    public internal(set) var baseFeesPerGas: [U256] = []
    /// The part of each block's gas limit that has been used, from 0 to 1.
    public internal(set) var gasUsedRatios: [Double] = []
    /// What a unit of blob gas has cost in each block, and will in the next one, in wei (EIP-4844).
    public internal(set) var baseFeesPerBlobGas: [U256] = []
    /// The part of each block's limit of blob gas that has been used, from 0 to 1 (EIP-4844).
    public internal(set) var blobGasUsedRatios: [Double] = []
    /// What builders got for a unit of gas in each block, in wei, for each of the percentiles that have been asked
    /// for.
    public internal(set) var rewards: [[U256]]?
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()
}

extension RPCFeeHistory: RPCDecodable {
    /// Reads a history.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .oldestBlock: oldestBlock = try reader.readUInt64()
            case .reward: rewards = try [[U256]](from: &reader)
            case .baseFeePerGas: baseFeesPerGas = try [U256](from: &reader)
            case .gasUsedRatio: gasUsedRatios = try reader.readRatios()
            case .baseFeePerBlobGas: baseFeesPerBlobGas = try [U256](from: &reader)
            case .blobGasUsedRatio: blobGasUsedRatios = try reader.readRatios()
            }
        }
        self.members = members
    }
}

extension RPCReader {
    fileprivate mutating func readRatios() throws(DecodeError) -> [Double] {
        var ratios: [Double] = []
        try readElements { (reader) throws(DecodeError) in ratios.append(try reader.readDouble()) }
        return ratios
    }
}
