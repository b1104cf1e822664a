import BenchmarkHarness
import Foundation

/// Something small that is measured by repeating it.
struct Operation: Sendable {
    /// Runs it as often as it is told, and returns something that depends on every result.
    let run: @Sendable (_ count: Int) throws -> Int

    init(_ run: @escaping @Sendable (_ count: Int) throws -> Int) {
        self.run = run
    }

    /// Nanoseconds for each run: the median of seven rounds of a tenth of a second or more.
    func nanoseconds() throws -> Double {
        var count = 16
        var elapsed = Duration.zero
        while elapsed < .milliseconds(100) {
            count *= 2
            elapsed = try time(count)
        }
        let rounds = try (0..<7).map { _ in try time(count).inNanoseconds / Double(count) }.sorted()
        return rounds[rounds.count / 2]
    }

    /// Times it asks for memory, for each run.
    func allocations() throws -> Double {
        let count = 1_000
        blackHole(try run(1))
        let before = ProcessUsage.allocationCount
        blackHole(try run(count))
        return Double(ProcessUsage.allocationCount - before) / Double(count)
    }

    private func time(_ count: Int) throws -> Duration {
        try ContinuousClock().measure { blackHole(try run(count)) }
    }
}

/// Uses a value in a way that the compiler cannot see through.
@inline(never)
func blackHole(_: some Any) {}

extension Duration {
    var inNanoseconds: Double { Double(components.seconds) * 1e9 + Double(components.attoseconds) / 1e9 }
}
