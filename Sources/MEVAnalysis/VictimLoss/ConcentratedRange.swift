import ChainDecoding

/// A pool of Uniswap V3 or V4 as long as its price stays where its liquidity is the same.
struct ConcentratedRange: Hashable {
    private static let unit: U256 = U256(UInt128(1) << 96)
    private static let million: U256 = 1_000_000

    /// The square root of the price of the token with the lower address, in units of 2⁻⁹⁶.
    var sqrtPrice: U256
    var liquidity: U256

    /// A step: where the price goes, and what comes out.
    struct Step: Hashable {
        var sqrtPrice: U256
        var amountOut: U256
    }

    /// What happens for an exact amount in; `nil` where it does not fit.
    func step(amountIn: U256, isZeroForOne: Bool, feeMillionths: UInt32) -> Step? {
        guard feeMillionths < 1_000_000, !liquidity.isZero, !sqrtPrice.isZero,
            let paid = amountIn.mulDiv(Self.million &- U256(UInt64(feeMillionths)), Self.million)
        else { return nil }
        guard isZeroForOne else {
            guard let rise = paid.mulDiv(Self.unit, liquidity), let next = sqrtPrice.adding(rise),
                let scaled = liquidity.multiplied(by: Self.unit)
            else { return nil }
            return scaled.mulDiv(rise, next).map { Step(sqrtPrice: next, amountOut: $0.divided(by: sqrtPrice)) }
        }
        guard let scaled = liquidity.multiplied(by: Self.unit),
            let divisor = paid.multiplied(by: sqrtPrice)?.adding(scaled),
            let next = scaled.mulDiv(sqrtPrice, divisor, rounding: .ceiling)
        else { return nil }
        return liquidity.mulDiv(sqrtPrice.subtractingSaturating(next), Self.unit)
            .map {
                Step(sqrtPrice: next, amountOut: $0)
            }
    }

    /// The range as it was before an amount came out of it and led here.
    func before(amountOut: U256, wasZeroForOne: Bool) -> ConcentratedRange? {
        guard !liquidity.isZero, let scaled = liquidity.multiplied(by: Self.unit) else { return nil }
        var range = self
        if wasZeroForOne {
            guard let fall = amountOut.mulDiv(Self.unit, liquidity, rounding: .ceiling),
                let sum = sqrtPrice.adding(fall)
            else { return nil }
            range.sqrtPrice = sum
        } else {
            guard let divisor = amountOut.multiplied(by: sqrtPrice)?.adding(scaled),
                let price = scaled.mulDiv(sqrtPrice, divisor)
            else { return nil }
            range.sqrtPrice = price
        }
        return range
    }

    /// What went in, without the fee, to move the price from here to another; `nil` where it does not fit.
    func paid(to target: U256, isZeroForOne: Bool) -> U256? {
        let (low, high) = (min(sqrtPrice, target), max(sqrtPrice, target))
        guard isZeroForOne else { return liquidity.mulDiv(high &- low, Self.unit, rounding: .ceiling) }
        guard !low.isZero, let scaled = liquidity.multiplied(by: Self.unit),
            let product = scaled.mulDiv(high &- low, high, rounding: .ceiling)
        else { return nil }
        return product.quotientAndRemainder(dividingBy: low)
            .map { parts in
                parts.remainder.isZero ? parts.quotient : parts.quotient &+ .one
            }
    }

    /// What an amount in is worth at the price, without fee, rounded up.
    func value(of amountIn: U256, isZeroForOne: Bool) -> U256? {
        guard !sqrtPrice.isZero else { return nil }
        let factors = isZeroForOne ? (sqrtPrice, Self.unit) : (Self.unit, sqrtPrice)
        return amountIn.mulDiv(factors.0, factors.1, rounding: .ceiling)?
            .mulDiv(factors.0, factors.1, rounding: .ceiling)
    }
}
