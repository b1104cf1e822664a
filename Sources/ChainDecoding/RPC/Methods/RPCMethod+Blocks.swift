extension RPCMethod<UInt64> {
    /// `eth_blockNumber`: the number of the last block.
    public static var blockNumber: Self { Self("eth_blockNumber") }
}

extension RPCMethod<UInt64?> {
    /// `eth_getBlockTransactionCountByHash`: how many transactions a block has.
    public static func getBlockTransactionCountByHash(_ hash: Hash32) -> Self {
        Self("eth_getBlockTransactionCountByHash", hash)
    }

    /// `eth_getBlockTransactionCountByNumber`: how many transactions a block has.
    public static func getBlockTransactionCountByNumber(_ number: RPCBlockNumber) -> Self {
        Self("eth_getBlockTransactionCountByNumber", number)
    }

    /// `eth_getUncleCountByBlockHash`: how many uncles a block has.
    public static func getUncleCountByBlockHash(_ hash: Hash32) -> Self {
        Self("eth_getUncleCountByBlockHash", hash)
    }

    /// `eth_getUncleCountByBlockNumber`: how many uncles a block has.
    public static func getUncleCountByBlockNumber(_ number: RPCBlockNumber) -> Self {
        Self("eth_getUncleCountByBlockNumber", number)
    }
}

extension RPCMethod<RPCBlock?> {
    /// `eth_getBlockByHash`: a block, or nothing if the node does not know it; with whole transactions if they are
    /// wanted, and with their hashes otherwise.
    public static func getBlockByHash(_ hash: Hash32, full: Bool) -> Self {
        Self("eth_getBlockByHash", hash, full)
    }

    /// `eth_getBlockByNumber`: a block, or nothing if there is none yet; with whole transactions if they are wanted,
    /// and with their hashes otherwise.
    public static func getBlockByNumber(_ number: RPCBlockNumber, full: Bool) -> Self {
        Self("eth_getBlockByNumber", number, full)
    }
}

extension RPCMethod<[RPCReceipt]?> {
    /// `eth_getBlockReceipts`: the receipts of a block, or nothing if the node does not know it.
    public static func getBlockReceipts(_ block: RPCBlockID) -> Self {
        Self("eth_getBlockReceipts", block)
    }
}
