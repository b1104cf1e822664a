import ChainDecoding

/// Replays a pool as it would have been without an attacker's swaps, from before its first one.
struct LossReplay {
    private enum Model {
        case product(ConstantProduct)
        case range(ConcentratedRange)
        case unknown
    }

    private let front: Swap
    private let feeMillionths: UInt32?
    /// The pool without the attack, seen in the attacker's direction.
    private var model: Model
    /// The same before anybody else swapped, for bounds.
    private let start: Model
    /// The price where the last swap led, of a pool with ranges.
    private var lastPrice: U256?
    /// Whether all so far was as the model says.
    private var isExact = true
    private var isFirst = true

    /// Creates a replay.
    ///
    /// - Parameters:
    ///   - front: The attacker's first swap.
    ///   - before: What the pool was like before it, where an earlier swap tells.
    ///   - feeMillionths: The pool's fee, where it is known.
    init(front: Swap, before: PoolState?, feeMillionths: UInt32?) {
        self.front = front
        self.feeMillionths = feeMillionths
        switch front.stateAfter {
        case .reserves where front.venue == .uniswapV2:
            model = Self.product(before: front, feeMillionths: feeMillionths).map(Model.product) ?? .unknown
        case .concentrated(let price, let liquidity, _):
            lastPrice = price
            var range = ConcentratedRange(sqrtPrice: price, liquidity: U256(liquidity))
                .before(amountOut: front.reportedOut ?? front.amountOut, wasZeroForOne: front.isZeroForOne)
            if case .concentrated(let price, let earlier, _) = before {
                range?.sqrtPrice = price
                isExact = earlier == liquidity
            }
            model = range.map(Model.range) ?? .unknown
        default: model = .unknown
        }
        start = model
    }

    /// Goes past a change of liquidity by others, after which the formulas tell bounds only.
    mutating func pass(_ change: LiquidityChange) {
        if change.kind != .collect { isExact = false }
    }

    /// Goes past a swap of the attacker.
    mutating func skip(_ swap: Swap) {
        if case .concentrated(let price, _, _) = swap.stateAfter { lastPrice = price }
    }

    /// What somebody else's swap lost in the attacker's direction; `nil` in the other one.
    mutating func loss(of swap: Swap) -> VictimLoss? {
        let isVictim = swap.tokenIn == front.tokenIn && swap.tokenOut == front.tokenOut
        guard isVictim || swap.tokenIn == front.tokenOut && swap.tokenOut == front.tokenIn else {
            isExact = false
            return nil
        }
        let replayed: VictimLoss?
        switch model {
        case .product(let pool): replayed = isExact ? replay(swap, pool, isReversed: !isVictim) : nil
        case .range(let range): replayed = isExact ? replay(swap, range) : nil
        case .unknown: replayed = nil
        }
        skip(swap)
        if replayed == nil { isExact = false }
        defer { if isVictim { isFirst = false } }
        return isVictim ? replayed ?? bounds(of: swap) : nil
    }

    // MARK: Formulas

    private mutating func replay(_ swap: Swap, _ pool: ConstantProduct, isReversed: Bool) -> VictimLoss? {
        let (amountIn, amountOut) = (swap.reportedIn ?? swap.amountIn, swap.reportedOut ?? swap.amountOut)
        guard let actual = Self.product(before: swap, feeMillionths: feeMillionths) else { return nil }
        var pool = isReversed ? pool.reversed : pool
        let loss: VictimLoss
        if actual.amountOut(for: amountIn) == amountOut {
            guard let out = pool.amountOut(for: amountIn) else { return nil }
            loss = VictimLoss(swap.tokenOut, out.subtractingSaturating(amountOut), without: out, .replay)
            pool.apply(amountIn: amountIn, amountOut: out)
        } else if actual.amountIn(for: amountOut) == amountIn {
            guard let paid = pool.amountIn(for: amountOut) else { return nil }
            loss = VictimLoss(swap.tokenIn, amountIn.subtractingSaturating(paid), without: paid, .replay)
            pool.apply(amountIn: paid, amountOut: amountOut)
        } else {
            return nil
        }
        model = .product(isReversed ? pool.reversed : pool)
        return loss
    }

