import ChainDecoding

extension I256 {
    /// The difference of two numbers without sign, or `nil` when it does not fit.
    init?(difference left: U256, _ right: U256) {
        let isNegative = left < right
        self.init(magnitude: isNegative ? right &- left : left &- right, isNegative: isNegative)
    }
}
