import ChainDecoding

extension ClaimResolver {
    /// One side of a swap.
    struct Side {
        var token: Address
        var amount: U256
        var hasMoved: Bool
    }

    /// What moved as one side of a swap; `nil` for nothing.
    func side(_ leg: Leg?, _ amount: U256?) -> Side? {
        guard let leg, let amount, !amount.isZero else { return nil }
        return Side(token: leg.token, amount: amount, hasMoved: true)
    }

    /// The native token as one side of a swap, where only logs are known and something else shows that it moved.
    ///
    /// Pools that order their tokens by address have none but tokens with one.
    func nativeSide(of swap: SwapClaim, _ token: Address?, isIn: Bool) -> Side? {
        guard let amount = isIn ? swap.amountIn : swap.amountOut, !amount.isZero, transaction.calls == nil,
            swap.isZeroForOne == nil, token == nil || token == .nativeToken
        else { return nil }
        if !isIn || transaction.value != amount {
            let kind = isIn ? AssetTransfer.Kind.unwrap : .wrap
            guard transfers.prefix(Self.reach).contains(where: { $0.kind == kind && $0.amount == amount }) else {
                return nil
            }
        }
        return Side(token: .nativeToken, amount: amount, hasMoved: true)
    }

    /// The tokens of a swap, as far as the claim or the directory names them.
    func tokens(of swap: SwapClaim, _ known: Pool?) -> (in: Address?, out: Address?) {
        guard let tokens = known?.tokens else { return (swap.tokenIn, swap.tokenOut) }
        if let isZeroForOne = swap.isZeroForOne, tokens.count == 2 {
            return isZeroForOne ? (tokens[0], tokens[1]) : (tokens[1], tokens[0])
        }
        if let coins = swap.coins, !swap.isUnderlying, max(coins.sold, coins.bought) < tokens.count {
            return (tokens[coins.sold], tokens[coins.bought])
        }
        return (swap.tokenIn, swap.tokenOut)
    }

    /// A swap of two sides, of which each has moved, or the directory knows the pool and the claim the amount.
    mutating func makeSwap(
        _ swap: SwapClaim,
        _ claim: Claim,
        _ index: Int,
        input: Side?,
        output: Side?,
        _ known: Pool?
    ) -> Swap? {
        let (tokenIn, tokenOut) = tokens(of: swap, known)
        func reported(_ token: Address?, _ amount: U256?) -> Side? {
            guard known != nil, let token, let amount else { return nil }
            return Side(token: token, amount: amount, hasMoved: false)
        }
        guard let input = input ?? reported(tokenIn, swap.amountIn),
            let output = output ?? reported(tokenOut, swap.amountOut), input.token != output.token
        else { return nil }
        if let isZeroForOne = swap.isZeroForOne, input.token.precedesInPools(output.token) != isZeroForOne {
            return nil
        }
        var evidence = claim.evidence
        if known != nil { evidence.insert(.directory) }
        if input.hasMoved { evidence.insert(.inflow) }
        if output.hasMoved { evidence.insert(.outflow) }
        let id = PoolID(claim.contract, id: swap.id)
        provenPools.insert(id)
        let party = swap.caller ?? transaction.recipient ?? transaction.sender ?? .zero
        return Swap(
            venue: swap.venue,
            pool: id,
            tokenIn: input.token,
            amountIn: input.amount,
            tokenOut: output.token,
            amountOut: output.amount,
            reportedIn: swap.amountIn,
            reportedOut: swap.amountOut,
            payer: party,
            recipient: party,
            caller: swap.caller,
            stateAfter: swap.stateAfter,
            evidence: evidence,
            origin: claim.origin(index)
        )
    }
}
