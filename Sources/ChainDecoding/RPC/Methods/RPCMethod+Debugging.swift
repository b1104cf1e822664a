extension RPCMethod<Bytes> {
    /// `debug_getRawHeader`: a header in RLP; see ``BlockHeader``.
    public static func getRawHeader(_ block: RPCBlockNumber) -> Self {
        Self("debug_getRawHeader", block)
    }

    /// `debug_getRawBlock`: a block in RLP; see ``Block``.
    public static func getRawBlock(_ block: RPCBlockNumber) -> Self {
        Self("debug_getRawBlock", block)
    }

    /// `debug_getRawTransaction`: a transaction as it stands in its block; see ``TransactionEnvelope``.
    public static func getRawTransaction(_ hash: Hash32) -> Self {
        Self("debug_getRawTransaction", hash)
    }
}

extension RPCMethod<[Bytes]> {
    /// `debug_getRawReceipts`: the receipts of a block as its root has them; see ``Receipt``.
    public static func getRawReceipts(_ block: RPCBlockNumber) -> Self {
        Self("debug_getRawReceipts", block)
    }
}

extension RPCMethod<RPCOpcodeTrace> {
    /// `debug_traceTransaction`: each step of a transaction.
    public static func traceOpcodes(of transaction: Hash32, options: RPCOpcodeTraceOptions? = nil) -> Self {
        Self("debug_traceTransaction", transaction, options)
    }
}

extension RPCMethod<[TransactionTrace<RPCOpcodeTrace>]> {
    /// `debug_traceBlockByHash`: each step of a block's transactions.
    public static func traceOpcodes(ofBlock hash: Hash32, options: RPCOpcodeTraceOptions? = nil) -> Self {
        Self("debug_traceBlockByHash", hash, options)
    }

    /// `debug_traceBlockByNumber`: each step of a block's transactions.
    public static func traceOpcodes(
        ofBlockNumber number: RPCBlockNumber,
        options: RPCOpcodeTraceOptions? = nil
    ) -> Self {
        Self("debug_traceBlockByNumber", number, options)
    }
}
