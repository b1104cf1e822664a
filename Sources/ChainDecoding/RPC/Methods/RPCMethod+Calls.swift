extension RPCMethod<Bytes> {
    /// `eth_call`: what a call returns; the answer is an error if the call is reverted, see ``RPCError/revertData``.
    ///
    /// - Parameters:
    ///   - transaction: The call.
    ///   - block: The block after which it is tried.
    ///   - stateOverrides: What accounts are taken to be.
    ///   - blockOverrides: What the block is taken to be.
    /// - Returns: The method.
    public static func call(
        _ transaction: RPCTransactionRequest,
        at block: RPCBlockID? = .latest,
        stateOverrides: [Address: RPCAccountOverride]? = nil,
        blockOverrides: RPCBlockOverrides? = nil
    ) -> Self {
        Self("eth_call", transaction, block, stateOverrides, blockOverrides)
    }
}

extension RPCMethod<UInt64> {
    /// `eth_estimateGas`: how much gas a transaction needs.
    ///
    /// - Parameters:
    ///   - transaction: The transaction.
    ///   - block: The block after which it is tried; the node's own choice without.
    ///   - stateOverrides: What accounts are taken to be.
    ///   - blockOverrides: What the block is taken to be.
    /// - Returns: The method.
    public static func estimateGas(
        _ transaction: RPCTransactionRequest,
        at block: RPCBlockID? = nil,
        stateOverrides: [Address: RPCAccountOverride]? = nil,
        blockOverrides: RPCBlockOverrides? = nil
    ) -> Self {
        Self("eth_estimateGas", transaction, block, stateOverrides, blockOverrides)
    }
}

extension RPCMethod<RPCAccessList> {
    /// `eth_createAccessList`: what a call accesses (EIP-2930).
    public static func createAccessList(
        _ transaction: RPCTransactionRequest,
        at block: RPCBlockID? = .latest
    ) -> Self {
        Self("eth_createAccessList", transaction, block)
    }
}

extension RPCMethod<[RPCSimulatedBlock]> {
    /// `eth_simulateV1`: what would come of blocks on top of one of the chain.
    public static func simulate(_ simulation: RPCSimulation, at block: RPCBlockID? = .latest) -> Self {
        Self("eth_simulateV1", simulation, block)
    }
}

extension RPCMethod<RPCBuiltBlock> {
    /// `testing_buildBlockV1`: a block that the node builds.
    ///
    /// - Parameters:
    ///   - parent: The hash of the block before.
    ///   - attributes: What the consensus layer would tell.
    ///   - transactions: The transactions; the node takes those of its pool without.
    ///   - extraData: What the header has for extra data.
    /// - Returns: The method.
    public static func buildBlock(
        on parent: Hash32,
        attributes: RPCPayloadAttributes,
        transactions: [Bytes]?,
        extraData: Bytes? = nil
    ) -> Self {
        Self("testing_buildBlockV1", parent, attributes, transactions, extraData)
    }
}
