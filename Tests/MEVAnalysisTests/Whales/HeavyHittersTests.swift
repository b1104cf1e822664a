import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Heavy hitters")
struct HeavyHittersTests {
    @Test("with room for all keys, sums are exact")
    func exact() {
        var summary = HeavyHitters<Int>(capacity: 4)
        for (key, weight) in [(1, 5), (2, 7), (1, 4), (3, 1)] as [(Int, U256)] { summary.add(weight, to: key) }
        #expect(summary.top(2).map(\.key) == [1, 2])
        #expect(summary.top(9).map(\.estimate) == [9, 7, 1])
        #expect(summary.top(9).allSatisfy { $0.error.isZero })
        #expect(summary.top(-1).isEmpty)
        #expect(summary.total == 17)
        #expect(summary.entry(of: 4) == nil)
    }

    @Test("the least key gives way, and its sum becomes the error")
    func replacement() {
        var summary = HeavyHitters<Int>(capacity: 2)
        for (key, weight) in [(1, 5), (2, 3), (3, 1)] as [(Int, U256)] { summary.add(weight, to: key) }
        #expect(summary.entry(of: 2) == nil)
        #expect(summary.entry(of: 3)?.estimate == 4)
        #expect(summary.entry(of: 3)?.error == 3)
        #expect(HeavyHitters<Int>(capacity: 0).capacity == 1)
    }

    @Test("a sum that does not fit is refused, and nothing changes")
    func overflow() {
        var summary = HeavyHitters<Int>(capacity: 2)
        let fits = summary.add(.max, to: 1)
        #expect(fits)
        let before = summary
        let overflows = !summary.add(1, to: 2)
        #expect(overflows)
        #expect(summary == before)
    }

    @Test("the stated bounds hold", arguments: [1, 2, 7, 32])
    func bounds(capacity: Int) throws {
        let seed = 0x5ace + UInt64(capacity)
        print("heavy hitters: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        var summary = HeavyHitters<Int>(capacity: capacity)
        var sums: [Int: U256] = [:]
        for _ in 0..<3_000 {
            // A few keys get most, as accounts do.
            let key = Int.random(in: 0...Int.random(in: 0...100, using: &random), using: &random)
            let weight = U256(UInt64.random(in: 0...1 << UInt64.random(in: 0...40, using: &random), using: &random))
            summary.add(weight, to: key)
            sums[key] = sums[key, default: .zero] &+ weight
        }
        #expect(summary.total == sums.values.reduce(.zero) { $0 &+ $1 })
        let top = summary.top(capacity)
        #expect(top.count == min(capacity, sums.count))
        for entry in top {
            let sum = try #require(sums[entry.key])
            #expect(entry.estimate >= sum)
            #expect(entry.estimate &- entry.error <= sum)
            #expect(entry.error <= summary.total.divided(by: U256(UInt64(capacity))))
        }
        for (key, sum) in sums where sum > summary.total.divided(by: U256(UInt64(capacity))) {
            #expect(summary.entry(of: key) != nil)
        }
        #expect(top.reduce(U256.zero) { $0 &+ $1.estimate } == summary.total)
    }
}
