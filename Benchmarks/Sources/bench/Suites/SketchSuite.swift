import BenchmarkHarness
import MonitorCore

/// The quantile sketch: how fast it takes values in, how true and how small it is.
enum SketchSuite {
    static func run(_ report: inout Report) async throws {
        report.record("sketch.inserts", insertsPerSecond())
        report.record("sketch.error", worstError())
        let bytes = bucketByteCounts(resultCount: 3_600)
        report.record("sketch.bytes", Double(bytes.total))
        report.note(
            "an hour's bucket is that of one result a second, with the total latency; with five phases \(bytes.phases) B"
        )
        report.note(
            "with one result in 30 s: \(bucketByteCounts(resultCount: 120).total) B, with five phases \(bucketByteCounts(resultCount: 120).phases) B"
        )
    }

    private static func insertsPerSecond() -> Double {
        var random = SeededGenerator(seed: 1)
        let values = (0..<1 << 20).map { _ in Distribution.logNormal.sample(using: &random) }
        var sketch = QuantileSketch()
        for value in values { sketch.insert(value) }
        let rounds = 64
        let elapsed = ContinuousClock()
            .measure {
                for _ in 0..<rounds {
                    for value in values { sketch.insert(value) }
                }
            }
        precondition(sketch.count == UInt64((rounds + 1) * values.count))
        return Double(rounds * values.count) / elapsed.inSeconds
    }

    /// The largest error in percent of the p95 of 24 merged sketches, over all distributions and many seeds.
    private static func worstError() -> Double {
        var worst = 0.0
        for seed in UInt64(1)...10 {
            for distribution in Distribution.allCases {
                var random = SeededGenerator(seed: seed)
                var merged = QuantileSketch()
                var values: [UInt32] = []
                for _ in 0..<24 {
                    var part = QuantileSketch()
                    for _ in 0..<2_000 {
                        let value = distribution.sample(using: &random)
                        part.insert(value)
                        values.append(value)
                    }
                    merged.merge(part)
                }
                values.sort()
                let exact = Double(values[Int(0.95 * Double(values.count - 1))])
                let estimate = Double(merged.quantile(0.95)?.inNanoseconds ?? 0) / 1_000
                worst = max(worst, abs(estimate - exact) / exact * 100)
            }
        }
        return worst
    }

    private static func bucketByteCounts(resultCount: Int) -> (total: Int, phases: Int) {
        var random = SeededGenerator(seed: 7)
        let start = Timestamp(seconds: 1_800_000_000)
        let series = SeriesKey(monitor: SampleData.monitorID(0), region: SampleData.region)
        var onlyTotal = RollupBucket(series: series, resolution: .hour, start: start)
        var allPhases = onlyTotal
        for index in 0..<resultCount {
            let time = start + .milliseconds(Int64(index) * 3_600_000 / Int64(resultCount))
            var result = SampleData.result(of: 0, at: time, using: &random)
            allPhases.add(result)
            result.latency = LatencyPhases(total: result.latency[.total] ?? .zero)
            onlyTotal.add(result)
        }
        return (onlyTotal.contentBytes.count, allPhases.contentBytes.count)
    }
}
