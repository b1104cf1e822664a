import ChainDecoding

/// Holds what is claimed against what moved, and makes actions of what agrees.
///
/// One pass over transfers and claims in their order keeps, for each contract that claims or does something, what went
/// through it since its last claim. Claims that tokens settle at another time are looked at afterwards, each over a
/// bounded number of transfers around it.
struct ClaimResolver {
    /// How many transfers before and after a claim are looked at where nothing else bounds them.
    static let reach = 512

    /// What went through an account and has not been claimed.
    struct Window {
        var account: Address
        /// The first and the last touch that is not claimed; -1 for none.
        var first = -1
        var last = -1
        /// The claim whose tokens move after it; -1 for none.
        var pending = -1
        /// Whether touches are kept until the end, whatever is claimed.
        var isNetted = false
        /// Whether a claim has been made.
        var hasClaims = false
    }

    /// A transfer that goes through a window's account, and the next one.
    struct Touch {
        var transfer: Int
        var next: Int
    }

    /// A token that a contract nets over several swaps.
    struct NettedToken: Hashable {
        var contract: Address
        var token: Address
    }

    /// The first claim by which a token came out, and the last by which it went in.
    struct NettedUse {
        var firstOut = Int.max
        var lastIn = -1
    }

    let decoder: ActionDecoder
    let transaction: TransactionRecord
    let claims: [Claim]
    var transfers: [AssetTransfer]
    var stream: ActionStream
    var windows: [Window] = []
    var touches: [Touch] = []
    /// Whether a swap was made of a transfer, by the transfer's index.
    var isClaimed: [Bool]
    /// The pools of which an action has been believed because tokens moved.
    var provenPools: Set<PoolID> = []
    /// What went through contracts that net, by the index of the window.
    var nettedLegs: [Int: Legs] = [:]
    /// Which claims of contracts that net took and gave a token.
    private(set) var nettedUses: [NettedToken: NettedUse] = [:]
    var windowIndexes: [Address: Int] = [:]
    /// The first transfer from each account; `nil` until it is asked for.
    var firstGiven: [Address: Int]?

    init(_ observations: Observations, of transaction: TransactionRecord, at place: Int, by decoder: ActionDecoder) {
        self.decoder = decoder
        self.transaction = transaction
        claims = observations.claims
        transfers = observations.transfers
        isClaimed = [Bool](repeating: false, count: observations.transfers.count)
        stream = ActionStream(transaction: place)
        for (place, claim) in claims.enumerated() {
            guard let time = claim.windowTime else { continue }
            let index = window(of: claim.contract)
            windows[index].hasClaims = true
            if time == .netted { windows[index].isNetted = true }
            if time == .netted, case .swap(let swap) = claim.content { use(swap, claim.contract, place) }
        }
        guard transfers.count > 1 else { return }
        // In order, so that what is found does not depend on how a set is laid out.
        for account in observations.actors.sorted() where !isParty(account) { _ = window(of: account) }
    }

    /// The actions.
    mutating func resolve() -> ActionStream {
        if !windows.isEmpty || !claims.isEmpty {
            var next = 0
            for transfer in transfers.indices {
                while next < claims.count, claims[next].position <= transfer {
                    settle(next)
                    next += 1
                }
                touch(transfer)
            }
            for claim in next..<claims.count { settle(claim) }
            for index in windows.indices { finish(index) }
            for index in claims.indices { resolveOutsideWindows(index) }
            resolveUnknownExchanges()
            sort()
        }
        stream.transfers = transfers
        return stream
    }

    private mutating func use(_ swap: SwapClaim, _ contract: Address, _ place: Int) {
        let (tokenIn, tokenOut) = tokens(of: swap, pool(PoolID(contract, id: swap.id)))
        if let tokenIn {
            nettedUses[NettedToken(contract: contract, token: tokenIn), default: NettedUse()].lastIn = place
        }
        guard let tokenOut else { return }
        let key = NettedToken(contract: contract, token: tokenOut)
        if (nettedUses[key]?.firstOut ?? .max) > place { nettedUses[key, default: NettedUse()].firstOut = place }
    }

