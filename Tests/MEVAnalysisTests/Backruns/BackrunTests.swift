import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Backruns")
struct BackrunTests {
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
        var transaction = ScriptedTransaction(sender: .test(sender), recipient: .test(50))
        if buys {
            transaction.swap(pool, weth, 900, token, 400, payer: .test(sender), recipient: .test(sender))
        } else {
            transaction.swap(pool, token, 400, weth, 900, payer: .test(sender), recipient: .test(sender))
        }
        return transaction
    }

    @Test("name who had moved the pool the other way")
    func trigger() throws {
        let block = AnalyzedBlock([trade(2, buys: true, by: 8), trade(2, buys: true, by: 7), arbitrage])
        let finding = try #require(BackrunDetector().findings(in: block).first)
        #expect(finding.transactions.map(\.role) == [.trigger, .back])
        #expect(finding.transactions.map(\.index) == [1, 2])
        #expect(finding.detail.links.map(\.trigger.pool.contract) == [.pool(2)])
        #expect(finding.detail.links.map(\.response.amountIn) == [500])
        #expect(finding.confidence == .certain)
        #expect(finding.profit?.net(in: .native) == I256(100))
    }

    @Test("tell the place in the block, also where not every transaction of it is known")
    func sparse() throws {
        let block = AnalyzedBlock([trade(2, buys: true, by: 8), trade(2, buys: true, by: 7), arbitrage]).sparse
        let finding = try #require(BackrunDetector().findings(in: block).first)
        #expect(finding.transactions.map(\.index) == [15, 25])
        #expect(finding.detail.links.map(\.transaction) == [15])
        #expect(finding.confidence == .likely)
    }

    @Test("name the same where no hash is known")
    func nameless() {
        let trades = [trade(2, buys: true, by: 8), arbitrage, trade(2, buys: true, by: 7), arbitrage]
        let block = AnalyzedBlock(trades)
        var record = block.record
        for place in record.transactions.indices { record.transactions[place].hash = .zero }
        let findings = BackrunDetector().findings(in: AnalyzedBlock(record, actions: block.actions))
        #expect(findings.map { $0.transactions.map(\.index) } == [[0, 1], [2, 3]])
        #expect(Set(findings.map(\.id)).count == 2)
    }

    @Test("of two trades name both")
    func double() throws {
        let block = AnalyzedBlock([
            trade(2, buys: true, by: 8), trade(1, buys: false, by: 7), trade(9, buys: true, by: 6), arbitrage,
        ])
        let finding = try #require(BackrunDetector().findings(in: block).first)
        #expect(finding.transactions.map(\.index) == [0, 1, 3])
        #expect(finding.confidence == .likely)
    }

    @Test("are none after the same way, the same sender, the same contract, or nothing")
    func none() {
        var sibling = ScriptedTransaction(sender: .test(7))
        sibling.swap(2, weth, 900, token, 400)
        #expect(BackrunDetector().findings(in: AnalyzedBlock([sibling, arbitrage])).isEmpty)
        for other in [trade(2, buys: false, by: 7), trade(2, buys: true, by: 1), trade(3, buys: true, by: 7)] {
            #expect(BackrunDetector().findings(in: AnalyzedBlock([other, arbitrage])).isEmpty)
        }
        #expect(BackrunDetector().findings(in: AnalyzedBlock([arbitrage, trade(2, buys: true, by: 7)])).isEmpty)
    }
}
