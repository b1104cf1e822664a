import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Backruns over blocks")
struct CrossBlockBackrunTests {
    private let weth = ChainContracts.ethereum.wrappedNativeToken
    private let token = Address.test(100)

    private var arbitrage: ScriptedTransaction {
        var transaction = ScriptedTransaction()
        transaction.swap(1, weth, 1_000, token, 500)
        transaction.swap(2, token, 500, weth, 1_100)
        return transaction
    }

    /// A trade of somebody who buys the token from a pool, or sells it.
    private func trade(_ pool: UInt64, buys: Bool, by sender: UInt64) -> ScriptedTransaction {
        var transaction = ScriptedTransaction(sender: .test(sender), recipient: .test(sender + 500))
        if buys {
            transaction.swap(pool, weth, 900, token, 400)
        } else {
            transaction.swap(pool, token, 400, weth, 900)
        }
        return transaction
    }

    private func find(_ transactions: [ScriptedTransaction], cutAt cuts: [Int]) -> [Finding<CrossBlockBackrun>] {
        CrossBlockBackrunDetector().findings(in: BlockWindow(AnalyzedBlock(transactions), cutAt: cuts))
    }

    @Test("name the trade in the earlier block")
    func simple() throws {
        let finding = try #require(find([trade(2, buys: true, by: 7), arbitrage], cutAt: [1]).first)
        #expect(finding.transactions.map(\.role) == [.trigger, .back])
        #expect(finding.transactions.map(\.blockNumber) == [99, 100])
        #expect(finding.transactions.map(\.index) == [0, 0])
        #expect(finding.detail.links.map(\.blockNumber) == [99])
        #expect(finding.confidence == .candidate)
        #expect(finding.profit?.net(in: .native) == I256(100))
        #expect(finding.detail.explanation.contains("of block 99"))
        #expect(AnyFinding(finding).json.contains(#""blocksApart":1"#))
        #expect(!AnyFinding(finding).isMEV)
    }

    @Test("tell the places in the blocks")
    func sparse() {
        let block = AnalyzedBlock([trade(9, buys: true, by: 8), trade(2, buys: true, by: 7), arbitrage])
        let finding = CrossBlockBackrunDetector().findings(in: BlockWindow(block, cutAt: [2]).sparse).first
        #expect(finding?.transactions.map(\.index) == [15, 5])
        #expect(finding?.detail.links.map(\.transaction) == [15])
    }

    @Test("are surer the nearer the trade is, and name several")
    func distance() throws {
        let other = trade(9, buys: true, by: 8)
        let far = try #require(find([trade(2, buys: true, by: 7), other, other, arbitrage], cutAt: [1, 2, 3]).first)
        #expect(far.detail.blocksApart == 3 && far.confidence.thousandths == 300)
        let both = [trade(2, buys: true, by: 7), trade(1, buys: false, by: 8), arbitrage]
        let double = try #require(find(both, cutAt: [1, 2]).first)
        #expect(double.detail.links.map(\.blockNumber).sorted() == [98, 99])
        #expect(double.detail.blocksApart == 1)
    }

    @Test("are none where the block itself explains it, or the last trade does not")
    func none() {
        let trigger = trade(2, buys: true, by: 7)
        #expect(find([trigger, trigger, arbitrage], cutAt: [1]).isEmpty)
        #expect(find([trigger, arbitrage], cutAt: []).isEmpty)
        #expect(find([trigger, arbitrage], cutAt: [2]).isEmpty)
        #expect(find([trigger, trade(2, buys: false, by: 8), arbitrage], cutAt: [2]).isEmpty)
        for other in [trade(2, buys: false, by: 7), trade(2, buys: true, by: 1), trade(3, buys: true, by: 7)] {
            #expect(find([other, arbitrage], cutAt: [1]).isEmpty)
        }
    }
}
