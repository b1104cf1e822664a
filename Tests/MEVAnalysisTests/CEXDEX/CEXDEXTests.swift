import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Trades against other exchanges")
struct CEXDEXTests {
    private static let weth = ScriptedBlock.weth
    private static let token = Address.test(1)
    private static let bot = Address.test(4)
    private static let eoa = Address.test(5)
    private static let ether: U256 = 1_000_000_000_000_000_000

    /// A block whose first transaction gives 1 ETH for 2,000 of a token, with others of ordinary tips after it.
    private func block(
        byContract: Bool = true,
        gasPrice: U256? = 20,
        bribe: U256 = 0,
        reversed: Bool = false
    ) -> AnalyzedBlock {
        var transaction = ScriptedTransaction(sender: Self.eoa, recipient: Self.bot)
        let trader = byContract ? Self.bot : Self.eoa
        if reversed {
            transaction.swap(1, Self.token, 2_000, Self.weth, Self.ether, payer: trader, recipient: trader)
        } else {
            transaction.swap(1, Self.weth, Self.ether, Self.token, 2_000, payer: trader, recipient: trader)
        }
        if !bribe.isZero { transaction.move(.nativeToken, bribe, Self.bot, AnalyzedBlock.builder) }
        let others = (0..<4).map { ScriptedTransaction(sender: .test(20 + $0), recipient: .test(30)) }
        let scripted = AnalyzedBlock([transaction] + others)
        var record = scripted.record
        record.baseFeePerGas = 10
        for place in record.transactions.indices {
            record.transactions[place].gasUsed = 100_000
            record.transactions[place].effectiveGasPrice = place == 0 ? gasPrice : 12
        }
        return AnalyzedBlock(record, actions: scripted.actions)
    }

