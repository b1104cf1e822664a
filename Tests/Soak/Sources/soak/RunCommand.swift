import MonitorCore
import MonitorTestKit

/// Runs random worlds and holds them against the invariants.
enum RunCommand: SoakCommand {
    static let name = "run"
    static let summary = "runs random worlds; --seeds N, --first N, --corpus FILE"

    private static let workerCount = 2
    private static let shownFailureCount = 5

    /// What the worlds of one worker came to.
    private struct Sum: Sendable {
        var tally = WorldTally()
        var failures: [UInt64: [InvariantViolation]] = [:]
    }

    static func run(_ arguments: SoakArguments) async throws {
        let count: UInt64 = try arguments.number("seeds", default: 2_000)
        let first: UInt64 = try arguments.number("first", default: 1)
        let corpus = try arguments.options["corpus"].map(SeedCorpus.init(path:))?.seeds ?? []
        let seeds = corpus + Array(first..<first + count)
        let time = SystemTimeSource()
        let start = time.monotonic
        let sum = try await run(seeds)
        let elapsed = time.monotonic - start

        print(Machine.table(command: "soak run --first \(first) --seeds \(count)"), terminator: "\n\n")
        print(
            "\(seeds.count) worlds in \(elapsed.inSeconds.text(places: 1)) s, \(corpus.count) of them from the corpus\n"
        )
        print(sum.tally.table)
        guard sum.failures.isEmpty else {
            for (seed, violations) in sum.failures.sorted(by: { $0.key < $1.key }).prefix(Self.shownFailureCount) {
                print("\nseed \(seed):")
                for violation in violations.prefix(3) { print("  \(violation)") }
                print("  make replay SEED=\(seed)")
            }
            throw SoakError("\(sum.failures.count) of \(seeds.count) worlds broke an invariant")
        }
    }

    /// Shares the worlds between two tasks; each world runs on one thread.
    private static func run(_ seeds: [UInt64]) async throws -> Sum {
        try await withThrowingTaskGroup(of: Sum.self) { group in
            for worker in 0..<workerCount {
                group.addTask { @concurrent in
                    var sum = Sum()
                    for index in stride(from: worker, to: seeds.count, by: workerCount) {
                        let report = try Simulation.random(seed: seeds[index]).run()
                        sum.tally.add(report, seed: seeds[index])
                        if !report.violations.isEmpty { sum.failures[seeds[index]] = report.violations }
                    }
                    return sum
                }
            }
            return try await group.reduce(into: Sum()) { total, sum in
                total.tally.merge(sum.tally)
                total.failures.merge(sum.failures) { first, _ in first }
            }
        }
    }
}
