extension RPCExecutionPayload {
    /// The header of the block; the payload is sound if its hash is ``blockHash``.
    ///
    /// - Parameters:
    ///   - parentBeaconBlockRoot: The root of the consensus layer's block before (EIP-4788); `nil` before Cancun.
    ///   - requests: What the execution layer asks of the consensus layer (EIP-7685); `nil` before Prague.
    /// - Returns: The header.
    public func header(parentBeaconBlockRoot: Hash32?, requests: [Bytes]?) -> BlockHeader {
        var header = partialHeader
        header.unclesHash = BlockHeader.emptyUnclesHash
        header.transactionsRoot = MerklePatriciaTrie.root(of: transactions)
        header.withdrawalsRoot = withdrawals.map { withdrawals in
            MerklePatriciaTrie.root(of: withdrawals.map { Bytes($0.encoded) })
        }
        header.parentBeaconBlockRoot = parentBeaconBlockRoot
        header.requestsHash = requests.map(BlockHeader.hash(ofRequests:))
        return header
    }
}
