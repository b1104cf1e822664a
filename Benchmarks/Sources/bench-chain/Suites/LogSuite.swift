import BenchmarkHarness
import ChainDecoding

/// Many logs, into columns and one by one, beside hypersync's decoder (alloy, Rust).
enum LogSuite {
    private static let count = 1 << 16
    private static let transfers = Result { try LogSamples.transfers(count: count) }
    private static let swaps = Result { try LogSamples.swaps(count: count) }

    static func run(_ report: inout Report) async throws {
        let peers = try PeerRates.run("hypersync-logs")
        try measure("Transfer", Pair.Events.Transfer.Columns.self, try transfers.get(), peers, &report)
        try measure("Swap", Pair.Events.Swap.Columns.self, try swaps.get(), peers, &report)
    }

    static let operations: [String: Operation] = [
        "logs.transfer": Operation(
            repetitions: 5,
            each: {
                columns(of: Pair.Events.Transfer.Columns.self, try transfers.get())
            }
        ),
        "logs.swap": Operation(repetitions: 5, each: { columns(of: Pair.Events.Swap.Columns.self, try swaps.get()) }),
    ]

    private static func measure<Columns: EventColumns>(
        _ name: String,
        _: Columns.Type,
        _ samples: LogSamples,
        _ peers: [String: [Double]],
        _ report: inout Report
    ) throws {
        let together = try logsPerSecond { columns(of: Columns.self, samples) }
        let apart = try logsPerSecond {
            var columns = Columns()
            columns.reserveCapacity(count)
            return columns.append(contentsOf: samples.logs).count
        }
        let registry = SignatureRegistry.standard.events
        let dynamic = try logsPerSecond {
            samples.blocks.reduce(0) { sum, logs in
                registry.decode(logs).reduce(sum) { sum, result in sum &+ ((try? result.get())?.values.count ?? 0) }
            }
        }
        let theirs = peers["hypersync \(name)"]?.first ?? .infinity
        let label = name.lowercased()
        report.record("logs.\(label)", together / theirs)
        try report.recordCounts(of: "logs.\(label)", per: count)
        report.record("logs.\(label).dynamic", dynamic)
        report.note(
            "\(name): columns of binary logs \(Report.text(together)) logs/CPU-s, of log values \(Report.text(apart)), "
                + "dynamic \(Report.text(dynamic)); hypersync \(Report.text(theirs))"
        )
    }

    /// Decodes logs, all at once, and returns how many cannot be.
    private static func columns<Columns: EventColumns>(of _: Columns.Type, _ samples: LogSamples) -> Int {
        var columns = Columns()
        columns.reserveCapacity(count)
        return columns.append(topics: samples.topics.span, data: samples.data, dataEnds: samples.dataEnds.span).count
    }

    /// Logs for each second of this process's CPU, the best of eleven rounds.
    private static func logsPerSecond(_ decode: () throws -> Int) throws -> Double {
        var best = Double.infinity
        for _ in 0..<11 {
            let start = ProcessUsage.processorSeconds
            blackHole(try decode())
            best = min(best, ProcessUsage.processorSeconds - start)
        }
        return Double(count) / best
    }
}
