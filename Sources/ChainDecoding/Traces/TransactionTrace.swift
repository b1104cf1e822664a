/// What a tracer, or that of opcodes, tells of one of the transactions of a block.
public struct TransactionTrace<Trace: TracerResult>: Sendable, Hashable {
    /// What came of tracing.
    public enum Outcome: Sendable, Hashable {
        /// The trace.
        case trace(Trace)
        /// The transaction could not be traced, for a reason in the words of the node.
        case failure(String)
    }

    /// The hash of the transaction; older nodes do not tell it.
    public var transactionHash: Hash32?
    /// What came of tracing.
    public var outcome: Outcome
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<TransactionTraceMember>()

    /// Creates a trace of a transaction.
    public init(transactionHash: Hash32?, outcome: Outcome) {
        self.transactionHash = transactionHash
        self.outcome = outcome
    }

    /// The trace, unless there is none.
    public var trace: Trace? {
        guard case .trace(let trace) = outcome else { return nil }
        return trace
    }
}

extension TransactionTrace: RPCDecodable {
    /// Reads one of the traces that `debug_traceBlockByNumber` or `debug_traceBlockByHash` gives.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        let start = try reader.nextOffset()
        var (hash, trace, failure): (Hash32?, Trace?, String?)
        var members = RPCMembers<TransactionTraceMember>()
        try reader.readMembers(of: TransactionTraceMember.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .txHash: hash = try reader.readHash()
            case .result: trace = try Trace(from: &reader)
            case .error: failure = try reader.json.string()
            }
        }
        switch (trace, failure) {
        case (let trace?, nil): self.init(transactionHash: hash, outcome: .trace(trace))
        case (nil, let failure?): self.init(transactionHash: hash, outcome: .failure(failure))
        case (nil, nil): throw DecodeError(.malformed, "there is neither a trace nor an error", at: start)
        default: throw DecodeError(.malformed, "there are a trace and an error", at: start)
        }
        self.members = members
    }
}
