extension RPCMethod where Value: TracerResult {
    /// `debug_traceTransaction`: what a tracer tells of a transaction.
    public static func traceTransaction(_ hash: Hash32, by tracer: RPCTracer<Value>) -> Self {
        Self("debug_traceTransaction", hash, tracer)
    }

    /// `debug_traceCall`: what a tracer tells of a call that is only tried.
    public static func traceCall(
        _ transaction: RPCTransactionRequest,
        at block: RPCBlockID = .latest,
        by tracer: RPCTracer<Value>
    ) -> Self {
        Self("debug_traceCall", transaction, block, tracer)
    }
}

extension RPCMethod {
    /// `debug_traceBlockByHash`: what a tracer tells of a block's transactions.
    public static func traceBlockByHash<Trace>(
        _ hash: Hash32,
        by tracer: RPCTracer<Trace>
    ) -> Self where Value == [TransactionTrace<Trace>] {
        Self("debug_traceBlockByHash", hash, tracer)
    }

    /// `debug_traceBlockByNumber`: what a tracer tells of a block's transactions.
    public static func traceBlockByNumber<Trace>(
        _ number: RPCBlockNumber,
        by tracer: RPCTracer<Trace>
    ) -> Self where Value == [TransactionTrace<Trace>] {
        Self("debug_traceBlockByNumber", number, tracer)
    }
}

extension RPCMethod<[FlatTrace]> {
    /// `trace_block`: the calls of a block's transactions, and what the chain paid, in the form of Parity; see
    /// ``BlockTrace``.
    public static func traceBlock(_ number: RPCBlockNumber) -> Self {
        Self("trace_block", number)
    }

    /// `trace_transaction`: the calls of a transaction, in the form of Parity; see ``CallTree``.
    public static func traceTransaction(_ hash: Hash32) -> Self {
        Self("trace_transaction", hash)
    }
}

extension RPCMethod<ReplayTrace> {
    /// `trace_replayTransaction`: the calls of a transaction and, if it is wanted, what it changes in the state.
    public static func replayTransaction(_ hash: Hash32, withStateDiff: Bool = false) -> Self {
        Self("trace_replayTransaction", hash, withStateDiff ? ["trace", "stateDiff"] : ["trace"])
    }
}

extension RPCMethod<[ReplayTrace]> {
    /// `trace_replayBlockTransactions`: the calls of a block's transactions and, if it is wanted, what they change in
    /// the state.
    public static func replayBlockTransactions(_ number: RPCBlockNumber, withStateDiff: Bool = false) -> Self {
        Self("trace_replayBlockTransactions", number, withStateDiff ? ["trace", "stateDiff"] : ["trace"])
    }
}