    /// A price of the token, of which so many are worth 1 ETH.
    private func prices(_ tokens: U256) throws -> InMemoryPriceSource {
        var prices = InMemoryPriceSource()
        prices.insert(try #require(Price(Self.ether, for: tokens)), of: Asset(token: Self.token), in: .native, from: 0)
        return prices
    }

    private func find(_ block: AnalyzedBlock, tokens: U256? = nil) throws -> [Finding<CEXDEXArbitrage>] {
        try CEXDEXDetector(prices: tokens.map(prices)).findings(in: block)
    }

    @Test("are found by a price that is worse elsewhere, after fees there and burnt gas")
    func price() throws {
        let finding = try #require(try find(block(), tokens: 1_900).first)
        // 2,000 are worth 2,000 / 1,900 ETH; 0.1 % of that and 100,000 gas at 10 wei go off.
        let worth = try #require(Self.ether.mulDiv(2_000, 1_900))
        let fee = try #require(worth.mulDiv(1, 1_000, rounding: .ceiling))
        let gain = worth &- Self.ether &- fee &- 1_000_000
        #expect(finding.detail.gain == AssetNet(asset: .native, net: try #require(I256(exactly: gain))))
        #expect(finding.rule == "cex-dex.price")
        #expect(AnyFinding(finding).explanation().hasPrefix("CEX DEX arbitrage in block 1,"))
        #expect(finding.detail.marks == [.ownStock])
        #expect(finding.confidence == .candidate)
        #expect(finding.party == [Self.bot, Self.eoa].sorted())
        #expect(finding.detail.trade.gotAmount == 2_000)
        #expect(finding.profit?.net(in: .native) == I256(exactly: Self.ether).flatMap { $0.negated() })
        #expect(finding.detail.explanation.contains("better than elsewhere"))
        #expect(AnyFinding(finding).json.contains(#""gotAmount":"2000""#))
        #expect(AnyFinding(finding).json.contains(#""marks":["ownStock"]"#))
    }

    @Test("are none at the same price, a better one elsewhere, or one that only fees make up for")
    func noGain() throws {
        for tokens in [2_000, 1_999, 2_100] as [U256] {
            #expect(try find(block(gasPrice: 500), tokens: tokens).isEmpty)
        }
        #expect(try find(block(), tokens: 1_997).count == 1)
        #expect(try CEXDEXDetector(prices: prices(1_997), feeMillionths: 2_000).findings(in: block()).isEmpty)
        #expect(try find(block(reversed: true), tokens: 1_900).isEmpty)
        #expect(try find(block(reversed: true), tokens: 2_100).count == 1)
    }

    @Test("without a price need all marks, and stay candidates; with both they are likely")
    func marks() throws {
        for block in [block(gasPrice: 500), block(bribe: 1)] {
            let finding = try #require(try find(block).first)
            #expect(finding.rule == "cex-dex.marks" && finding.confidence == .candidate)
            #expect(finding.detail.marks == [.ownStock, .paidForPlace] && finding.detail.gain == nil)
            #expect(finding.detail.explanation.contains("not known"))
            #expect(try find(block, tokens: 1_900).map(\.confidence) == [.likely])
        }
        #expect(try find(block()).isEmpty)
        #expect(try find(block(gasPrice: nil)).isEmpty)
        #expect(try find(block(byContract: false, gasPrice: 500)).isEmpty)
        #expect(try find(block(byContract: false, gasPrice: 500), tokens: 1_900).map(\.confidence) == [.candidate])
    }

    @Test("tell the place in the block")
    func sparse() throws {
        let finding = try #require(try find(block(gasPrice: 500).sparse).first)
        #expect(finding.transactions.map(\.index) == [5] && finding.detail.trade.index == 5)
    }

    @Test("are told by the usual detectors, which ask who knows prices, and are income from MEV once they are likely")
    func standard() throws {
        let block = BlockWindow(block(gasPrice: 500))
        let candidates = BlockAnalyzer().report(on: block)
        #expect(candidates.findings.map(\.rule) == ["cex-dex.marks"])
        #expect(candidates.builder.mevIncome == 0)
        let proven = BlockAnalyzer(prices: try prices(1_900)).report(on: block)
        #expect(proven.findings.map(\.rule) == ["cex-dex.price"])
        #expect(proven.builder.mevIncome == 49_000_000)
        #expect(BlockAnalyzer(prices: try prices(2_100)).report(on: block).findings.isEmpty)
    }

    @Test("are no cycles and no settlements, and give way to sandwiches")
    func others() throws {
        var cycle = ScriptedTransaction(sender: Self.eoa, recipient: Self.bot)
        cycle.swap(1, Self.weth, 1_000, Self.token, 500)
        cycle.swap(2, Self.token, 500, Self.weth, 1_100)
        #expect(try find(AnalyzedBlock([cycle]), tokens: 1).isEmpty)
        let found = AnyFinding(try #require(try find(block(), tokens: 1_900).first))
        var sandwich = found.transactions[0]
        sandwich.role = .front
        let other = AnyFinding(
            Finding(
                Sandwich(legs: []),
                in: block().record,
                rule: "sandwich.pool",
                confidence: .certain,
                transactions: [sandwich]
            )
        )
        #expect(FindingPrecedence.standard.resolve([found, other]) == [other])
        #expect(FindingPrecedence.standard.resolve([found]) == [found])
    }

    @Test("do not depend on amounts or the names of tokens")
    func scale() throws {
        for scale in [1, 1_000, 1 &<< 90] as [U256] {
            var transaction = ScriptedTransaction(sender: Self.eoa, recipient: Self.bot)
            transaction.swap(1, .test(70), 1_000 &* scale, .test(71), 2_000 &* scale)
            var prices = InMemoryPriceSource()
            let (given, got) = (Asset(token: .test(70)), Asset(token: .test(71)))
            prices.insert(try #require(Price(1, for: 1)), of: got, in: given, from: 0)
            let found = CEXDEXDetector(prices: prices, quote: given).findings(in: AnalyzedBlock([transaction]))
            #expect(found.map(\.detail.gain?.net) == [I256(exactly: 998 &* scale)])
        }
    }

    @Test("in recorded blocks are none of the labelled arbitrages and settlements", .needsSharedData)
    func recorded() throws {
        let expected = try SharedData.json(ExpectedTraces.self, "expected_trace_blocks.json")
        let cyclic = Set(expected.arbitrages.filter { !$0.sandwich_leg }.map(\.tx))
        var (count, blocks) = (0, 0)
        for number in ExpectedTraces.blocks {
            let block = AnalyzedBlock(try BlockFixture.traced(number))
            let sandwiches = SandwichDetector().findings(in: block)
            let found: [Finding<CEXDEXArbitrage>] = CEXDEXDetector().findings(in: block).excluding(partsOf: sandwiches)
            #expect(found.allSatisfy { !cyclic.contains($0.transactions[0].hash.description) })
            #expect(found.allSatisfy { $0.confidence == .candidate })
            for finding in found { print("\(number): \(AnyFinding(finding).explanation())") }
            count += found.count
            blocks += 1
        }
        print("trades against other exchanges: \(count) candidates in \(blocks) traced blocks")
        #expect(count < blocks * 3)
    }
}
