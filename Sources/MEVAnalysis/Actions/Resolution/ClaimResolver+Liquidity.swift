import ChainDecoding

extension ClaimResolver {
    /// A change whose tokens went through the pool since its last claim.
    mutating func resolveLiquidity(_ change: LiquidityClaim, _ claim: Claim, _ index: Int, legs: Legs) {
        let isIn = change.kind == .add
        let moved = legs.legs.filter { isIn ? $0.netIn != nil : $0.netOut != nil }.sorted { $0.token < $1.token }
        let id = PoolID(claim.contract, id: change.id)
        let known = pool(id)
        guard !moved.isEmpty || known != nil else { return }
        // Other contracts have functions of the same names as pairs; only these take or give two tokens at once.
        if change.venue == .uniswapV2, moved.count != 2, known == nil { return }
        var evidence = claim.evidence
        if known != nil { evidence.insert(.directory) }
        if !moved.isEmpty {
            evidence.insert(isIn ? .inflow : .outflow)
            provenPools.insert(id)
        }
        let amounts: [TokenAmount] =
            if change.amounts.isEmpty || known == nil && change.venue == .curve {
                moved.map { TokenAmount(token: $0.token, amount: (isIn ? $0.netIn : $0.netOut) ?? .zero) }
            } else {
                Self.amounts(of: change, tokens: known?.tokens, moved: moved)
            }
        let account = moved.last.flatMap { isIn ? $0.payer : $0.recipient }
        append(change, claim, index, amounts: amounts, account: account, evidence: evidence)
    }

    /// A change by which no tokens move, or by which they move at another time: believed only of pools that are known,
    /// or that have moved tokens in the same transaction as they said.
    mutating func resolveUnsettledLiquidity(_ change: LiquidityClaim, _ claim: Claim, _ index: Int) {
        let id = PoolID(claim.contract, id: change.id)
        let known = pool(id)
        let isTrusted = known != nil || decoder.chain.vaults.contains(claim.contract)
        guard isTrusted || provenPools.contains(id), change.liquidity.map({ !$0.isZero }) ?? true else { return }
        let tokens = change.tokens.isEmpty ? known?.tokens ?? provenTokens(of: id) : change.tokens
        append(
            change,
            claim,
            index,
            amounts: Self.amounts(of: change, tokens: tokens, moved: []),
            account: nil,
            evidence: isTrusted ? [claim.evidence, .directory] : claim.evidence
        )
    }

    private mutating func append(
        _ change: LiquidityClaim,
        _ claim: Claim,
        _ index: Int,
        amounts: [TokenAmount],
        account: Address?,
        evidence: Evidence
    ) {
        stream.liquidityChanges.append(
            LiquidityChange(
                kind: change.kind,
                venue: change.venue,
                pool: PoolID(claim.contract, id: change.id),
                owner: change.owner,
                account: account,
                amounts: amounts,
                ticks: change.ticks,
                liquidity: change.liquidity,
                evidence: evidence,
                origin: claim.origin(index)
            )
        )
    }

    /// The amounts that a claim tells with the tokens that it names, or else the pool has, or else moved.
    private static func amounts(of change: LiquidityClaim, tokens: [Address]?, moved: [Leg]) -> [TokenAmount] {
        if change.tokens.count == change.amounts.count {
            return zip(change.tokens, change.amounts).map { TokenAmount(token: $0, amount: $1) }
        }
        var names = [Address?](repeating: nil, count: change.amounts.count)
        if let tokens, tokens.count >= names.count {
            names = Array(tokens.prefix(names.count))
        } else if moved.count == names.count {
            names = moved.map(\.token)
        } else if moved.count == 1, change.amounts.count(where: { !$0.isZero }) == 1,
            let only = change.amounts.firstIndex(where: { !$0.isZero })
        {
            names[only] = moved[0].token
        }
        return zip(names, change.amounts).map { TokenAmount(token: $0, amount: $1) }
    }

    /// The tokens of a pool of two, in the order of their addresses, as its other actions in the transaction show them.
    private func provenTokens(of id: PoolID) -> [Address]? {
        for swap in stream.swaps.prefix(Self.reach) where swap.pool == id {
            return [min(swap.tokenIn, swap.tokenOut), max(swap.tokenIn, swap.tokenOut)]
        }
        for change in stream.liquidityChanges.prefix(Self.reach) where change.pool == id && change.amounts.count == 2 {
            if let first = change.amounts[0].token, let second = change.amounts[1].token { return [first, second] }
        }
        return nil
    }
}
