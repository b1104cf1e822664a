import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Holdings")
struct HoldingTests {
    @Test("both methods, by hand")
    func methods() {
        var holding = Holding()
        holding.buy(10, cost: 100)
        holding.buy(10, cost: 301)
        let first = holding.sell(15, proceeds: 450)
        #expect(first.fifoCost == 250)
        #expect(first.averageCost == 300)
        #expect(first.profit(by: .fifo) == 200)
        #expect(first.profit(by: .averageCost) == 150)
        #expect(holding.amount == 5)
        #expect(holding.fifoCost == 151)
        #expect(holding.averageCost == 101)
        #expect(holding.lots.map(\.amount) == [5])
        #expect(holding.lots.map(\.cost) == [151])
        let second = holding.sell(5, proceeds: 100)
        #expect(second.profit(by: .fifo) == -51)
        #expect(second.profit(by: .averageCost) == -1)
        #expect(holding.amount.isZero && holding.lots.isEmpty && holding.averageCost.isZero)
    }

    @Test("what came by transfer has no cost, and its share of the proceeds is no profit")
    func uncovered() {
        var holding = Holding()
        holding.buy(3, cost: 30)
        let result = holding.sell(10, proceeds: 101)
        #expect(result.coveredAmount == 3)
        #expect(result.coveredProceeds == 30)
        #expect(result.uncoveredAmount == 7)
        #expect(result.uncoveredProceeds == 71)
        #expect(result.profit(by: .fifo) == 0)
        let none = holding.sell(.max, proceeds: .max)
        #expect(none.coveredAmount.isZero && none.coveredProceeds.isZero)
        #expect(none.uncoveredProceeds == .max)
        let nothing = holding.sell(0, proceeds: 5)
        #expect(nothing.coveredAmount.isZero)
    }

    @Test("sums that do not fit are refused")
    func overflow() {
        var holding = Holding()
        let fits = holding.buy(.max, cost: .max)
        #expect(fits)
        let before = holding
        let overflows = !holding.buy(1, cost: 0)
        #expect(overflows)
        holding.buy(0, cost: 1)
        #expect(holding == before)
        let result = holding.sell(.max, proceeds: 0)
        #expect(result.profit(by: .fifo) == nil)
    }

    @Test("beyond the limit the oldest lots are merged, and costs stay exact")
    func merging() {
        var holding = Holding(maximumLots: 2)
        for (amount, cost) in [(1, 10), (1, 30), (1, 50)] as [(U256, U256)] { holding.buy(amount, cost: cost) }
        #expect(holding.lots.map(\.amount) == [2, 1])
        #expect(holding.lots.map(\.cost) == [40, 50])
        #expect(holding.mergedLots == 1)
        let result = holding.sell(1, proceeds: 0)
        #expect(result.fifoCost == 20)
        #expect(holding.fifoCost == 70)
    }

    @Test("costs are conserved to the unit")
    func conservation() {
        let seed: UInt64 = 0xc057
        print("holdings: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            var holding = Holding(maximumLots: .random(in: 1...8, using: &random))
            var (paid, fifo, average, bought, sold) = (U256.zero, U256.zero, U256.zero, U256.zero, U256.zero)
            for _ in 0..<40 {
                let amount = U256(UInt64.random(in: 0...50, using: &random))
                let value = U256(UInt64.random(in: 0...1_000, using: &random))
                if Bool.random(using: &random) {
                    holding.buy(amount, cost: value)
                    if !amount.isZero { (paid, bought) = (paid &+ value, bought &+ amount) }
                } else {
                    let result = holding.sell(amount, proceeds: value)
                    #expect(result.coveredProceeds &+ result.uncoveredProceeds == value)
                    #expect(result.coveredAmount &+ result.uncoveredAmount == amount)
                    fifo = fifo &+ result.fifoCost
                    average = average &+ result.averageCost
                    sold = sold &+ result.coveredAmount
                }
                #expect(holding.fifoCost &+ fifo == paid)
                #expect(holding.averageCost &+ average == paid)
                #expect(holding.amount &+ sold == bought)
                #expect(holding.lots.reduce(U256.zero) { $0 &+ $1.amount } == holding.amount)
                #expect(holding.lots.reduce(U256.zero) { $0 &+ $1.cost } == holding.fifoCost)
            }
        }
    }

    @Test("what is bought first is sold first, unit by unit")
    func unitByUnit() {
        let seed: UInt64 = 0xf1f0
        print("holdings by unit: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            var holding = Holding(maximumLots: 100)
            var units: [U256] = []
            for _ in 0..<30 {
                let amount = Int.random(in: 1...20, using: &random)
                if Bool.random(using: &random) {
                    let price = U256(UInt64.random(in: 0...99, using: &random))
                    holding.buy(U256(UInt64(amount)), cost: price &* U256(UInt64(amount)))
                    units += [U256](repeating: price, count: amount)
                } else {
                    let expected = units.prefix(amount).reduce(U256.zero) { $0 &+ $1 }
                    units.removeFirst(min(amount, units.count))
                    let result = holding.sell(U256(UInt64(amount)), proceeds: 0)
                    #expect(result.fifoCost == expected)
                }
            }
        }
    }
}