    // MARK: Claims

    private mutating func settle(_ claim: Int) {
        guard let time = claims[claim].windowTime, let index = windowIndexes[claims[claim].contract],
            !windows[index].isNetted
        else { return }
        finish(index)
        switch time {
        case .before: resolve(claim, in: index)
        case .after: windows[index].pending = claim
        case .netted, .direct: break
        }
        windows[index].first = -1
        windows[index].last = -1
    }

    private mutating func finish(_ index: Int) {
        let claim = windows[index].pending
        guard claim >= 0 else { return }
        windows[index].pending = -1
        resolve(claim, in: index)
    }

    private mutating func resolve(_ index: Int, in window: Int) {
        let claim = claims[index]
        switch claim.content {
        case .swap(let swap): resolveSwap(swap, claim, index, legs: legs(window), window: window)
        case .liquidityChange(let change): resolveLiquidity(change, claim, index, legs: legs(window))
        case .flashLoan(let loan): resolveLoans(loan.venue, claim, index, legs: legs(window))
        case .nftTrade(let trade): resolveTrade(trade, claim, index, window: window)
        case .liquidation, .settlement: break
        }
    }

    private mutating func resolveOutsideWindows(_ index: Int) {
        let claim = claims[index]
        switch claim.content {
        case .swap(let swap) where swap.settlement == .direct: resolveFill(swap, claim, index)
        case .swap(let swap) where windowIndexes[claim.contract].map({ windows[$0].isNetted }) ?? false:
            resolveNettedSwap(swap, claim, index)
        case .liquidityChange(let change) where claim.windowTime == nil || change.settlement == .netted:
            resolveUnsettledLiquidity(change, claim, index)
        case .flashLoan(let loan) where claim.windowTime == nil: resolveLoan(loan, claim, index)
        case .liquidation(let liquidation): resolveLiquidation(liquidation, claim, index)
        case .nftTrade(let trade) where claim.windowTime == nil: resolveTrade(trade, claim, index)
        case .settlement(let venue): resolveSettlement(venue, claim, index)
        default: break
        }
    }

    private mutating func resolveSettlement(_ venue: Venue, _ claim: Claim, _ index: Int) {
        guard decoder.chain.settlementContracts.contains(claim.contract) else { return }
        stream.settlements.append(
            Settlement(
                venue: venue,
                contract: claim.contract,
                solver: transaction.sender,
                evidence: [claim.evidence, .directory],
                origin: claim.origin(index)
            )
        )
    }

    // MARK: Help

    /// Whether an account is one that the transaction is done by or for.
    func isParty(_ account: Address) -> Bool {
        account == transaction.sender || account == transaction.recipient
    }

    /// What is known of a pool.
    func pool(_ id: PoolID) -> Pool? { decoder.directory?.pool(id) }

    /// The transfers that a claim may be about: those of its call, or some around its log.
    func range(of claim: Claim) -> Range<Int> {
        if let scope = claim.scope { return max(scope, claim.position - Self.reach)..<claim.position }
        return max(0, claim.position - Self.reach)..<min(transfers.count, claim.position + Self.reach)
    }

    private mutating func sort() {
        stream.swaps.sort { $0.origin < $1.origin }
        stream.liquidityChanges.sort { $0.origin < $1.origin }
        stream.flashLoans.sort { $0.origin < $1.origin }
        stream.nftTrades.sort { $0.origin < $1.origin }
    }
}

extension Claim {
    /// When the tokens of a claim move through its contract; `nil` when they do not, or nobody knows when.
    var windowTime: SettlementTime? {
        switch content {
        case .swap(let swap): swap.settlement == .direct ? nil : swap.settlement
        case .liquidityChange(let change): change.settlement
        case .flashLoan(let loan):
            loan.token != nil || scope != nil && loan.venue != .uniswapV3
                ? nil : loan.venue == .dydx ? .after : .before
        case .nftTrade(let trade): trade.venue == .sudoswap ? .before : nil
        case .liquidation, .settlement: nil
        }
    }
}
