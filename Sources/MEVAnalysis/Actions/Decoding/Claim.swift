import ChainDecoding

/// What a log or a call says was done, before anything is believed of it.
struct Claim {
    /// What is said.
    enum Content {
        case swap(SwapClaim)
        case liquidityChange(LiquidityClaim)
        case flashLoan(FlashLoanClaim)
        case liquidation(LiquidationClaim)
        case nftTrade(NFTTradeClaim)
        case settlement(Venue)
    }

    var content: Content
    /// Who says so: the contract that logged or was called.
    var contract: Address
    /// How many transfers of the transaction came before.
    var position: Int
    /// How many transfers came before the call began; `nil` for logs.
    var scope: Int?
    var logIndex: Int?
    var call: Int?

    /// What speaks for the claim by itself.
    var evidence: Evidence { logIndex == nil ? .call : .event }

    func origin(_ index: Int) -> ActionOrigin {
        ActionOrigin(order: position + index, logIndex: logIndex, call: call)
    }
}
