import ChainDecoding

extension ClaimResolver {
    /// A swap whose tokens went through the pool since its last claim.
    mutating func resolveSwap(_ swap: SwapClaim, _ claim: Claim, _ index: Int, legs: Legs, window: Int) {
        let known = pool(PoolID(claim.contract, id: swap.id))
        let (tokenIn, tokenOut) = tokens(of: swap, known)
        let legIn = swap.isUnderlying ? legs.firstIn.flatMap(legs.leg) : legs.incoming(tokenIn, amount: swap.amountIn)
        let legOut =
            swap.isUnderlying ? legs.lastOut.flatMap(legs.leg) : legs.outgoing(tokenOut, amount: swap.amountOut)
        let input = side(legIn, swap.isUnderlying ? legIn?.got : legIn?.amountIn(reported: swap.amountIn), tokenIn)
        let output = side(
            legOut,
            swap.isUnderlying ? legOut?.gave : legOut?.amountOut(reported: swap.amountOut),
            tokenOut
        )
        guard
            var new = makeSwap(
                swap,
                claim,
                index,
                input: input ?? nativeSide(swap.amountIn, tokenIn, isIn: true),
                output: output ?? nativeSide(swap.amountOut, tokenOut, isIn: false),
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
        guard isTrusted || evidence.isSuperset(of: .flow) else { return }
        guard let amountIn = swap.amountIn ?? legIn?.netIn, let amountOut = swap.amountOut ?? legOut?.netOut
        else { return }
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

    /// An order that a maker filled, or a trade of which only the tokens and amounts are known.
    mutating func resolveFill(_ swap: SwapClaim, _ claim: Claim, _ index: Int) {
        let range = range(of: claim)
        var legs = Legs(of: swap.maker ?? .zero)
        var (inward, outward): (Int?, Int?)
        for place in range {
            let transfer = transfers[place]
            if let maker = swap.maker {
                guard transfer.from == maker || transfer.to == maker else { continue }
                legs.add(transfer)
                if transfer.to == maker, transfer.token == swap.tokenIn { inward = inward ?? place }
                if transfer.from == maker, transfer.token == swap.tokenOut { outward = place }
            } else {
                if transfer.token == swap.tokenIn, transfer.amount == swap.amountIn { inward = inward ?? place }
                if transfer.token == swap.tokenOut, transfer.amount == swap.amountOut { outward = place }
            }
        }
        let known = pool(PoolID(claim.contract, id: swap.id))
        let legIn = swap.maker == nil ? nil : legs.incoming(swap.tokenIn, amount: swap.amountIn)
        let legOut = swap.maker == nil ? nil : legs.outgoing(swap.tokenOut, amount: swap.amountOut)
        let input =
            legIn.flatMap { side($0, swap.amountIn ?? $0.netIn, nil) }
            ?? inward.map { Side(token: transfers[$0].token, amount: transfers[$0].amount, hasMoved: true) }
        let output =
            legOut.flatMap { side($0, swap.amountOut ?? $0.netOut, nil) }
            ?? outward.map { Side(token: transfers[$0].token, amount: transfers[$0].amount, hasMoved: true) }
        guard
            var new = makeSwap(
                swap,
                claim,
                index,
                input: input ?? nativeSide(swap.amountIn, swap.tokenIn, isIn: true),
                output: output ?? nativeSide(swap.amountOut, swap.tokenOut, isIn: false),
                known
            )
        else { return }
        if let maker = swap.maker {
            new.pool = PoolID(maker)
        } else if let inward, let outward, transfers[inward].to == transfers[outward].from {
            new.pool = PoolID(transfers[inward].to)
        }
        new.payer = legIn?.payer ?? inward.map { transfers[$0].from } ?? swap.caller ?? new.payer
        new.recipient = legOut?.recipient ?? outward.map { transfers[$0].to } ?? swap.caller ?? new.recipient
        stream.swaps.append(new)
        for place in [inward, outward] { if let place { isClaimed[place] = true } }
    }

    // MARK: Sides

    /// One side of a swap.
    struct Side {
        var token: Address
        var amount: U256
        var hasMoved: Bool
    }

    private func side(_ leg: Leg?, _ amount: U256?, _ token: Address?) -> Side? {
        guard let leg, let amount, !amount.isZero else { return nil }
        return Side(token: leg.token, amount: amount, hasMoved: true)
    }

    /// The native token as one side of a swap, where only logs are known and something else shows that it moved.
    private func nativeSide(_ amount: U256?, _ token: Address?, isIn: Bool) -> Side? {
        guard let amount, !amount.isZero, transaction.calls == nil, token == nil || token == .nativeToken else {
            return nil
        }
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
    private mutating func makeSwap(
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
        if let isZeroForOne = swap.isZeroForOne, (input.token < output.token) != isZeroForOne { return nil }
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
        // The manager of Uniswap V4 puts the native token first.
        let isZeroForOne = tokenOut != .nativeToken && (tokenIn == .nativeToken || tokenIn < tokenOut)
        guard swap.isZeroForOne == nil || swap.isZeroForOne == isZeroForOne else { return nil }
        return (tokenIn, tokenOut)
    }
}
