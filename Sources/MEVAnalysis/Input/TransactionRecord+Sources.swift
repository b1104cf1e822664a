public import ChainDecoding

extension TransactionRecord {
    /// Creates a transaction from what nodes tell of it, each of which may be missing.
    ///
    /// Logs come from the receipt; without one, from a trace that has them.
    ///
    /// - Parameters:
    ///   - index: The place in the block.
    ///   - hash: The hash.
    ///   - transaction: What was asked.
    ///   - receipt: What came of it.
    ///   - trace: The calls.
    public init(
        index: Int,
        hash: Hash32,
        transaction: RPCTransaction? = nil,
        receipt: RPCReceipt? = nil,
        trace: CallTree? = nil
    ) {
        let root = trace?.root
        self.init(
            index: index,
            hash: hash,
            sender: transaction?.from ?? receipt?.from ?? root?.from,
            recipient: transaction?.to ?? receipt?.to ?? root.flatMap { $0.kind.isCreation ? nil : $0.to },
            value: transaction?.value ?? root?.value,
            input: transaction?.input ?? root?.input ?? Bytes(),
            gasUsed: receipt?.gasUsed,
            effectiveGasPrice: receipt?.effectiveGasPrice,
            succeeded: receipt?.succeeded ?? root.map { !$0.hasFailed } ?? true,
            logs: receipt.map { LogRecord.list($0.logs) } ?? trace.flatMap(LogRecord.list),
            calls: trace.map(CallRecord.list)
        )
    }
}

extension LogRecord {
    /// The logs of a receipt; one of which the node does not tell the place in the block has that in the receipt.
    static func list(_ logs: [RPCLog]) -> [LogRecord] {
        logs.enumerated()
            .map { place, log in
                LogRecord(log.log, index: log.position.logIndex.flatMap { Int(exactly: $0) } ?? place)
            }
    }

    /// The logs of a trace that no failure took back; `nil` when it has none, since most tracers leave them out.
    static func list(_ tree: CallTree) -> [LogRecord]? {
        let logs = tree.logs
        guard !logs.isEmpty else { return nil }
        return logs.filter { !$0.isReverted }.enumerated()
            .map { LogRecord($1.log, index: $0, call: $1.call) }
    }
}
