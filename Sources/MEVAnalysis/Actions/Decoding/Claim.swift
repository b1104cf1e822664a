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

/// When the tokens of a claim move.
enum SettlementTime {
    /// Between the contract's claim before and this one.
    case before
    /// Between this claim and the contract's next one.
    case after
    /// At any time, netted with other claims of the contract, as in a vault.
    case netted
    /// Between the accounts that the claim names, at any time.
    case direct
}

struct SwapClaim {
    var venue: Venue
    /// Which pool of the contract.
    var id = Hash32.zero
    var tokenIn: Address?
    var tokenOut: Address?
    var amountIn: U256?
    var amountOut: U256?
    /// Whether the token with the lower address goes in; `nil` where the pool does not order its tokens.
    var isZeroForOne: Bool?
    /// The places among the pool's tokens of the one that goes in and the one that goes out.
    var coins: CoinPair?
    var caller: Address?
    var payer: Address?
    var recipient: Address?
    /// Whose tokens move, where it is not the contract that makes the claim.
    var maker: Address?
    /// Whether what goes in and out may be changed into other tokens on the way, so that the first and last count.
    var isUnderlying = false
    var settlement = SettlementTime.before
    var stateAfter: PoolState?
}

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

struct LiquidityClaim {
    var kind: LiquidityChange.Kind
    var venue: Venue
    var id = Hash32.zero
    var owner: Address?
    /// The amounts; without any, all that moves is taken.
    var amounts: [U256] = []
    /// The tokens of the amounts, where the claim names them.
    var tokens: [Address] = []
    var ticks: Range<Int32>?
    var liquidity: U256?
    /// When the tokens move; `nil` when none do.
    var settlement: SettlementTime? = .before
}

struct FlashLoanClaim {
    var venue: Venue
    var borrower: Address
    /// The tokens; none where they follow from what moves.
    var token: Address?
    var amount: U256
    var fee: U256
    /// Whether the token is that with the lower address, of a pool of two that does not name it.
    var isToken0: Bool?
}

struct LiquidationClaim {
    var venue: Venue
    var id = Hash32.zero
    var liquidator: Address?
    var borrower: Address?
    var debtToken: Address?
    var debtAmount: U256?
    var collateralToken: Address?
    var collateralAmount: U256?
}

struct NFTTradeClaim {
    var venue: Venue
    var seller: Address?
    var buyer: Address?
    var collection: Address?
    var tokenID: U256?
    var count = U256.one
    var priceToken: Address?
    var price: U256?
}
