/// One row of flat traces: a call, or a reward, with its address in the tree of calls.
///
/// Source: OpenEthereum, “The trace module”; `trace_block`, `trace_transaction` and `trace_filter` answer in this form,
/// as does geth's `flatCallTracer`.
public struct FlatTrace: Sendable, Hashable {
    /// What a row tells of.
    public enum Content: Sendable, Hashable {
        /// A call.
        case call(CallFrame)
        /// A reward, which is part of no transaction.
        case reward(BlockReward)
    }

    /// What the row tells of.
    public var content: Content
    /// Which call of which call … it is, from the outermost inwards; empty for the transaction's own.
    public var traceAddress: [Int]
    /// How many calls it makes.
    public var subtraceCount: Int
    /// Where the transaction stands.
    public var context: TraceContext

    /// Creates a row.
    public init(
        content: Content,
        traceAddress: [Int] = [],
        subtraceCount: Int = 0,
        context: TraceContext = TraceContext()
    ) {
        self.content = content
        self.traceAddress = traceAddress
        self.subtraceCount = subtraceCount
        self.context = context
    }
}

extension FlatTrace: RPCDecodable {
    /// Reads a row.
    ///
    /// Member names with underscores, as in exports of mev-inspect, are read as well.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var row = FlatTraceRow()
        self = try row.read(from: &reader)
    }
}
