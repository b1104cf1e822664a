import BenchmarkHarness
import ChainDecoding

/// Block 18000000 of mainnet with its transactions: bytes of JSON text to the model, and from there to a verdict.
enum BlockSuite {
    private struct Samples {
        let text: [UInt8]
        let block: RPCBlock
        let receipts: [RPCReceipt]

        init?() throws {
            guard let text = try ReceiptSamples.recorded("block.json.gz"),
                let receipts = try ReceiptSamples.recorded("receipts.json.gz")
            else { return nil }
            self.text = text
            block = try RPCBlock(json: text.span)
            self.receipts = try [RPCReceipt](json: receipts.span)
        }
    }

    private static let samples = Result { try Samples() }

    static func run(_ report: inout Report) async throws {
        guard let samples = try samples.get() else { return report.note("SHARED_DATA has no block 18000000") }
        for (name, operation) in operations.sorted(by: { $0.key < $1.key }) {
            guard try operation.run(1) == 1 else {
                report.note("\(name): the result is wrong")
                continue
            }
            report.record(name, try operation.nanoseconds() / 1e6)
            try report.recordCounts(of: name)
        }
        report.note("JSON text of \(Report.text(Double(samples.text.count) / 1e3)) KB")
    }

    /// Each returns whether its result is right.
    static let operations = [
        "block.model": Operation(
            repetitions: 20,
            each: {
                guard let samples = try samples.get() else { return 0 }
                return try RPCBlock(json: samples.text.span).header.number == samples.block.header.number ? 1 : 0
            }
        ),
        "block.verify": Operation(
            repetitions: 5,
            each: {
                guard let samples = try samples.get(),
                    let claim = ClaimedBlock(samples.block, receipts: samples.receipts)
                else { return 0 }
                return BlockVerifier().verify(claim).verdict == .valid ? 1 : 0
            }
        ),
    ]
}
