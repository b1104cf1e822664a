import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Rules of arbitrage")
struct ArbitrageRuleTests {
    private let weth = ChainContracts.ethereum.wrappedNativeToken
    private let bot = Address.test(2)
    private let a = Address.test(100)
    private let b = Address.test(101)
    private let c = Address.test(102)

    private func find(_ transaction: ScriptedTransaction, calls: [CallRecord]? = []) -> Finding<Arbitrage>? {
        ArbitrageDetector().findings(in: AnalyzedBlock([transaction], calls: calls)).first
    }

    private var simple: ScriptedTransaction {
        var transaction = ScriptedTransaction()
        transaction.swap(1, weth, 1_000, a, 500)
        transaction.swap(2, a, 500, weth, 1_100)
        return transaction
    }

    @Test("a cycle that gains")
    func cycle() throws {
        let finding = try #require(find(simple))
        #expect(finding.detail.cycles.map(\.gain) == [100])
        #expect(finding.detail.gains == [TokenAmount(token: .nativeToken, amount: 100)])
        #expect(finding.detail.pools == [PoolID(.pool(1)), PoolID(.pool(2))])
        #expect(finding.party == [.test(1), bot])
        #expect(finding.profit?.net(in: .native) == I256(100))
        #expect(finding.confidence == .certain)
        #expect(finding.rule == "arbitrage.cycle")
    }

    @Test("one of which everything is paid to the block's beneficiary, or kept elsewhere")
    func paidAway() throws {
        var bribe = simple
        bribe.move(weth, 100, bot, weth)
        bribe.move(.nativeToken, 100, weth, bot)
        bribe.move(.nativeToken, 100, bot, AnalyzedBlock.builder)
        let paid = try #require(find(bribe))
        #expect(paid.profit?.net(in: .native).isZero == true)
        #expect(paid.profit?.beneficiaryPayment == 100)
        var kept = simple
        kept.move(weth, 100, bot, .test(77))
        #expect(find(kept)?.party.contains(.test(77)) == true)
        #expect(find(kept)?.profit?.net(in: .native) == I256(100))
    }

    @Test("no trade, whose trader gives one token for another, though its way has a cycle")
    func trade() {
        var transaction = simple
        transaction.swap(3, c, 900, a, 450, payer: .test(1), recipient: .test(1))
        #expect(find(transaction) == nil)
        var user = simple
        user.move(c, 5_000, .test(1), .test(50))
        #expect(find(user) == nil)
        var way = ScriptedTransaction()
        way.swap(1, c, 1_000, a, 500)
        way.swap(2, a, 500, b, 1_100)
        #expect(find(way) == nil)
    }

    @Test("no loss, and no way through one pool alone")
    func loss() {
        var losing = ScriptedTransaction()
        losing.swap(1, weth, 1_000, a, 500)
        losing.swap(2, a, 500, weth, 999)
        #expect(find(losing) == nil)
        var samePool = ScriptedTransaction()
        samePool.swap(1, weth, 1_000, a, 500)
        samePool.swap(1, a, 500, weth, 1_100)
        #expect(find(samePool) == nil)
    }

    @Test("split and merged ways are one cycle")
    func split() throws {
        var transaction = ScriptedTransaction()
        transaction.swap(1, weth, 1_000, a, 500)
        transaction.swap(2, a, 300, weth, 700)
        transaction.swap(3, a, 200, b, 40)
        transaction.swap(4, b, 40, weth, 400)
        let cycles = try #require(find(transaction)?.detail.cycles)
        #expect(cycles.map(\.swaps.count) == [4])
        #expect(cycles.map(\.gain) == [100])
    }

    @Test("ways that share no lot are cycles of their own, over the same tokens as well")
    func two() throws {
        var transaction = simple
        transaction.swap(3, weth, 2_000, b, 70)
        transaction.swap(4, b, 70, weth, 2_002)
        transaction.swap(5, weth, 300, a, 160)
        transaction.swap(6, a, 160, weth, 303)
        transaction.swap(7, c, 10, .test(103), 20)
        transaction.swap(8, .test(103), 20, c, 15)
        let cycles = try #require(find(transaction)?.detail.cycles)
        #expect(Set(cycles.map(\.gain)) == [100, 2, 3, 5])
        #expect(cycles.allSatisfy { $0.swaps.count == 2 && $0.swaps[0].tokenOut == $0.swaps[1].tokenIn })
    }