    private mutating func replay(_ swap: Swap, _ range: ConcentratedRange) -> VictimLoss? {
        let (amountIn, amountOut) = (swap.reportedIn ?? swap.amountIn, swap.reportedOut ?? swap.amountOut)
        guard case .concentrated(let price, let liquidity, _) = swap.stateAfter, let lastPrice else { return nil }
        let actual = ConcentratedRange(sqrtPrice: lastPrice, liquidity: U256(liquidity))
        let isZeroForOne = swap.isZeroForOne
        guard
            let fee = feeMillionths
                ?? Self.fee(amountIn: amountIn, paid: actual.paid(to: price, isZeroForOne: isZeroForOne)),
            actual.step(amountIn: amountIn, isZeroForOne: isZeroForOne, feeMillionths: fee)?.amountOut == amountOut,
            let step = range.step(amountIn: amountIn, isZeroForOne: isZeroForOne, feeMillionths: fee)
        else { return nil }
        var range = range
        range.sqrtPrice = step.sqrtPrice
        model = .range(range)
        let lost = step.amountOut.subtractingSaturating(amountOut)
        return VictimLoss(swap.tokenOut, lost, without: step.amountOut, .inRange)
    }

    /// The fee in millionths, to the nearest one.
    private static func fee(amountIn: U256, paid: U256?) -> UInt32? {
        guard let paid, let fee = amountIn.subtracting(paid), let halves = fee.mulDiv(2_000_000, amountIn) else {
            return nil
        }
        return UInt32(exactly: (halves &+ .one) &>> 1)
    }

    /// The reserves before a swap, in its direction.
    private static func product(before swap: Swap, feeMillionths: UInt32?) -> ConstantProduct? {
        guard case .reserves(let low, let high) = swap.stateAfter else { return nil }
        let (after, other) = swap.isZeroForOne ? (low, high) : (high, low)
        guard let reserveIn = U256(after).subtracting(swap.reportedIn ?? swap.amountIn),
            let reserveOut = U256(other).adding(swap.reportedOut ?? swap.amountOut)
        else { return nil }
        return ConstantProduct(
            reserveIn: reserveIn,
            reserveOut: reserveOut,
            feeMillionths: feeMillionths ?? ConstantProduct.usualFee
        )
    }

    // MARK: Bounds

    /// What follows from prices that only get worse the more is swapped.
    private func bounds(of swap: Swap) -> VictimLoss {
        let (amountIn, amountOut) = (swap.amountIn, swap.amountOut)
        let value: U256? =
            switch start {
            case .product(let pool): pool.value(of: amountIn)
            case .range(let range): range.value(of: amountIn, isZeroForOne: swap.isZeroForOne)
            case .unknown: nil
            }
        let atLeast = isFirst ? leastLoss(of: swap) : .zero
        let atMost = value.map { max($0.subtractingSaturating(amountOut), atLeast) }
        return VictimLoss(token: swap.tokenOut, atLeast: atLeast, atMost: atMost, basis: .bounds)
    }

    /// The victim would have had at least the attacker's price for as much as the attacker swapped, and at least its
    /// own for the rest.
    private func leastLoss(of swap: Swap) -> U256 {
        if swap.amountIn <= front.amountIn {
            return front.amountOut.mulDiv(swap.amountIn, front.amountIn)?.subtractingSaturating(swap.amountOut) ?? .zero
        }
        let own = swap.amountOut.mulDiv(front.amountIn, swap.amountIn, rounding: .ceiling)
        return own.map { front.amountOut.subtractingSaturating($0) } ?? .zero
    }
}

extension VictimLoss {
    fileprivate init(_ token: Address, _ amount: U256, without: U256, _ basis: Basis) {
        self.init(token: token, atLeast: amount, atMost: amount, withoutAttack: without, basis: basis)
    }
}
