import BenchmarkHarness
import ChainDecoding

/// Keccak-256 of short inputs beside Crypto++ and OpenSSL.
enum KeccakSuite {
    static func run(_ report: inout Report) async throws {
        let peers = try PeerRates.run("keccak")
        for length in [32, 136] {
            let own = 1e9 / (try operation(length: length).nanoseconds())
            let theirs = rate(of: "Crypto++", length, in: peers)
            let openSSL = rate(of: "OpenSSL", length, in: peers)
            report.record("keccak.\(length)", own / theirs)
            try report.recordCounts(of: "keccak.\(length)")
            report.note(
                "\(length) B: \(Report.text(own)) hashes/s, Crypto++ \(Report.text(theirs)), OpenSSL (SHA3-256) "
                    + Report.text(openSSL)
            )
        }
        let (batched, factor) = try batched(beside: peers)
        report.note("32 B, batched: \(Report.text(batched)) hashes/s, \(Report.text(factor)) x of Crypto++'s")
    }

    /// Only the batched form, which wider vectors than those of every x86-64 make faster.
    static func runBatched(_ report: inout Report) async throws {
        let (batched, factor) = try batched(beside: try PeerRates.run("keccak"))
        report.record("keccak-avx2.batched", factor)
        report.note("32 B, batched: \(Report.text(batched)) hashes/s")
    }

    /// Hashes of 32 bytes per second, also as a multiple of Crypto++'s.
    private static func batched(beside peers: [String: [Double]]) throws -> (rate: Double, factor: Double) {
        let own = 1e9 * Double(batchCount) / (try batch(length: 32).nanoseconds())
        return (own, own / rate(of: "Crypto++", 32, in: peers))
    }

    static let operations = ["keccak.32": operation(length: 32), "keccak.136": operation(length: 136)]

    private static func operation(length: Int) -> Operation {
        let inputs = (0..<256 * length).map { UInt8(truncatingIfNeeded: $0) }
        return Operation { count in
            var sum = 0
            for index in 0..<count {
                let start = (index & 255) * length
                let hash = Keccak256.hash(inputs.span.extracting(start..<start + length))
                sum &+= Int(truncatingIfNeeded: hash.word0)
            }
            return sum
        }
    }

    private static let batchCount = 1_024

    private static func batch(length: Int) -> Operation {
        let inputs = [UInt8](repeating: 7, count: length * batchCount)
        return Operation { count in
            var sum = 0
            for _ in 0..<count { sum &+= try Keccak256.hash(batch: inputs.span, length: length).count }
            return sum
        }
    }

    /// The peer prints name, length and rate.
    private static func rate(of name: String, _ length: Int, in peers: [String: [Double]]) -> Double {
        let numbers = peers[name] ?? []
        guard let index = numbers.firstIndex(of: Double(length)), index + 1 < numbers.count else { return .infinity }
        return numbers[index + 1]
    }
}
