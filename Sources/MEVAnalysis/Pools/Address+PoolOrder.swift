import ChainDecoding

extension Address {
    /// Whether pools that order their two tokens put this one first: by address, the native token before all, which is
    /// the zero address in Uniswap V4.
    func precedesInPools(_ other: Address) -> Bool {
        other != .nativeToken && (self == .nativeToken || self < other)
    }
}

extension Swap {
    /// Whether the pool took the first of its two tokens.
    var isZeroForOne: Bool { tokenIn.precedesInPools(tokenOut) }
}
