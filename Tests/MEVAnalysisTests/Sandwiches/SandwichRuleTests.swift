import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Rules of sandwiches")
struct SandwichRuleTests {
    private static let weth = ScriptedBlock.weth
    private static let token = Address.test(1)
    private static let pool = Address.test(2)
    private static let router = Address.test(3)
    private static let bot = Address.test(4)
    private static let eoa = Address.test(5)
    private static let user = Address.test(6)
    private static let ether: U256 = 1_000_000_000_000_000_000

    private func market(_ pools: [Address] = [Self.pool]) -> ScriptedBlock {
        var block = ScriptedBlock()
        for pool in pools { block.open(pool, low: 5_000_000 &* Self.ether, high: 100 &* Self.ether) }
        return block
    }

    private func find(_ block: ScriptedBlock) -> [Finding<Sandwich>] { SandwichDetector().findings(in: block.block) }

    /// Somebody buys through the router, which takes a fee for itself.
    private func buy(_ block: inout ScriptedBlock, _ sender: Address, _ amount: U256, pool: Address = Self.pool) {
        block.begin(sender, calls: Self.router)
        let fee = amount.divided(by: 100)
        block.transfer(amount, of: Self.weth, from: sender, to: Self.router)
        block.swap(pool, Self.weth, amount &- fee, for: Self.token, payer: Self.router, recipient: sender)
    }

    private func sell(_ block: inout ScriptedBlock, _ sender: Address, _ amount: U256) {
        block.begin(sender, calls: Self.router)
        let out = block.swap(Self.pool, Self.token, amount, for: Self.weth, payer: sender, recipient: Self.router)
        block.transfer(out &- out.divided(by: 100), of: Self.weth, from: Self.router, to: sender)
    }

    @Test("one transaction before and one after make one, with its roles and profit")
    func simple() throws {
        var block = market()
        block.begin(Self.eoa, calls: Self.bot)
        let got = block.swap(Self.pool, Self.weth, 10 &* Self.ether, for: Self.token, payer: Self.bot)
        buy(&block, Self.user, 5 &* Self.ether)
        block.begin(Self.eoa, calls: Self.bot)
        let back = block.swap(Self.pool, Self.token, got, for: Self.weth, payer: Self.bot)
        let finding = try #require(find(block).first)
        #expect(finding.rule == "sandwich.pool")
        #expect(finding.confidence == .certain)
        #expect(finding.transactions.map(\.role) == [.front, .victim, .back])
        #expect(finding.transactions.map(\.logs.count) == [1, 1, 1])
        #expect(finding.party == [Self.bot, Self.eoa].sorted())
        #expect(finding.profit?.net(in: .native) == I256(exactly: back &- 10 &* Self.ether))
        #expect(finding.profit?.nets.count == 1)
        #expect(finding.detail.explanation.contains("1 action of others in 1 pool"))
        #expect(JITLiquidityDetector().findings(in: block.block).isEmpty)
    }

    @Test("any number of victims, pools and transactions make one", arguments: [1, 3, 60])
    func many(_ count: Int) throws {
        let pools = (0..<UInt64(count)).map { Address.test(100 + $0) }
        var block = market(pools)
        var got: [U256] = Array(repeating: 0, count: count)
        for _ in 0..<2 {
            block.begin(Self.eoa, calls: Self.bot)
            for (index, pool) in pools.enumerated() {
                got[index] &+= block.swap(pool, Self.weth, Self.ether, for: Self.token, payer: Self.bot)
            }
            for pool in pools { buy(&block, Self.user, Self.ether, pool: pool) }
        }
        for _ in 0..<2 {
            block.begin(Self.eoa, calls: Self.bot)
            for (index, pool) in pools.enumerated() {
                block.swap(pool, Self.token, got[index] &>> 1, for: Self.weth, payer: Self.bot)
            }
            buy(&block, Self.user, Self.ether, pool: pools[0])
        }
        let findings = find(block)
        let finding = try #require(findings.first)
        #expect(findings.count == 1)
        #expect(finding.detail.legs.count == count)
        // The last purchase follows the last sale: nobody's prey.
        #expect(finding.detail.victimCount == 2 * count + 1)
        #expect(finding.transactions.count { $0.role == .front } == 2)
        #expect(finding.transactions.count { $0.role == .back } == 2)
        #expect(finding.rule == (count == 1 ? "sandwich.pool" : "sandwich.pools"))
    }

    @Test("strangers at one router are none, one user of it is one")
    func routers() {
        for isOne in [false, true] {
            var block = market()
            buy(&block, Self.user, Self.ether)
            buy(&block, .test(50), Self.ether)
            sell(&block, isOne ? Self.user : .test(51), 40_000 &* Self.ether)
            let findings = find(block)
            #expect(findings.count == (isOne ? 1 : 0))
            #expect(findings.allSatisfy { $0.party == [Self.user] })
        }
    }

