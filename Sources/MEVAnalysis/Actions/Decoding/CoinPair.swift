import ChainDecoding

/// The places of two tokens among those of a pool.
struct CoinPair {
    var sold: Int
    var bought: Int

    /// The places that a log tells; `nil` when no pool has so many tokens.
    init?(_ sold: U256, _ bought: U256) {
        guard sold < 64, bought < 64 else { return nil }
        self.sold = Int(truncating: sold)
        self.bought = Int(truncating: bought)
    }
}
