import MonitorCore
import MonitorTestKit

/// Prints how fast decisions are replayed, how often they page for nothing and how soon they see an outage.
enum FiguresCommand: SoakCommand {
    static let name = "figures"
    static let summary = "prints detection delays and false pages of some policies; --checks N, --seed N"

    static func run(_ arguments: SoakArguments) async throws {
        let seed: UInt64 = try arguments.number("seed", default: 1)
        let checks: Int = try arguments.number("checks", default: 100_000_000)
        let command = ".ci/soak figures --checks \(checks) --seed \(seed)"
        print(Machine.table(command: command), terminator: "\n\n")
        print("## A year of 100 monitors\n")
        print(try await SpeedFigure(seed: seed).table(), terminator: "\n\n")
        print("## False pages at 1 % noise\n")
        print(try await FalsePageFigure(seed: seed, checkCount: checks).table(), terminator: "\n\n")
        print("## Detection delay\n")
        print(try await DetectionFigure(seed: seed).table())
    }
}
