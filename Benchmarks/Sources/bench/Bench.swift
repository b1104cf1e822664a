import Foundation

/// `bench SUITE --goals FILE` measures one thing and says which goals it met; the status is 1 when one was missed.
@main
enum Bench {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, arguments[2] == "--goals", let suite = suites[arguments[1]] else {
            print("usage: bench \(suites.keys.sorted().joined(separator: "|")) --goals FILE")
            exit(2)
        }
        var report = Report(title: arguments[1], goals: try Goal.read(from: arguments[3]))
        try await measure(suite, into: &report)
        report.print()
        exit(report.isMet ? 0 : 1)
    }

    /// Leaves the main actor: a hop to it for each element would be what is measured.
    @concurrent
    private static func measure(_ suite: Suite, into report: inout Report) async throws {
        try await suite(&report)
    }

    private typealias Suite = @Sendable (inout Report) async throws -> Void

    private static let suites: [String: Suite] = [
        "memory": MemorySuite.run,
        "pipeline": PipelineSuite.run,
        "probe": ProbeSuite.run,
        "scheduler": SchedulerSuite.run,
        "sketch": SketchSuite.run,
        "sqlite": SQLiteSuite.run,
    ]
}
