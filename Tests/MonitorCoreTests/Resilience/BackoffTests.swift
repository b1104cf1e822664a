import MonitorCore
import Testing

@Suite struct BackoffTests {
    @Test func ceilingsDoubleUpToTheCap() {
        let backoff = Backoff(base: .seconds(1), cap: .seconds(10))
        let ceilings = (1...6).map { backoff.ceiling(afterFailures: $0) }
        #expect(ceilings == [1, 2, 4, 8, 10, 10].map { .seconds($0) })
    }

    @Test(arguments: [0, -1, Int.min, Int.max, 10_000])
    func anyNumberOfFailuresStaysInRange(failures: Int) {
        let backoff = Backoff(base: .seconds(1), cap: .seconds(60))
        #expect((.seconds(1)...Duration.seconds(60)).contains(backoff.ceiling(afterFailures: failures)))
    }

    @Test(arguments: [1, 2, 1_024, 1_025, 1_000_000, Int.max])
    func aBaseOfZeroGivesNoPause(failures: Int) {
        #expect(Backoff(base: .zero).ceiling(afterFailures: failures) == .zero)
        #expect(Backoff(base: .seconds(-1), factor: -3).ceiling(afterFailures: failures) == .zero)
    }

    @Test func delaysFillTheWholeRange() {
        var generator = SeededGenerator(seed: 1)
        let backoff = Backoff(base: .seconds(8), cap: .seconds(8))
        let delays = (0..<1_000).map { _ in backoff.delay(afterFailures: 1, using: &generator) }
        #expect(delays.allSatisfy { $0 >= .zero && $0 <= .seconds(8) })
        #expect(delays.contains { $0 < .seconds(1) })
        #expect(delays.contains { $0 > .seconds(7) })
    }

    @Test func theSameSeedGivesTheSameDelays() {
        var first = SeededGenerator(seed: 42)
        var second = SeededGenerator(seed: 42)
        for failures in 1...20 {
            #expect(
                Backoff().delay(afterFailures: failures, using: &first)
                    == Backoff().delay(afterFailures: failures, using: &second)
            )
        }
    }
}
