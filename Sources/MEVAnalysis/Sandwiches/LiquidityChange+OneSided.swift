import ChainDecoding

extension LiquidityChange {
    /// What a deposit of one token alone, or a withdrawal of the other alone, moved, if it moves the price as a swap
    /// between them does.
    func oneSided(_ tokenIn: Address, _ tokenOut: Address) -> (in: U256, out: U256)? {
        guard ticks == nil, kind != .collect else { return nil }
        let moved = amounts.filter { !$0.amount.isZero }
        guard moved.count == 1, let only = moved.first else { return nil }
        if kind == .add { return only.token == tokenIn ? (only.amount, .zero) : nil }
        return only.token == tokenOut ? (.zero, only.amount) : nil
    }
}
