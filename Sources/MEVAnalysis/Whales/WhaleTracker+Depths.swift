import ChainDecoding

extension WhaleTracker {
    /// Learns from the swaps of a block how deep pools are, for the blocks after it.
    mutating func learnDepths(from block: AnalyzedBlock) {
        guard thresholds.depthMillionths != nil else { return }
        for swap in block.actions.streams.lazy.flatMap(\.swaps) {
            guard swap.tokenIn != swap.tokenOut, let (lower, higher) = swap.stateAfter?.depths else { continue }
            learn(swap.isZeroForOne ? lower : higher, of: swap.tokenIn, in: swap.pool)
            learn(swap.isZeroForOne ? higher : lower, of: swap.tokenOut, in: swap.pool)
        }
    }

    private mutating func learn(_ amount: U256, of token: Address, in pool: PoolID) {
        let asset = Asset(unwrapping: token, from: chain.wrappedNativeToken)
        guard let depth = state.depths[asset] else {
            if state.depths.count < limits.maximumDepths {
                state.depths[asset] = WhaleState.Depth(pool: pool, amount: amount)
            }
            return
        }
        guard depth.pool == pool || amount > depth.amount else { return }
        state.depths[asset] = WhaleState.Depth(pool: pool, amount: amount)
    }
}
