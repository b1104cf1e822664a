public import ChainDecoding

/// What a profit is worth in one asset, such as the native token.
///
/// Each net is rounded towards zero by itself.
public struct Valuation: Sendable, Hashable {
    /// What it is measured in.
    public var quote: Asset
    /// What all nets that have a price are worth; what was paid to the beneficiary directly is taken off already.
    public var value: I256
    /// What was paid for gas is worth; `nil` when the fee or its price is not known.
    public var gasFee: U256?
    /// What the block's beneficiary got is worth, of the fee and directly; `nil` when it or its price is not known.
    public var beneficiaryIncome: U256?
    /// The assets that have no price, or whose value does not fit, in order: they are worth more or less than nothing.
    public var unpricedAssets: [Asset]

    /// Creates a valuation.
    public init(
        quote: Asset,
        value: I256,
        gasFee: U256? = nil,
        beneficiaryIncome: U256? = nil,
        unpricedAssets: [Asset] = []
    ) {
        self.quote = quote
        self.value = value
        self.gasFee = gasFee
        self.beneficiaryIncome = beneficiaryIncome
        self.unpricedAssets = unpricedAssets
    }

    /// What is left after gas; `nil` when that is not known.
    public var netValue: I256? {
        gasFee.flatMap { I256(magnitude: $0, isNegative: false) }.flatMap(value.subtracting)
    }
}

extension Profit {
    /// What the profit is worth.
    ///
    /// - Parameters:
    ///   - quote: What it is measured in.
    ///   - prices: Who knows what assets are worth, such as ``PoolPrices`` of the block.
    ///   - block: The number of the block.
    ///   - timestamp: When the block was made, in seconds since 1970, where that is known.
    /// - Returns: The value of all that has a price, and what has none.
    public func valuation(
        in quote: Asset = .native,
        by prices: some PriceSource,
        at block: UInt64,
        timestamp: UInt64? = nil
    ) -> Valuation {
        func value(of amount: U256, _ asset: Asset) -> U256? {
            if asset == quote || amount.isZero { return amount }
            return prices.price(of: asset, in: quote, at: block, timestamp: timestamp)?.value(of: amount)
        }
        var result = Valuation(quote: quote, value: .zero)
        for net in nets {
            let worth = value(of: net.net.magnitude, net.asset)
                .flatMap { I256(magnitude: $0, isNegative: net.net.isNegative) }
            if let sum = worth.flatMap(result.value.adding) {
                result.value = sum
            } else {
                result.unpricedAssets.append(net.asset)
            }
        }
        result.gasFee = gasFee.flatMap { value(of: $0, .native) }
        result.beneficiaryIncome = priorityFee.flatMap { fee in beneficiaryPayment.flatMap(fee.adding) }
            .flatMap { value(of: $0, .native) }
        return result
    }
}
