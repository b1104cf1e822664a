import MonitorTestKit

/// Runs one world again, makes it simpler if an invariant is broken in it, and prints what happened.
enum ReplayCommand: SoakCommand {
    static let name = "replay"
    static let summary = "runs one world again, shrinks it if it is broken, and prints its steps; --seed N"

    static func run(_ arguments: SoakArguments) async throws {
        let seed: UInt64 = try arguments.number("seed", default: 1)
        let simulation = Simulation.random(seed: seed)
        let report = try simulation.run()
        guard let violation = report.violations.first else {
            print(simulation)
            print("\nevery invariant holds; trace hash \(String(report.traceHash, radix: 16))")
            return
        }
        for violation in report.violations { print(violation) }
        var shrinker = SimulationShrinker(simulation, breaking: violation.invariant)
        try shrinker.run()
        var simplest = shrinker.simulation
        simplest.isRecording = true
        let last = try simplest.run()
        print("\nafter \(shrinker.runCount) runs, the simplest world in which this is so:\n\(simplest)\n")
        for line in last.trace { print(line) }
        print("")
        for violation in last.violations { print(violation) }
        throw SoakError("seed \(seed) breaks \(violation.invariant.rawValue)")
    }
}
