import ChainDecoding

/// The functions that move tokens.
enum TokenSelectors {
    static let transfer = Selector(signature: "transfer(address,uint256)")
    static let transferFrom = Selector(signature: "transferFrom(address,address,uint256)")
    static let safeTransferFrom = Selector(signature: "safeTransferFrom(address,address,uint256)")
    static let safeTransferFromData = Selector(signature: "safeTransferFrom(address,address,uint256,bytes)")
    static let safeTransferFrom1155 = Selector(signature: "safeTransferFrom(address,address,uint256,uint256,bytes)")
    /// How a market of Compound V2 takes collateral: its tokens go from the second address to the first, of late less
    /// what the market keeps.
    static let seize = Selector(signature: "seize(address,address,uint256)")
    static let withdraw = Selector(signature: "withdraw(uint256)")

    /// All of them but `withdraw`.
    static let all: Set<Selector> = [
        transfer, transferFrom, safeTransferFrom, safeTransferFromData, safeTransferFrom1155, seize,
    ]
}
