@_spi(SeededBugs) import MonitorTestKit

/// Puts each seeded bug into random worlds until one of them shows it.
enum BugsCommand: SoakCommand {
    static let name = "bugs"
    static let summary = "shows that random worlds find every seeded bug; --seeds N at most for each"

    private static let workerCount = 2

    /// The world that shows a bug, and by which invariants.
    private struct Find: Sendable {
        var bug: SeededBug
        var seed: UInt64
        var invariants: [Invariant]
    }

    static func run(_ arguments: SoakArguments) async throws {
        let limit: UInt64 = try arguments.number("seeds", default: 2_000)
        let finds = try await find(in: 1...max(1, limit))
        var table = MarkdownTable("bug", "found by", "in world")
        for bug in SeededBug.allCases {
            let find = finds[bug]
            table.add(
                bug.rawValue,
                find?.invariants.map(\.rawValue).joined(separator: ", ") ?? "nothing",
                find.map { "\($0.seed)" } ?? "none of \(limit)"
            )
        }
        print(table)
        let missed = SeededBug.allCases.filter { finds[$0] == nil }
        if !missed.isEmpty { throw SoakError("not found: \(missed.map(\.rawValue).joined(separator: ", "))") }
    }

    /// Shares the bugs between two tasks; each world runs on one thread.
    private static func find(in seeds: ClosedRange<UInt64>) async throws -> [SeededBug: Find] {
        try await withThrowingTaskGroup(of: [Find].self) { group in
            for worker in 0..<workerCount {
                group.addTask { @concurrent in
                    try stride(from: worker, to: SeededBug.allCases.count, by: workerCount)
                        .compactMap { try find(SeededBug.allCases[$0], in: seeds) }
                }
            }
            return try await group.reduce(into: [:]) { finds, found in
                for find in found { finds[find.bug] = find }
            }
        }
    }

    /// The first world that breaks one of the invariants that the bug is about, and is sound without it.
    private static func find(_ bug: SeededBug, in seeds: ClosedRange<UInt64>) throws -> Find? {
        for seed in seeds {
            var simulation = Simulation.random(seed: seed)
            simulation.bug = bug
            let broken = Set(try simulation.run().violations.map(\.invariant)).intersection(bug.breaks)
            guard !broken.isEmpty else { continue }
            if let violation = try Simulation.random(seed: seed).run().violations.first {
                throw SoakError("world \(seed) has a bug that nobody put there: \(violation)")
            }
            return Find(bug: bug, seed: seed, invariants: Invariant.allCases.filter(broken.contains))
        }
        return nil
    }
}
