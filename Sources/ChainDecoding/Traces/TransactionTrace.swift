/// What a tracer tells of one of the transactions of a block.
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

    /// Reads the result of `debug_traceBlockByNumber` or `debug_traceBlockByHash`, the whole of a document in UTF-8.
    ///
    /// - Throws: ``DecodeError`` with the offset of what is wrong.
    public static func list(
        json: Span<UInt8>,
        limits: TraceLimits = TraceLimits()
    ) throws(DecodeError) -> [TransactionTrace] {
        var reader = JSONReader(json, maximumDepth: limits.jsonDepth)
        let traces = try list(from: &reader, limits: limits)
        try reader.finish()
        return traces
    }

    /// Reads an array of traces, and leaves the reader behind it.
    ///
    /// - Throws: ``DecodeError`` with the offset of what is wrong.
    public static func list(
        from reader: inout JSONReader,
        limits: TraceLimits = TraceLimits()
    ) throws(DecodeError) -> [TransactionTrace] {
        var traces: [TransactionTrace] = []
        try reader.beginArray()
        while try reader.nextElement() { traces.append(try TransactionTrace(from: &reader, limits: limits)) }
        return traces
    }

    init(from reader: inout JSONReader, limits: TraceLimits) throws(DecodeError) {
        let start = try reader.kindOffset()
        var hash: Hash32?
        var outcome: Outcome?
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if try reader.takeNull() { continue }
            if reader.matches(key, "txHash") {
                hash = try reader.readFixedBytes()
            } else if reader.matches(key, "result") {
                outcome = .trace(try Trace(from: &reader, limits: limits))
            } else if reader.matches(key, "error") {
                outcome = .failure(try reader.string())
            } else {
                try reader.skipValue()
            }
        }
        guard let outcome else { throw DecodeError(.malformed, "there is neither a trace nor an error", at: start) }
        self.init(transactionHash: hash, outcome: outcome)
    }
}

extension TransactionTrace: RPCDecodable {
    /// Reads a trace that stands in an answer of JSON-RPC, within the usual limits.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        try self.init(from: &reader.json, limits: TraceLimits())
    }
}
