/// The trace of one of a block's transactions (`debug_traceBlockByNumber` without a tracer's name).
public struct RPCTransactionOpcodeTrace: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case txHash
        case result
        case error

        static let names = JSONNames<Member>()
    }

    /// The hash of the transaction.
    public internal(set) var transactionHash: Hash32?
    /// The trace; `nil` if the transaction could not be traced.
    public internal(set) var trace: RPCOpcodeTrace?
    /// Why the transaction could not be traced.
    public internal(set) var failure: String?
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()
}

extension RPCTransactionOpcodeTrace: RPCDecodable {
    /// Reads a trace.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .txHash: transactionHash = try reader.readHash()
            case .result: trace = try RPCOpcodeTrace(from: &reader)
            case .error: failure = try reader.json.string()
            }
        }
        guard trace != nil || failure != nil else {
            throw reader.json.error(.malformed, "the member is missing").inside(Member.result.rawValue)
        }
        self.members = members
    }
}
