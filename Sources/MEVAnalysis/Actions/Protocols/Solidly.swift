extension EventDecoder {
    /// Velodrome V2 and Aerodrome; earlier forks of Solidly log as Uniswap V2 does.
    static let solidly: [EventDecoder] = [
        pairSwap("Swap(address,address,uint256,uint256,uint256,uint256)", .solidly),
        pairChange("Burn(address,address,uint256,uint256)", .remove, .solidly, topics: 3),
    ]
}
