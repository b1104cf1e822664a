import ChainDecoding
import MEVAnalysis

/// Blocks of which anything is said about a few accounts, with amounts at the ends of what fits.
struct HostileBlock {
    static let accounts =
        (0..<8).map { Address.test($0) } + [
            .zero, .nativeToken, ChainContracts.ethereum.wrappedNativeToken, ChainContracts.ethereum.vaults[0],
            ChainContracts.ethereum.settlementContracts[0],
        ]
    private static let amounts: [U256] = [0, 1, 2, 1_000, 1 &<< 96, 1 &<< 128, .max &>> 1, .max &- 1, .max]

    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &generator)]
    }

    private mutating func account() -> Address { pick(Self.accounts) }

    /// A pool, a lender or a market; now and then any account.
    private mutating func exchange() -> Address {
        pick(Int.random(in: 0..<20, using: &generator) == 0 ? Self.accounts : [.test(50), .test(51), .test(52)])
    }

    /// A token; now and then any account.
    private mutating func token() -> Address {
        let tokens = [Address.test(100), .test(101), .nativeToken, ChainContracts.ethereum.wrappedNativeToken]
        return pick(Int.random(in: 0..<20, using: &generator) == 0 ? Self.accounts : tokens)
    }

    private mutating func amount() -> U256 { pick(Self.amounts) }

    private mutating func isTrue() -> Bool { Bool.random(using: &generator) }

    /// The next block; its hash is its number.
    mutating func next(_ number: UInt64, transactions count: Int = 8, actions: Int = 6) -> AnalyzedBlock {
        let records = (0..<count).map { record($0, in: number) }
        var all = BlockActions(streams: (0..<count).map { stream($0, actions) })
        // One stream too many, and attempts of a transaction that is not there.
        all.streams.append(stream(count, actions))
        all.attempts = [stream(0, actions), stream(count + 7, actions)]
        let block = BlockRecord(
            number: number,
            hash: Hash32(number, 0, 0, 0),
            timestamp: number,
            beneficiary: isTrue() ? account() : nil,
            baseFeePerGas: isTrue() ? amount() : nil,
            transactions: records
        )
        return AnalyzedBlock(block, actions: all)
    }

    private mutating func record(_ place: Int, in number: UInt64) -> TransactionRecord {
        TransactionRecord(
            index: place,
            hash: Hash32(number, UInt64(place), 1, 1),
            sender: isTrue() ? account() : nil,
            recipient: isTrue() ? account() : nil,
            value: isTrue() ? amount() : nil,
            gasUsed: .max,
            effectiveGasPrice: amount(),
            logs: isTrue() ? [.mark(account())] : nil,
            calls: isTrue() ? [] : nil
        )
    }

    private mutating func stream(_ place: Int, _ count: Int) -> ActionStream {
        // What it says of its own place is wrong.
        var stream = ActionStream(transaction: place + 3)
        for order in 0..<count {
            let origin = ActionOrigin(order: order, logIndex: isTrue() ? order : nil, call: isTrue() ? order : nil)
            let swap = swap(origin)
            stream.swaps.append(swap)
            stream.transfers += isTrue() ? [transfer(origin)] : moves(of: swap)
            stream.liquidityChanges.append(change(origin))
            if isTrue() { stream.flashLoans.append(loan(origin)) }
            if isTrue() { stream.liquidations.append(liquidation(origin)) }
            if isTrue() { stream.nftTrades.append(trade(origin)) }
            guard Int.random(in: 0..<100, using: &generator) == 0 else { continue }
            stream.settlements.append(
                Settlement(venue: .cow, contract: account(), solver: account(), evidence: [], origin: origin)
            )
        }
        return stream
    }

    private mutating func swap(_ origin: ActionOrigin) -> Swap {
        let states: [PoolState?] = [
            nil, .reserves(UInt128(truncating: amount()), UInt128(truncating: amount())),
            .concentrated(sqrtPrice: amount(), liquidity: UInt128(truncating: amount()), tick: pick([.min, 0, .max])),
        ]
        return Swap(
            venue: pick(Venue.allCases),
            pool: PoolID(exchange()),
            tokenIn: token(),
            amountIn: amount(),
            tokenOut: token(),
            amountOut: amount(),
            reportedIn: isTrue() ? amount() : nil,
            reportedOut: isTrue() ? amount() : nil,
            payer: account(),
            recipient: account(),
            stateAfter: pick(states),
            evidence: [],
            origin: origin
        )
    }

    private mutating func transfer(_ origin: ActionOrigin) -> AssetTransfer {
        AssetTransfer(
            kind: pick([.transfer, .mint, .burn, .wrap, .unwrap]),
            assetKind: pick([.native, .erc20, .erc721, .erc1155]),
            token: token(),
            amount: amount(),
            from: isTrue() ? account() : exchange(),
            to: isTrue() ? account() : exchange(),
            origin: origin
        )
    }

    /// The transfers that show a swap.
    private func moves(of swap: Swap) -> [AssetTransfer] {
        let (pool, origin) = (swap.pool.contract, swap.origin)
        return [
            AssetTransfer(token: swap.tokenIn, amount: swap.amountIn, from: swap.payer, to: pool, origin: origin),
            AssetTransfer(token: swap.tokenOut, amount: swap.amountOut, from: pool, to: swap.recipient, origin: origin),
        ]
    }

    private mutating func change(_ origin: ActionOrigin) -> LiquidityChange {
        LiquidityChange(
            kind: pick([.add, .remove, .collect]),
            venue: .uniswapV3,
            pool: PoolID(exchange()),
            owner: Self.accounts[0],
            account: isTrue() ? account() : nil,
            amounts: (0..<Int.random(in: 0...2, using: &generator))
                .map { _ in TokenAmount(token: isTrue() ? token() : nil, amount: amount()) },
            ticks: pick([nil, .min ..< .max, -1..<1, 0..<0]),
            liquidity: isTrue() ? amount() : nil,
            evidence: [],
            origin: origin
        )
    }

    private mutating func loan(_ origin: ActionOrigin) -> FlashLoan {
        FlashLoan(
            venue: .aave,
            lender: exchange(),
            borrower: account(),
            token: token(),
            amount: amount(),
            fee: amount(),
            evidence: [],
            origin: origin
        )
    }

    private mutating func liquidation(_ origin: ActionOrigin) -> Liquidation {
        Liquidation(
            venue: .aave,
            market: PoolID(exchange()),
            liquidator: account(),
            borrower: isTrue() ? account() : nil,
            debt: TokenAmount(token: token(), amount: amount()),
            collateral: TokenAmount(token: nil, amount: amount()),
            evidence: [],
            origin: origin
        )
    }

    private mutating func trade(_ origin: ActionOrigin) -> NFTTrade {
        NFTTrade(
            venue: .seaport,
            exchange: exchange(),
            seller: account(),
            buyer: account(),
            asset: Asset(token: .test(900), id: pick([0, 1, .max])),
            price: TokenAmount(token: isTrue() ? token() : nil, amount: amount()),
            evidence: [],
            origin: origin
        )
    }
}
