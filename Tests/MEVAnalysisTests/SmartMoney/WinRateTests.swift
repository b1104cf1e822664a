import MEVAnalysis
import Testing

@Suite("Win rates")
struct WinRateTests {
    private func rate(_ wins: UInt128, _ losses: UInt128, prior: UInt32 = 5) -> WinRate {
        let unit = UInt128(TimeDecay.unit)
        return WinRate(weightedWins: wins * unit, weightedLosses: losses * unit, priorWins: prior, priorLosses: prior)
    }

    @Test("the prior draws towards a half")
    func shrinkage() {
        #expect(rate(0, 0).meanMillionths == 500_000)
        #expect(rate(3, 0).meanMillionths == 615_384)
        #expect(rate(300, 0).meanMillionths == 983_870)
        #expect(rate(30, 10).meanMillionths == 700_000)
        #expect(rate(0, 0, prior: 0) == rate(0, 0, prior: 1))
    }

    @Test("the deviation is that of the Beta distribution")
    func deviation() {
        // Beta(5, 5): √(25 / (100 · 11)); Beta(35, 15): √(525 / (2,500 · 51)); Beta(305, 5): √(1,525 / (96,100 · 311)).
        #expect(rate(0, 0).deviationMillionths == 150_755)
        #expect(rate(30, 10).deviationMillionths == 64_168)
        #expect(rate(300, 0).deviationMillionths == 7_143)
        #expect(rate(30, 10).lowerBoundMillionths == 700_000 - 2 * 64_168)
        #expect(rate(0, 40).lowerBoundMillionths == 100_000 - 2 * 42_008)
        #expect(rate(0, 1 << 40).lowerBoundMillionths == 0)
    }

    @Test("counts beyond all measure do not trap")
    func extremes() {
        let rate = WinRate(weightedWins: .max, weightedLosses: .max, priorWins: .max, priorLosses: .max)
        #expect(rate.meanMillionths == 500_000)
        #expect(rate.deviationMillionths == 0)
    }

    @Test("weights halve with the half-life, and fall in between")
    func decay() {
        let decay = TimeDecay(halfLife: 4)
        let unit = TimeDecay.unit
        #expect(
            [0, 1, 2, 4, 6, 8].map(decay.weight) == [
                unit, unit * 7 / 8, unit * 3 / 4, unit / 2, unit * 3 / 8, unit / 4,
            ]
        )
        #expect(decay.weight(age: 128) == 1)
        #expect(decay.weight(age: 132) == 0)
        #expect(decay.weight(age: .max) == 0)
        for halfLife in [0, 1, 3, 7, 1 << 31, .max] as [UInt64] {
            let decay = TimeDecay(halfLife: halfLife)
            let weights = (0..<200).map { decay.weight(age: $0) }
            #expect(zip(weights, weights.dropFirst()).allSatisfy { $0 >= $1 })
        }
    }
}
