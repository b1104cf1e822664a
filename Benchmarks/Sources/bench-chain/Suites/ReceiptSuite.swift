import BenchmarkHarness
import ChainDecoding
import Foundation

/// Receipts and blocks from JSON text, beside simdjson (C++), orjson (Python, Rust) and Foundation's JSONDecoder.
enum ReceiptSuite {
    static func run(_ report: inout Report) async throws {
        let samples = try ReceiptSamples()
        let folder = FileManager.default.temporaryDirectory.appending(path: "receipts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        report.note(samples.isRecorded ? "mainnet block 18000000" : "made-up receipts: SHARED_DATA is not set")

        for (name, text) in [("receipts.block", samples.block), ("receipts", samples.large)] {
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
        let logs = Operation { count in
            var sum = 0
            for _ in 0..<count { sum &+= try visit(samples.block) }
            return sum
        }
        report.record("receipts.block.allocations", try logs.allocations())
        let decoder = JSONDecoder()
        let foundation = try bytesPerSecond(samples.block) {
            try decoder.decode([FoundationReceipt].self, from: Data(samples.block)).count
        }
        report.note("Foundation's JSONDecoder, hex left as text: \(Report.text(foundation / 1e6)) MB/s")
        try measureBlock(samples, &report)
    }

    /// Bytes of the block's JSON text to the model, and from there to a verdict.
    private static func measureBlock(_ samples: ReceiptSamples, _ report: inout Report) throws {
        guard let text = try ReceiptSamples.recorded("block.json.gz") else { return }
        let model = Operation { count in
            var sum = 0
            for _ in 0..<count { sum &+= try RPCBlock(json: text.span).uncleHashes.count }
            return sum
        }
        let block = try RPCBlock(json: text.span)
        let receipts = try [RPCReceipt](json: samples.block.span)
        let verify = Operation { count in
            var sum = 0
            for _ in 0..<count {
                guard let claim = ClaimedBlock(block, receipts: receipts) else { return 0 }
                sum &+= BlockVerifier().verify(claim).verdict == .valid ? 1 : 0
            }
            return sum
        }
        guard try verify.run(1) == 1 else { throw PeerProcess.Missing(name: "a block that is valid") }
        report.record("block.model", try model.nanoseconds() / 1e6)
        report.record("block.model.allocations", try model.allocations())
        report.record("block.verify", try verify.nanoseconds() / 1e6)
        report.note("block 18000000 with transactions: \(Report.text(Double(text.count) / 1e3)) KB")
    }

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
        let operation = Operation { count in
            var sum = 0
            for _ in 0..<count { sum &+= try work() }
            return sum
        }
        return Double(text.count) * 1e9 / (try operation.nanoseconds())
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
