import BenchmarkHarness
import Foundation

/// What the peers that `Benchmarks/peers` has built print about themselves.
enum PeerRates {
    /// Runs a peer.
    ///
    /// - Returns: The numbers of each line, by the words before them.
    static func run(_ name: String, _ arguments: [String] = []) throws -> [String: [Double]] {
        guard let folder = ProcessInfo.processInfo.environment["PEERS"] else {
            throw PeerProcess.Missing(name: "the folder of peers, PEERS,")
        }
        let isScript = FileManager.default.fileExists(atPath: "\(folder)/\(name).py")
        let program = isScript ? "\(folder)/python/bin/python" : "\(folder)/\(name)"
        let output = try PeerProcess.output(of: program, (isScript ? ["\(folder)/\(name).py"] : []) + arguments)
        var rates: [String: [Double]] = [:]
        for line in output.split(separator: "\n") {
            let words = line.split(separator: " ")
            let label = words.filter { Double($0) == nil }.joined(separator: " ")
            rates[label, default: []] += words.compactMap { Double($0) }
        }
        guard !rates.isEmpty else { throw PeerProcess.Missing(name: "a working peer \(name)") }
        return rates
    }
}
