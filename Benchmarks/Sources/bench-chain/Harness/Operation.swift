import BenchmarkHarness
import Foundation

/// Something small that is measured by repeating it.
struct Operation: Sendable {
    /// Runs it as often as it is told, and returns something that depends on every result.
    let run: @Sendable (_ count: Int) throws -> Int
    /// How often it is run where what is counted is the same each time.
    let repetitions: Int

    init(repetitions: Int = 1_000, _ run: @escaping @Sendable (_ count: Int) throws -> Int) {
        self.run = run
        self.repetitions = repetitions
    }

    /// Something that is repeated as a whole.
    init(repetitions: Int, each work: @escaping @Sendable () throws -> Int) {
        self.init(repetitions: repetitions) { count in
            var sum = 0
            for _ in 0..<count { sum &+= try work() }
            return sum
        }
    }

    /// Nanoseconds of CPU for each run: the fastest of fifteen rounds, which others have disturbed least.
    func nanoseconds() throws -> Double {
        var count = 16
        while try time(count) < 0.02 { count *= 2 }
        return try (0..<15).map { _ in try time(count) }.reduce(.infinity, min) * 1e9 / Double(count)
    }

    /// Times it asks for memory, for each run.
    func allocations() throws -> Double {
        blackHole(try run(1))
        let before = ProcessUsage.allocationCount
        blackHole(try run(repetitions))
        return Double(ProcessUsage.allocationCount - before) / Double(repetitions)
    }

    private func time(_ count: Int) throws -> Double {
        let start = ProcessUsage.processorSeconds
        blackHole(try run(count))
        return ProcessUsage.processorSeconds - start
    }
}

/// Uses a value in a way that the compiler cannot see through.
@inline(never)
func blackHole(_: some Any) {}
