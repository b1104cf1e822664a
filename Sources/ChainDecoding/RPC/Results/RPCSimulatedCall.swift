/// What came of a transaction that `eth_simulateV1` has tried.
public struct RPCSimulatedCall: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case returnData
        case logs
        case gasUsed
        case maxUsedGas
        case status
        case error

        static let names = JSONNames<Member>(required: [.status, .returnData, .gasUsed])
    }

    /// Whether the transaction succeeded.
    public internal(set) var succeeded = false
    /// What the call has returned; the data of the revert, if it was reverted.
    public internal(set) var returnData = Bytes()
    /// The gas that it has used.
    public internal(set) var gasUsed: UInt64 = 0
    /// The most gas that it has needed at any time, before refunds.
    public internal(set) var maximumGasUsed: UInt64?
    /// What it has logged.
    public internal(set) var logs: [RPCLog] = []
    /// Why it has failed.
    public internal(set) var error: RPCError?
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()
}

extension RPCSimulatedCall: RPCDecodable {
    /// Reads a call.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .returnData: returnData = try reader.readBytes()
            case .logs: logs = try [RPCLog](from: &reader)
            case .gasUsed: gasUsed = try reader.readUInt64()
            case .maxUsedGas: maximumGasUsed = try reader.readUInt64()
            case .status: succeeded = try reader.readStatus()
            case .error: error = try RPCError(from: &reader)
            }
        }
        self.members = members
    }
}
