import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Losses of victims")
struct VictimLossTests {
    private static let weth = ScriptedBlock.weth
    private static let token = Address.test(1)
    private static let pool = Address.test(2)
    private static let bot = Address.test(4)
    private static let ether: U256 = 1_000_000_000_000_000_000

    /// Swaps of others between an attacker's two, or without these.
    private func run(_ swaps: [(isBuy: Bool, amount: U256)], attack: U256?, fee: UInt64) -> (ScriptedBlock, [U256]) {
        var block = ScriptedBlock()
        block.open(Self.pool, low: 5_000_000 &* Self.ether, high: 100 &* Self.ether)
        var got: U256 = 0
        if let attack {
            block.begin(Self.bot)
            got = block.swap(Self.pool, Self.weth, attack, for: Self.token, payer: Self.bot, feeMillionths: fee)
        }
        var outs: [U256] = []
        for (index, swap) in swaps.enumerated() {
            let user = Address.test(100 + UInt64(index))
            block.begin(user)
            let (tokenIn, tokenOut) = swap.isBuy ? (Self.weth, Self.token) : (Self.token, Self.weth)
            outs.append(
                block.swap(Self.pool, tokenIn, swap.amount, for: tokenOut, payer: user, feeMillionths: fee)
            )
        }
        if attack != nil {
            block.begin(Self.bot)
            block.swap(Self.pool, Self.token, got, for: Self.weth, payer: Self.bot, feeMillionths: fee)
        }
        return (block, outs)
    }

    @Test("are what the same swaps give without the attack", arguments: [3_000, 2_500] as [UInt64])
    func replay(_ fee: UInt64) throws {
        let seed: UInt64 = 20_260
        print("seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        let directory = InMemoryPoolDirectory([
            Pool(
                id: PoolID(Self.pool),
                venue: .uniswapV2,
                tokens: [Self.token, Self.weth],
                feeMillionths: UInt32(fee)
            )
        ])
        var count = 0
        for _ in 0..<40 {
            let swaps = (0..<Int.random(in: 1...9, using: &generator))
                .map { index in
                    let isBuy = index == 0 || Bool.random(using: &generator)
                    let amount = U256(UInt64.random(in: 1...9_000_000_000_000_000_000, using: &generator))
                    return (isBuy: isBuy, amount: isBuy ? amount : amount &* 40_000)
                }
            let attack = U256(UInt64.random(in: 1_000_000...18_000_000_000_000_000_000, using: &generator))
            let (block, outs) = run(swaps, attack: attack, fee: fee)
            let (_, without) = run(swaps, attack: nil, fee: fee)
            let finding = try #require(SandwichDetector(directory: directory).findings(in: block.block).first)
            let expected = zip(swaps, zip(outs, without)).filter(\.0.isBuy).map(\.1)
            let losses = finding.detail.legs.flatMap(\.victims).map(\.loss)
            #expect(losses.map { $0?.withoutAttack } == expected.map(\.1))
            #expect(losses.map { $0?.amount } == expected.map { $0.1.subtractingSaturating($0.0) })
            #expect(losses.allSatisfy { $0?.basis == .replay && $0?.token == Self.token })
            count += losses.count
            // Where the fee is another than that of Uniswap V2 and not known, there are bounds, which hold.
            guard fee != 3_000 else { continue }
            let bounded = SandwichDetector().findings(in: block.block).flatMap(\.detail.legs).flatMap(\.victims)
            for (victim, pair) in zip(bounded, expected).prefix(1) {
                let loss = pair.1.subtractingSaturating(pair.0)
                #expect(victim.loss?.basis == .bounds)
                #expect(victim.loss.map { $0.atLeast <= loss } == true)
                #expect(victim.loss?.atMost.map { loss <= $0 } == true)
            }
        }
        print("losses: \(count)")
        #expect(count > 100)
    }

    @Test("of who wants an exact amount are what it pays more")
    func exactOutput() throws {
        let (block, _) = run([], attack: 10 &* Self.ether, fee: 3_000)
        var streams = block.block.actions.streams
        var records = block.block.record.transactions
        // Reserves after the attacker's first swap; then somebody wants exactly 1,000 tokens.
        guard case .reserves(let low, let high) = streams[0].swaps[0].stateAfter else { return }
        let wanted = 1_000 &* Self.ether
        func price(_ low: U256, _ high: U256) -> U256 {
            (high &* wanted &* 1_000).divided(by: (low &- wanted) &* 997) &+ 1
        }
        let paid = price(U256(low), U256(high))
        var swap = streams[0].swaps[0]
        let user = Address.test(9)
        (swap.amountIn, swap.amountOut, swap.payer, swap.recipient) = (paid, wanted, user, user)
        swap.stateAfter = .reserves(low - UInt128(truncating: wanted), high + UInt128(truncating: paid))
        streams.insert(ActionStream(transaction: 1, swaps: [swap]), at: 1)
        records.insert(TransactionRecord(index: 1, hash: .zero, sender: user, logs: []), at: 1)
        records[2].index = 2
        let changed = AnalyzedBlock(
            BlockRecord(number: 1, transactions: records),
            actions: BlockActions(streams: streams)
        )
        let loss = try #require(SandwichDetector().findings(in: changed).first?.detail.legs.first?.victims.first?.loss)
        #expect(loss.token == Self.weth)
        #expect(loss.basis == .replay)
        #expect(loss.withoutAttack == price(5_000_000 &* Self.ether, 100 &* Self.ether))
        #expect(loss.amount == paid &- price(5_000_000 &* Self.ether, 100 &* Self.ether))
    }

    @Test("without a formula have the attacker's own price as a bound")
    func unknownFormula() throws {
        let (block, _) = run([(true, 5 &* Self.ether)], attack: 10 &* Self.ether, fee: 3_000)
        let (_, without) = run([(true, 5 &* Self.ether)], attack: nil, fee: 3_000)
        var streams = block.block.actions.streams
        for index in streams.indices { streams[index].swaps[0].stateAfter = nil }
        let changed = AnalyzedBlock(block.block.record, actions: BlockActions(streams: streams))
        let victim = try #require(SandwichDetector().findings(in: changed).first?.detail.legs.first?.victims.first)
        let loss = try #require(victim.loss)
        #expect(loss.basis == .bounds)
        #expect(loss.atMost == nil && loss.amount == nil && loss.withoutAttack == nil)
        #expect(!loss.atLeast.isZero && loss.atLeast <= without[0] &- victim.amountOut)
    }
}
