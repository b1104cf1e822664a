import BenchmarkHarness
import Foundation

/// Counts the instructions of an operation, which do not depend on how busy the machine is.
///
/// The program runs itself under valgrind with two numbers of repetitions; what it does besides them cancels out.
enum Instructions {
    /// Counts those of each run of an operation.
    ///
    /// - Throws: ``PeerProcess/Missing`` where valgrind or strip is not installed.
    static func count(of name: String, _ operation: Operation) throws -> Double {
        let once = try total(name, operation.repetitions)
        let thrice = try total(name, 3 * operation.repetitions)
        return Double(thrice - once) / Double(2 * operation.repetitions)
    }

    /// This program without its debug information, which Debian's valgrind cannot read.
    private static let program = Result {
        let copy = FileManager.default.temporaryDirectory.appending(path: "bench-chain-stripped").path
        _ = try PeerProcess.output(of: "strip", ["--strip-debug", "-o", copy, CommandLine.arguments[0]])
        return copy
    }

    private static func total(_ operation: String, _ count: Int) throws -> Int {
        let log = FileManager.default.temporaryDirectory.appending(path: "instructions-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: log) }
        _ = try PeerProcess.output(
            of: "valgrind",
            [
                "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", "--log-file=\(log.path)",
                try program.get(), "repeat", operation, "\(count)",
            ]
        )
        let text = try String(contentsOf: log, encoding: .utf8)
        guard let line = text.split(separator: "\n").first(where: { $0.contains("I") && $0.contains("refs:") }),
            let number = Int(line.split(separator: ":").last?.filter(\.isNumber) ?? "")
        else { throw PeerProcess.Missing(name: "a valgrind that can run this program") }
        return number
    }
}