    @Test("two senders of one bot, and a vault behind two contracts, are one party")
    func siblings() {
        var block = market()
        block.begin(Self.eoa, calls: Self.bot)
        var got = block.swap(Self.pool, Self.weth, 10 &* Self.ether, for: Self.token, payer: Self.bot)
        buy(&block, Self.user, Self.ether)
        block.begin(.test(60), calls: Self.bot)
        block.swap(Self.pool, Self.token, got, for: Self.weth, payer: Self.bot)
        #expect(find(block).map(\.party) == [[Self.bot, Self.eoa, .test(60)].sorted()])

        block = market()
        let vault = Address.test(61)
        block.begin(.test(62), calls: .test(63))
        block.transfer(10 &* Self.ether, of: Self.weth, from: vault, to: .test(63))
        got = block.swap(Self.pool, Self.weth, 10 &* Self.ether, for: Self.token, payer: .test(63), recipient: vault)
        buy(&block, Self.user, Self.ether)
        block.begin(.test(64), calls: .test(65))
        block.swap(Self.pool, Self.token, got, for: Self.weth, payer: vault)
        let findings = find(block)
        #expect(findings.count == 1)
        #expect(findings.first?.party.contains(vault) == true)
    }

    @Test("who sells first is found alike, with a profit in the other token")
    func inventory() throws {
        var block = market()
        block.begin(Self.eoa, calls: Self.bot)
        let got = block.swap(Self.pool, Self.token, 500_000 &* Self.ether, for: Self.weth, payer: Self.bot)
        sell(&block, Self.user, 100_000 &* Self.ether)
        block.begin(Self.eoa, calls: Self.bot)
        block.swap(Self.pool, Self.weth, got, for: Self.token, payer: Self.bot)
        let finding = try #require(find(block).first)
        #expect(finding.detail.legs.first?.tokenIn == Self.token)
        #expect(finding.profit?.nets.map(\.asset) == [Asset(token: Self.token)])
        #expect(finding.profit?.nets.allSatisfy { !$0.net.isNegative } == true)
    }

    @Test("what a token sells of its own in the attacker's transaction is not the attacker's")
    func swapBack() throws {
        var block = market()
        block.begin(Self.eoa, calls: Self.bot)
        let got = block.swap(Self.pool, Self.weth, 10 &* Self.ether, for: Self.token, payer: Self.bot)
        buy(&block, Self.user, 9 &* Self.ether)
        block.begin(Self.eoa, calls: Self.bot)
        block.swap(
            Self.pool,
            Self.token,
            5_000 &* Self.ether,
            for: Self.weth,
            payer: Self.token,
            recipient: .test(70)
        )
        let back = block.swap(Self.pool, Self.token, got, for: Self.weth, payer: Self.bot)
        let finding = try #require(find(block).first)
        #expect(finding.detail.legs.first?.backs.map(\.amountOut) == [back])
        #expect(finding.party == [Self.bot, Self.eoa].sorted())
    }

    @Test("one transaction, no victim, the other direction and arbitrages are none")
    func negatives() {
        var block = market()
        block.begin(Self.eoa, calls: Self.bot)
        var got = block.swap(Self.pool, Self.weth, 10 &* Self.ether, for: Self.token, payer: Self.bot)
        block.swap(Self.pool, Self.weth, Self.ether, for: Self.token, payer: Self.user)
        block.swap(Self.pool, Self.token, got, for: Self.weth, payer: Self.bot)
        #expect(find(block).isEmpty)

        block = market()
        block.begin(Self.eoa, calls: Self.bot)
        got = block.swap(Self.pool, Self.weth, 10 &* Self.ether, for: Self.token, payer: Self.bot)
        sell(&block, Self.user, 1_000 &* Self.ether)
        block.begin(Self.eoa, calls: Self.bot)
        block.swap(Self.pool, Self.token, got, for: Self.weth, payer: Self.bot)
        #expect(find(block).isEmpty)

        // Two arbitrages of one bot, opposite ways through a pool, with somebody between.
        let other = Address.test(71)
        block = market()
        block.open(other, low: 6_000_000 &* Self.ether, high: 100 &* Self.ether)
        block.begin(Self.eoa, calls: Self.bot)
        got = block.swap(other, Self.weth, 4 &* Self.ether, for: Self.token, payer: Self.bot)
        block.swap(Self.pool, Self.token, got, for: Self.weth, payer: Self.bot)
        sell(&block, Self.user, 900_000 &* Self.ether)
        block.begin(Self.eoa, calls: Self.bot)
        got = block.swap(Self.pool, Self.weth, 4 &* Self.ether, for: Self.token, payer: Self.bot)
        block.swap(other, Self.token, got, for: Self.weth, payer: Self.bot)
        #expect(find(block).isEmpty)
    }

