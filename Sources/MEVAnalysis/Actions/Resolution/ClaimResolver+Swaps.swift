import ChainDecoding

extension ClaimResolver {
    /// A swap whose tokens went through the pool since its last claim.
    mutating func resolveSwap(_ swap: SwapClaim, _ claim: Claim, _ index: Int, legs: Legs, window: Int) {
        let known = pool(PoolID(claim.contract, id: swap.id))
        let (tokenIn, tokenOut) = tokens(of: swap, known)
        let legIn = swap.isUnderlying ? legs.firstIn.flatMap(legs.leg) : legs.incoming(tokenIn, amount: swap.amountIn)
        let legOut =
            swap.isUnderlying ? legs.lastOut.flatMap(legs.leg) : legs.outgoing(tokenOut, amount: swap.amountOut)
        let input = side(legIn, swap.isUnderlying ? legIn?.got : legIn?.amountIn(reported: swap.amountIn))
        let output = side(legOut, swap.isUnderlying ? legOut?.gave : legOut?.amountOut(reported: swap.amountOut))
        guard
            var new = makeSwap(
                swap,
                claim,
                index,
                input: input ?? nativeSide(of: swap, tokenIn, isIn: true),
                output: output ?? nativeSide(of: swap, tokenOut, isIn: false),
                known
            )
        else { return resolveLoans(swap.venue, claim, index, legs: legs) }
        new.payer = legIn?.payer ?? swap.payer ?? swap.caller ?? new.payer
        new.recipient = legOut?.recipient ?? swap.recipient ?? swap.caller ?? new.recipient
        stream.swaps.append(new)
        markClaimed(window)
    }

    /// A swap that the contract settles together with others.
    mutating func resolveNettedSwap(_ swap: SwapClaim, _ claim: Claim, _ index: Int) {
        guard let window = windowIndex(of: claim.contract) else { return }
        let id = PoolID(claim.contract, id: swap.id)
        let known = pool(id)
        var (tokenIn, tokenOut) = tokens(of: swap, known)
        if tokenIn == nil || tokenOut == nil {
            guard let pair = transferredTokens(swap, claim.contract, window) else { return }
            (tokenIn, tokenOut) = pair
        }
        guard let tokenIn, let tokenOut, tokenIn != tokenOut else { return }
        let legs = allLegs(window)
        let (legIn, legOut) = (legs.leg(of: tokenIn), legs.leg(of: tokenOut))
        let isTrusted =
            decoder.chain.vaults.contains(claim.contract)
            || decoder.chain.settlementContracts.contains(claim.contract) || known != nil
        var evidence = claim.evidence
        if isTrusted { evidence.insert(.directory) }
        if let legIn, !legIn.got.isZero { evidence.insert(.inflow) }
        if let legOut, !legOut.gave.isZero { evidence.insert(.outflow) }
        guard let amountIn = swap.amountIn ?? legIn?.netIn, let amountOut = swap.amountOut ?? legOut?.netOut
        else { return }
        if !isTrusted {
            // A contract that nobody knows may say what it likes: that much has to have moved.
            guard let legIn, let legOut, amountIn <= legIn.got, amountOut <= legOut.gave else { return }
        }
        // What comes from one swap and goes into the next stays with the contract.
        let cameOut = nettedUses[NettedToken(contract: claim.contract, token: tokenIn)]?.firstOut ?? .max
        let goesIn = nettedUses[NettedToken(contract: claim.contract, token: tokenOut)]?.lastIn ?? -1
        let caller = transaction.recipient == claim.contract ? nil : transaction.recipient
        let party = swap.caller ?? caller ?? transaction.sender ?? .zero
        stream.swaps.append(
            Swap(
                venue: swap.venue,
                pool: id,
                tokenIn: tokenIn,
                amountIn: amountIn,
                tokenOut: tokenOut,
                amountOut: amountOut,
                reportedIn: swap.amountIn,
                reportedOut: swap.amountOut,
                payer: swap.payer ?? legIn?.payer ?? (cameOut < index ? claim.contract : party),
                recipient: swap.recipient ?? legOut?.recipient ?? (goesIn > index ? claim.contract : party),
                caller: swap.caller,
                stateAfter: swap.stateAfter,
                evidence: evidence,
                origin: claim.origin(index)
            )
        )
    }

    /// The tokens of a swap in a vault, found by the amounts that went in and out of it.
    private func transferredTokens(_ swap: SwapClaim, _ vault: Address, _ window: Int) -> (in: Address, out: Address)? {
        var (tokenIn, tokenOut): (Address?, Address?)
        var touch = windows[window].first
        var count = 0
        while touch >= 0, count < Self.reach {
            let transfer = transfers[touches[touch].transfer]
            if transfer.isFungible {
                if transfer.to == vault, transfer.amount == swap.amountIn { tokenIn = tokenIn ?? transfer.token }
                if transfer.from == vault, transfer.amount == swap.amountOut { tokenOut = tokenOut ?? transfer.token }
            }
            touch = touches[touch].next
            count += 1
        }
        guard let tokenIn, let tokenOut else { return nil }
        guard swap.isZeroForOne.map({ $0 == tokenIn.precedesInPools(tokenOut) }) ?? true else { return nil }
        return (tokenIn, tokenOut)
    }
}