    @Test("flash swaps, which end with what they begin with, are put in order")
    func nested() throws {
        var transaction = ScriptedTransaction()
        transaction.swap(3, b, 40, weth, 1_100)
        transaction.swap(2, a, 500, b, 40)
        transaction.swap(1, weth, 1_000, a, 500)
        let cycle = try #require(find(transaction)?.detail.cycles.first)
        #expect(cycle.swaps.map(\.pool.contract) == [.pool(1), .pool(2), .pool(3)])
        #expect([cycle.amountIn, cycle.amountOut] == [1_000, 1_100])
    }

    @Test("what a token sells of its own is not its trader's")
    func tax() throws {
        var transaction = ScriptedTransaction()
        transaction.swap(1, weth, 1_000, a, 500)
        transaction.swap(2, a, 60, weth, 130, payer: a, recipient: .test(60))
        transaction.swap(2, a, 495, weth, 1_100)
        let finding = try #require(find(transaction))
        #expect(finding.detail.cycles.map(\.swaps.count) == [2])
        #expect(finding.profit?.net(in: .native) == I256(100))
    }

    @Test("dust may be missing, but not more than the gain is worth")
    func dust() {
        for (taken, isFound) in [(U256(500), true), (499, true), (510, true), (555, true), (556, false)] {
            var transaction = ScriptedTransaction()
            transaction.swap(1, weth, 1_000, a, 500)
            transaction.swap(2, a, taken, weth, 1_100)
            #expect((find(transaction) != nil) == isFound, "\(taken)")
        }
    }

    @Test("exchanges that are not known make it less sure, logs alone and swaps alone do not hide it")
    func certainty() {
        var transaction = ScriptedTransaction()
        transaction.swap(1, weth, 1_000, a, 500)
        transaction.swap(2, a, 500, weth, 1_100, venue: .unknown)
        #expect(find(transaction)?.confidence == .likely)
        #expect(find(simple, calls: nil)?.confidence == .certain)
        var bare = simple
        bare.forgetTransfers()
        #expect(find(bare)?.confidence == .likely)
    }

    @Test("orders that only solvers fill are none")
    func solvers() throws {
        var transaction = ScriptedTransaction()
        transaction.swap(1, weth, 1_000, a, 500)
        transaction.swap(2, a, 500, weth, 1_100, venue: .oneInch)
        #expect(find(transaction) == nil)
        let block = AnalyzedBlock([transaction])
        let fill = try #require(SolverFillDetector().findings(in: block).first)
        #expect(fill.detail.orders.map(\.pool.contract) == [.pool(2)])
        #expect(fill.detail.solver == bot)
        #expect(fill.profit?.net(in: .native) == I256(100))
        #expect(ArbitrageDetector(solverVenues: []).findings(in: block).count == 1)
        #expect(SolverFillDetector().findings(in: AnalyzedBlock([simple])).isEmpty)
    }

    @Test("attempts are told apart")
    func attempts() throws {
        let block = AnalyzedBlock([ScriptedTransaction()])
        var actions = block.actions
        actions.attempts = [simple.stream(at: 0), simple.stream(at: 7)]
        let attempts = ArbitrageAttemptDetector().findings(in: AnalyzedBlock(block.record, actions: actions))
        #expect(attempts.map(\.detail.cycles.count) == [1])
        #expect(attempts.first?.profit?.nets.isEmpty == true)
        #expect(ArbitrageDetector().findings(in: block).isEmpty)
    }

    @Test("the legs of other findings are excluded, their victims are not")
    func precedence() throws {
        let finding = try #require(find(simple))
        #expect([finding].excluding(partsOf: [finding]).isEmpty)
        var other = finding
        other.transactions[0].role = .victim
        #expect([finding].excluding(partsOf: [other]) == [finding])
        other.transactions[0].role = .back
        #expect([finding].excluding(partsOf: [other]).isEmpty)
    }
}
