import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Liquidity just in time")
struct JITLiquidityTests {
    private static let weth = ScriptedBlock.weth
    private static let token = Address.test(1)
    private static let pool = PoolID(.test(2))
    private static let manager = Address.test(3)
    private static let provider = Address.test(4)

    private func change(
        _ kind: LiquidityChange.Kind,
        _ amounts: [U256],
        ticks: Range<Int32> = -60..<60,
        liquidity: U256? = 1_000_000,
        owner: Address = Self.provider,
        account: Address? = Self.provider,
        venue: Venue = .uniswapV3,
        pool: PoolID = Self.pool
    ) -> LiquidityChange {
        LiquidityChange(
            kind: kind,
            venue: venue,
            pool: pool,
            owner: owner,
            account: account,
            amounts: zip([Self.token, Self.weth], amounts).map { TokenAmount(token: $0, amount: $1) },
            ticks: ticks,
            liquidity: liquidity,
            evidence: .event,
            origin: ActionOrigin(order: 0)
        )
    }

    private func swap(_ tick: Int32, by user: Address, pool: PoolID = Self.pool, venue: Venue = .uniswapV3) -> Swap {
        Swap(
            venue: venue,
            pool: pool,
            tokenIn: Self.weth,
            amountIn: 100_000,
            tokenOut: Self.token,
            amountOut: 99_000,
            payer: user,
            recipient: user,
            stateAfter: .concentrated(sqrtPrice: 1 &<< 96, liquidity: 1_000_000, tick: tick),
            evidence: .event,
            origin: ActionOrigin(order: 0)
        )
    }

    @Test("is found with several positions, of which one is taken in parts, and its fees")
    func positions() throws {
        var block = ScriptedBlock()
        block.begin(Self.provider)
        block.add(change(.add, [1_000, 2_000]))
        block.add(change(.add, [10, 20], ticks: -10..<10))
        block.begin(.test(9))
        block.add(swap(5, by: .test(9)))
        for part in 0..<2 {
            block.begin(Self.provider)
            block.add(change(.remove, [400, 1_100], liquidity: 500_000, account: nil))
            block.add(change(.collect, [400, 1_100 &+ U256(UInt64(part))], liquidity: nil))
        }
        block.begin(Self.provider)
        block.add(change(.remove, [8, 23], ticks: -10..<10, account: nil))
        block.add(change(.collect, [8, 30], ticks: -10..<10, liquidity: nil))
        let findings = JITLiquidityDetector().findings(in: block.block)
        let finding = try #require(findings.first)
        #expect(findings.count == 1)
        #expect(finding.confidence == .certain)
        #expect(finding.detail.positions.map { $0.fees?.map(\.amount) } == [[0, 1], [0, 7]])
        #expect(finding.detail.positions.map(\.transactions) == [[0, 2, 3], [0, 4]])
        #expect(finding.detail.positions.first?.liquidityTaken == 1_000_000)
        #expect(finding.detail.positions.first?.gains == [I256(-200), I256(201)])
        #expect(finding.detail.swaps.map(\.transaction) == [1])
        #expect(finding.transactions.map(\.role) == [.front, .trigger, .middle, .middle, .back])
        #expect(finding.party == [Self.provider])
        #expect(finding.detail.explanation.contains("2 positions"))
    }

    @Test("is none out of its ticks, of strangers at one manager, in one transaction, or that stays", arguments: 0..<4)
    func negatives(_ number: Int) {
        var block = ScriptedBlock()
        let owner = number == 1 ? Self.manager : Self.provider
        block.begin(Self.provider)
        block.add(change(.add, [1_000, 2_000], owner: owner))
        if number != 2 { block.begin(.test(9)) }
        block.add(swap(number == 0 ? 100 : 5, by: .test(9)))
        let second = number == 1 ? Address.test(10) : Self.provider
        if number != 2 { block.begin(second) }
        if number != 3 { block.add(change(.remove, [900, 2_100], owner: owner, account: nil)) }
        block.add(
            change(.collect, number == 3 ? [0, 3] : [900, 2_103], liquidity: nil, owner: owner, account: second)
        )
        #expect(JITLiquidityDetector().findings(in: block.block).isEmpty)
    }

    @Test("of Uniswap V4 is found from liquidity alone")
    func singleton() {
        let pool = PoolID(.test(20), id: Keccak256.hash([1]))
        var block = ScriptedBlock()
        block.begin(Self.provider)
        block.add(change(.add, [], account: nil, venue: .uniswapV4, pool: pool))
        block.begin(.test(9))
        block.add(swap(5, by: .test(9), pool: pool, venue: .uniswapV4))
        block.add(swap(6, by: .test(9), pool: PoolID(.test(20)), venue: .uniswapV4))
        block.begin(Self.provider)
        block.add(change(.remove, [], liquidity: 600_000, account: nil, venue: .uniswapV4, pool: pool))
        let findings = JITLiquidityDetector().findings(in: block.block)
        #expect(findings.count == 1)
        #expect(findings.first?.detail.swaps.count == 1)
        #expect(findings.first?.detail.positions.first?.fees == nil)
        #expect(findings.first?.confidence == .likely)
    }

    @Test("of ten thousand deposits in one position is their sum")
    func manyDeposits() throws {
        var block = ScriptedBlock()
        block.begin(Self.provider)
        for _ in 0..<10_000 { block.add(change(.add, [1, 2], liquidity: 3)) }
        block.begin(.test(9))
        block.add(swap(5, by: .test(9)))
        block.begin(Self.provider)
        block.add(change(.remove, [10_000, 20_000], liquidity: 30_000, account: nil))
        block.add(change(.collect, [10_000, 20_007], liquidity: nil))
        let position = try #require(JITLiquidityDetector().findings(in: block.block).first?.detail.positions.first)
        #expect(position.liquidityAdded == 30_000 && position.liquidityTaken == 30_000)
        #expect(position.deposited.map(\.amount) == [10_000, 20_000])
        #expect(position.fees?.map(\.amount) == [0, 7])
    }

    @Test("does not tell sums of changes that name different numbers of tokens, or no liquidity")
    func inconsistent() throws {
        var block = ScriptedBlock()
        block.begin(Self.provider)
        block.add(change(.add, [1_000, 2_000]))
        block.add(change(.add, [1_000], liquidity: nil))
        block.begin(.test(9))
        block.add(swap(5, by: .test(9)))
        block.begin(Self.provider)
        block.add(change(.remove, [2_000, 2_000], liquidity: 5, account: nil))
        let position = try #require(JITLiquidityDetector().findings(in: block.block).first?.detail.positions.first)
        #expect(position.liquidityAdded == nil && position.liquidityTaken == 5)
        #expect(position.deposited.isEmpty && position.withdrawn.map(\.amount) == [2_000, 2_000])
        #expect(position.fees == nil)
    }
}
