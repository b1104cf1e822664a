import MonitorTestKit
import Testing

@Suite("Distributions of durations")
struct DurationDistributionTests {
    @Test("quantiles are durations that were there")
    func quantiles() {
        let distribution = DurationDistribution((1...200).reversed().map { .seconds($0) })
        #expect(distribution.count == 200)
        #expect(distribution.quantile(0) == .seconds(1))
        #expect(distribution.quantile(0.5) == .seconds(100))
        #expect(distribution.quantile(0.99) == .seconds(198))
        #expect(distribution.quantile(1) == .seconds(200))
        #expect(distribution.maximum == .seconds(200))
    }

    @Test("shares out of range are brought into it")
    func limits() {
        let distribution = DurationDistribution([.seconds(3), .seconds(1)])
        #expect(distribution.quantile(-1) == .seconds(1))
        #expect(distribution.quantile(2) == .seconds(3))
        #expect(distribution.quantile(.nan) == nil)
        #expect(DurationDistribution([]).quantile(0.5) == nil)
        #expect(DurationDistribution([]).maximum == nil)
    }
}
