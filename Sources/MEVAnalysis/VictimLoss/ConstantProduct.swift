import ChainDecoding

/// A pool that keeps the product of its reserves, as Uniswap V2 reckons.
struct ConstantProduct: Hashable {
    /// What a swap pays, in millionths, in Uniswap V2 and where nothing else is known.
    static let usualFee: UInt32 = 3_000

    private static let million: U256 = 1_000_000

    var reserveIn: U256
    var reserveOut: U256
    /// What is left of an amount in after the fee, in millionths.
    var keptMillionths: U256

    init(reserveIn: U256, reserveOut: U256, feeMillionths: UInt32) {
        self.reserveIn = reserveIn
        self.reserveOut = reserveOut
        keptMillionths = Self.million.subtractingSaturating(U256(UInt64(feeMillionths)))
    }

    /// What comes out for an exact amount in; `nil` where it does not fit or the pool is empty.
    func amountOut(for amountIn: U256) -> U256? {
        guard !reserveIn.isZero, !reserveOut.isZero, let paid = amountIn.multiplied(by: keptMillionths),
            let sum = reserveIn.multiplied(by: Self.million)?.adding(paid)
        else { return nil }
        return paid.mulDiv(reserveOut, sum)
    }

    /// What has to go in for an exact amount out; `nil` where the pool has not so much.
    func amountIn(for amountOut: U256) -> U256? {
        guard amountOut < reserveOut, !keptMillionths.isZero,
            let scaled = amountOut.multiplied(by: Self.million),
            let rest = (reserveOut &- amountOut).multiplied(by: keptMillionths)
        else { return nil }
        return reserveIn.mulDiv(scaled, rest)?.adding(.one)
    }

    /// What an amount in is worth at the price, without fee, rounded up.
    func value(of amountIn: U256) -> U256? { amountIn.mulDiv(reserveOut, reserveIn, rounding: .ceiling) }

    /// Takes an amount in and gives one out; keeps as it is what does not fit.
    mutating func apply(amountIn: U256, amountOut: U256) {
        reserveIn = reserveIn.addingSaturating(amountIn)
        reserveOut = reserveOut.subtractingSaturating(amountOut)
    }

    /// The pool seen from the other token.
    var reversed: ConstantProduct {
        var pool = self
        (pool.reserveIn, pool.reserveOut) = (reserveOut, reserveIn)
        return pool
    }
}
