import BenchmarkHarness
import ChainDecoding
import Foundation

/// Receipts from JSON text, beside simdjson (C++), orjson (Python, Rust) and Foundation's JSONDecoder.
enum ReceiptSuite {
    static func run(_ report: inout Report) async throws {
        let samples = try samples.get()
        let folder = FileManager.default.temporaryDirectory.appending(path: "receipts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        report.note(samples.isRecorded ? "mainnet block 18000000" : "made-up receipts: SHARED_DATA has none")

        for (name, text) in [("receipts.block", samples.block), ("receipts", samples.repeated(to: 50_000_000))] {
            let file = folder.appending(path: "\(name).json").path
            try Data(text).write(to: URL(fileURLWithPath: file))
            let visited = try bytesPerSecond(text) { try visit(text) }
            let modelled = try bytesPerSecond(text) { try [RPCReceipt](json: text.span).count }
            report.record(name, visited / 1e9)
            let simdjson = try PeerRates.run("simdjson-receipts", [file])
            let orjson = try PeerRates.run("orjson-receipts", [file])
            report.note(
                "\(Report.text(Double(text.count) / 1e6)) MB: logs \(Report.text(visited / 1e6)) MB/s, model "
                    + "\(Report.text(modelled / 1e6)); simdjson with unhex \(rate(simdjson, "simdjson+unhex")), without "
                    + "\(rate(simdjson, "simdjson")); orjson \(rate(orjson, "orjson"))"
            )
        }
        try report.recordCounts(of: "receipts.block", per: samples.block.count)
        let decoder = JSONDecoder()
        let foundation = try bytesPerSecond(samples.block) {
            try decoder.decode([FoundationReceipt].self, from: Data(samples.block)).count
        }
        report.note("Foundation's JSONDecoder, hex left as text: \(Report.text(foundation / 1e6)) MB/s")
    }

    private static let samples = Result { try ReceiptSamples() }

    static let operations = [
        "receipts.block": Operation(repetitions: 20, each: { try visit(try samples.get().block) })
    ]

    private static func visit(_ text: [UInt8]) throws -> Int {
        var sum = 0
        var reader = RPCReader(text.span)
        try reader.visitLogsOfReceipts { (log) throws(DecodeError) in
            sum &+= log.topics.count &+ log.data.count &+ Int(truncatingIfNeeded: log.address.word0)
        }
        return sum
    }

    /// Bytes for each second of CPU.
    private static func bytesPerSecond(_ text: [UInt8], _ work: @Sendable @escaping () throws -> Int) throws -> Double {
        Double(text.count) * 1e9 / (try Operation(repetitions: 1, each: work).nanoseconds())
    }

    private static func rate(_ peers: [String: [Double]], _ name: String) -> String {
        peers[name]?.first.map(Report.text) ?? "–"
    }

    private struct FoundationReceipt: Decodable {
        struct Log: Decodable {
            var address: String
            var topics: [String]
            var data: String
        }

        var logs: [Log]
    }
}
