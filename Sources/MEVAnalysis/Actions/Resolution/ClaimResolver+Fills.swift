import ChainDecoding

extension ClaimResolver {
    /// How many transfers before the log of an order may be the one that pays its maker: some are fees.
    private static let makerReach = 16

    /// An order that a maker filled, or a trade of which only the tokens and amounts are known.
    mutating func resolveFill(_ swap: SwapClaim, _ claim: Claim, _ index: Int) {
        var swap = swap
        if swap.maker == nil, swap.tokenIn == nil { swap.maker = maker(before: claim) }
        let moved = moved(by: swap, in: range(of: claim))
        let legIn = moved.legs?.incoming(swap.tokenIn, amount: swap.amountIn)
        let legOut = moved.legs?.outgoing(swap.tokenOut, amount: swap.amountOut)
        let input = moved.inward.map(side) ?? side(legIn, legIn?.netIn)
        let output = moved.outward.map(side) ?? side(legOut, legOut?.netOut)
        guard
            var new = makeSwap(
                swap,
                claim,
                index,
                input: input ?? nativeSide(of: swap, swap.tokenIn, isIn: true),
                output: output ?? nativeSide(of: swap, swap.tokenOut, isIn: false),
                pool(PoolID(claim.contract, id: swap.id))
            )
        else { return }
        if let maker = swap.maker {
            new.pool = PoolID(maker)
        } else if let inward = moved.inward, let outward = moved.outward,
            transfers[inward].to == transfers[outward].from
        {
            new.pool = PoolID(transfers[inward].to)
        }
        new.payer = moved.inward.map { transfers[$0].from } ?? legIn?.payer ?? new.payer
        new.recipient = moved.outward.map { transfers[$0].to } ?? legOut?.recipient ?? new.recipient
        stream.swaps.append(new)
        for place in [moved.inward, moved.outward] { if let place { isClaimed[place] = true } }
    }

    /// Whose order was filled, where nobody says: who got a token last before, for another one given earlier.
    ///
    /// Pools, and those by whom or for whom the transaction is done, do that as well, and are none.
    private mutating func maker(before claim: Claim) -> Address? {
        let givers = firstGiven ?? Dictionary(transfers.indices.map { (transfers[$0].from, $0) }) { first, _ in first }
        firstGiven = givers
        let exchanges = decoder.chain.exchanges
        return (0..<claim.position).suffix(Self.makerReach).reversed()
            .first { place in
                let transfer = transfers[place]
                guard transfer.isFungible, let given = givers[transfer.to], given < place,
                    transfers[given].isFungible, transfers[given].token != transfer.token
                else { return false }
                let hasClaims = windowIndexes[transfer.to].map { windows[$0].hasClaims } ?? false
                return !hasClaims && !isParty(transfer.to) && !exchanges.contains(transfer.to)
            }
            .map { transfers[$0].to }
    }

    /// What a fill may have moved: the transfers of its tokens and amounts, and all that went through the maker.
    private func moved(by swap: SwapClaim, in range: Range<Int>) -> (inward: Int?, outward: Int?, legs: Legs?) {
        var legs = swap.maker.map(Legs.init)
        var (inward, outward): (Int?, Int?)
        for place in range {
            let transfer = transfers[place]
            if let maker = swap.maker {
                guard transfer.from == maker || transfer.to == maker else { continue }
                legs?.add(transfer)
            }
            if inward == nil, transfer.token == swap.tokenIn, transfer.amount == swap.amountIn ?? transfer.amount,
                transfer.to == swap.maker ?? transfer.to
            {
                inward = place
            }
            if transfer.token == swap.tokenOut, transfer.amount == swap.amountOut ?? transfer.amount,
                transfer.from == swap.maker ?? transfer.from
            {
                outward = place
            }
        }
        return (inward, outward, legs)
    }

    private func side(_ transfer: Int) -> Side {
        Side(token: transfers[transfer].token, amount: transfers[transfer].amount, hasMoved: true)
    }
}