    @Test("two arbitrages that leave dust are none, and stand")
    func dust() {
        let other = Address.test(71)
        for dust in [0, 1, 1_000_000] as [U256] {
            var block = market()
            block.open(other, low: 6_000_000 &* Self.ether, high: 100 &* Self.ether)
            block.begin(Self.eoa, calls: Self.bot)
            var got = block.swap(other, Self.weth, 4 &* Self.ether, for: Self.token, payer: Self.bot)
            block.swap(Self.pool, Self.token, got &+ dust, for: Self.weth, payer: Self.bot)
            sell(&block, Self.user, 900_000 &* Self.ether)
            block.begin(Self.eoa, calls: Self.bot)
            got = block.swap(Self.pool, Self.weth, 4 &* Self.ether, for: Self.token, payer: Self.bot)
            block.swap(other, Self.token, got &+ dust, for: Self.weth, payer: Self.bot)
            #expect(find(block).isEmpty, "dust \(dust)")
        }
    }

    @Test("what comes beside from elsewhere is no gain")
    func airdrop() throws {
        for isGain in [false, true] {
            var block = market()
            block.begin(Self.eoa, calls: Self.bot)
            let got = block.swap(Self.pool, Self.weth, 10 &* Self.ether, for: Self.token, payer: Self.bot)
            buy(&block, Self.user, isGain ? 5 &* Self.ether : 5)
            block.begin(Self.eoa, calls: Self.bot)
            block.swap(Self.pool, Self.token, got, for: Self.weth, payer: Self.bot)
            block.transfer(9, of: .test(90), from: .test(91), to: Self.bot)
            #expect(try #require(find(block).first).confidence == (isGain ? .certain : .candidate))
        }
    }

    @Test("what was bought by way of another token is a position")
    func hops() throws {
        let (usd, first) = (Address.test(92), Address.test(93))
        var block = market()
        block.open(first, low: 500_000 &* Self.ether, high: 500_000 &* Self.ether)
        block.begin(Self.eoa, calls: Self.bot)
        let weth = block.swap(first, usd, 10 &* Self.ether, for: Self.weth, payer: Self.bot)
        let got = block.swap(Self.pool, Self.weth, weth, for: Self.token, payer: Self.bot)
        buy(&block, Self.user, 5 &* Self.ether)
        block.begin(Self.eoa, calls: Self.bot)
        let back = block.swap(Self.pool, Self.token, got, for: Self.weth, payer: Self.bot)
        block.swap(first, Self.weth, back, for: usd, payer: Self.bot)
        #expect(try #require(find(block).first).confidence == .certain)
    }

    @Test("a front that goes round at a loss moves the price all the same")
    func lossyRound() throws {
        let other = Address.test(94)
        var block = market([Self.pool, other])
        block.begin(Self.eoa, calls: Self.bot)
        let got = block.swap(other, Self.weth, 4 &* Self.ether, for: Self.token, payer: Self.bot)
        let weth = block.swap(Self.pool, Self.token, got, for: Self.weth, payer: Self.bot)
        sell(&block, Self.user, 900_000 &* Self.ether)
        block.begin(Self.eoa, calls: Self.bot)
        let back = block.swap(Self.pool, Self.weth, weth, for: Self.token, payer: Self.bot)
        block.swap(other, Self.token, back, for: Self.weth, payer: Self.bot)
        #expect(try #require(find(block).first).detail.legs.map(\.tokenIn) == [Self.token])
    }

    @Test("who swaps by calling the pool or the vault itself is one", arguments: [false, true])
    func direct(_ isVault: Bool) throws {
        let pool = isVault ? ChainContracts.ethereum.vaults[0] : Self.pool
        var block = market([pool])
        block.begin(Self.eoa, calls: pool)
        let got = block.swap(pool, Self.weth, 10 &* Self.ether, for: Self.token, payer: Self.eoa)
        buy(&block, Self.user, 5 &* Self.ether, pool: pool)
        block.begin(Self.eoa, calls: pool)
        let back = block.swap(pool, Self.token, got, for: Self.weth, payer: Self.eoa)
        let finding = try #require(find(block).first)
        #expect(finding.party == [Self.eoa])
        #expect(finding.profit?.net(in: .native) == I256(exactly: back &- 10 &* Self.ether))
    }

    @Test("a solver that settles orders of others is none")
    func solver() {
        var block = market()
        for step in 0..<3 {
            if step == 1 {
                buy(&block, Self.user, Self.ether)
                continue
            }
            let (user, settlement) = (Address.test(80 + UInt64(step)), Address.test(900))
            let (tokenIn, tokenOut) = step == 0 ? (Self.weth, Self.token) : (Self.token, Self.weth)
            let amount = step == 0 ? Self.ether : 40_000 &* Self.ether
            block.begin(Self.eoa, calls: settlement)
            block.transfer(amount, of: tokenIn, from: user, to: settlement)
            let out = block.swap(Self.pool, tokenIn, amount, for: tokenOut, payer: settlement)
            block.transfer(out, of: tokenOut, from: settlement, to: user)
            block.settle(by: Self.eoa)
        }
        #expect(find(block).isEmpty)
    }
}
