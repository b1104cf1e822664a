import Foundation

/// `PROGRAM SUITE --goals FILE` measures one thing and says which goals it met; the status is 1 when one was missed or not
/// measured, 2 when something that is measured beside it is missing.
package enum BenchmarkProgram {
    package typealias Suite = @Sendable (inout Report) async throws -> Void

    package static func run(_ suites: [String: Suite]) async -> Never {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, arguments[2] == "--goals", let suite = suites[arguments[1]] else {
            print("usage: \(arguments[0]) \(suites.keys.sorted().joined(separator: "|")) --goals FILE")
            exit(2)
        }
        do {
            var report = Report(title: arguments[1], goals: try Goal.read(from: arguments[3]))
            try await measure(suite, into: &report)
            report.print()
            exit(report.isMet ? 0 : 1)
        } catch {
            FileHandle.standardError.write(Data("\(arguments[0]): \(arguments[1]): \(error)\n".utf8))
            exit(2)
        }
    }

    /// Leaves the main actor: a hop to it for each element would be what is measured.
    @concurrent
    private static func measure(_ suite: Suite, into report: inout Report) async throws {
        try await suite(&report)
    }
}
