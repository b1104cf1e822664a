extension RPCMethod<RPCTransaction?> {
    /// `eth_getTransactionByHash`: a transaction, or nothing if the node does not know it.
    public static func getTransactionByHash(_ hash: Hash32) -> Self {
        Self("eth_getTransactionByHash", hash)
    }

    /// `eth_getTransactionByBlockHashAndIndex`: a transaction of a block, or nothing if there is none.
    public static func getTransactionByBlockHash(_ hash: Hash32, index: UInt64) -> Self {
        Self("eth_getTransactionByBlockHashAndIndex", hash, index)
    }

    /// `eth_getTransactionByBlockNumberAndIndex`: a transaction of a block, or nothing if there is none.
    public static func getTransactionByBlockNumber(_ number: RPCBlockNumber, index: UInt64) -> Self {
        Self("eth_getTransactionByBlockNumberAndIndex", number, index)
    }
}

extension RPCMethod<RPCReceipt?> {
    /// `eth_getTransactionReceipt`: what came of a transaction, or nothing if it is in no block.
    public static func getTransactionReceipt(_ hash: Hash32) -> Self {
        Self("eth_getTransactionReceipt", hash)
    }
}

extension RPCMethod<Hash32> {
    /// `eth_sendRawTransaction`: hands a signed transaction on, and gives its hash.
    ///
    /// - Parameter transaction: The transaction as it goes through the network: ``Transaction/encoded``, or, if it has
    ///   blobs, ``PooledTransaction/encoded``.
    /// - Returns: The method.
    public static func sendRawTransaction(_ transaction: Bytes) -> Self {
        Self("eth_sendRawTransaction", transaction)
    }
}

extension RPCMethod<RPCPoolStatus> {
    /// `txpool_status`: how many transactions the node's pool holds.
    public static var poolStatus: Self { Self("txpool_status") }
}

extension RPCMethod<RPCPoolContent> {
    /// `txpool_content`: the transactions that the node's pool holds.
    public static var poolContent: Self { Self("txpool_content") }
}

extension RPCMethod<RPCAccountPoolContent> {
    /// `txpool_contentFrom`: the transactions of a sender that the node's pool holds.
    public static func poolContent(from sender: Address) -> Self {
        Self("txpool_contentFrom", sender)
    }
}
