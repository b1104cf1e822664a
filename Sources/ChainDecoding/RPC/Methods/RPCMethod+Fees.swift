extension RPCMethod<U256> {
    /// `eth_gasPrice`: what the node would pay for a unit of gas, in wei.
    public static var gasPrice: Self { Self("eth_gasPrice") }

    /// `eth_maxPriorityFeePerGas`: what the node would pay the builder for a unit of gas, in wei.
    public static var maximumPriorityFeePerGas: Self { Self("eth_maxPriorityFeePerGas") }

    /// `eth_baseFee`: what a unit of gas will cost in the next block, in wei.
    public static var baseFee: Self { Self("eth_baseFee") }

    /// `eth_blobBaseFee`: what a unit of blob gas will cost in the next block, in wei.
    public static var blobBaseFee: Self { Self("eth_blobBaseFee") }
}

extension RPCMethod<RPCFeeHistory> {
    /// `eth_feeHistory`: what gas has cost.
    ///
    /// - Parameters:
    ///   - blockCount: How many blocks.
    ///   - newestBlock: The last of them.
    ///   - percentiles: Of which parts of each block's gas it is told what its builder got, from 0 to 100, ascending.
    /// - Returns: The method.
    public static func feeHistory(
        blockCount: UInt64,
        newestBlock: RPCBlockNumber = .latest,
        percentiles: [Double] = []
    ) -> Self {
        Self("eth_feeHistory", blockCount, newestBlock, percentiles)
    }
}
