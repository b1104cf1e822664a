@_spi(SeededBugs) import MonitorTestKit

/// Puts each seeded bug into random worlds until one of them shows it.
enum BugsCommand: SoakCommand {
    static let name = "bugs"
    static let summary = "shows that random worlds find every seeded bug; --seeds N at most for each"

    static func run(_ arguments: SoakArguments) async throws {
        let limit: UInt64 = try arguments.number("seeds", default: 200)
        for seed in 1...max(1, limit) {
            if let violation = try Simulation.random(seed: seed).run().violations.first {
                throw SoakError("world \(seed) has a bug that nobody put there: \(violation)")
            }
        }
        var table = MarkdownTable("bug", "found by", "in world")
        var missed: [String] = []
        for bug in SeededBug.allCases {
            guard let (seed, invariants) = try find(bug, in: 1...max(1, limit)) else {
                missed.append(bug.rawValue)
                table.add(bug.rawValue, "nothing", "none of \(limit)")
                continue
            }
            table.add(bug.rawValue, invariants.map(\.rawValue).joined(separator: ", "), "\(seed)")
        }
        print(table)
        if !missed.isEmpty { throw SoakError("not found: \(missed.joined(separator: ", "))") }
    }

    /// The first seed whose world breaks one of the invariants that the bug is about, and all those that it breaks.
    private static func find(_ bug: SeededBug, in seeds: ClosedRange<UInt64>) throws -> (UInt64, [Invariant])? {
        for seed in seeds {
            var simulation = Simulation.random(seed: seed)
            simulation.bug = bug
            let broken = Set(try simulation.run().violations.map(\.invariant)).intersection(bug.breaks)
            guard broken.isEmpty else { return (seed, Invariant.allCases.filter(broken.contains)) }
        }
        return nil
    }
}
