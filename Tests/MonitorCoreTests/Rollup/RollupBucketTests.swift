import MonitorCore
import Testing

@Suite("Rollup bucket")
struct RollupBucketTests {
    private let series = SeriesKey(monitor: "m", region: "r")

    private func randomResults(count: Int, using generator: inout SeededGenerator) -> [CheckResult] {
        (0..<count)
            .map { _ in
                var latency = LatencyPhases()
                for phase in LatencyPhase.allCases where Bool.random(using: &generator) {
                    latency[phase] = .microseconds(Int64(LatencySamples.any(using: &generator)))
                }
                let outcomes: [CheckOutcome] = [.up, .degraded, .down, .unknown(Fault(.resolver, ""))]
                return CheckResult(
                    slot: SlotID(series: series, time: Timestamp(seconds: .random(in: 0..<200_000, using: &generator))),
                    outcome: outcomes.randomElement(using: &generator)!,
                    latency: latency,
                    runner: "w",
                    startedAt: .epoch,
                    isInMaintenance: .random(using: &generator),
                    correlation: "c"
                )
            }
    }

    @Test(
        "Coarsening minutes to hours to days equals days computed from the results",
        arguments: 1...20 as ClosedRange<UInt64>
    )
    func recompute(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let results = randomResults(count: .random(in: 1...500, using: &generator), using: &generator)
        let minutes = results.map { RollupBucket(result: $0) }.shuffled(using: &generator)
        let viaHours = RollupBucket.coarsen(
            RollupBucket.coarsen(minutes, to: .hour).shuffled(using: &generator),
            to: .day
        )
        let days = RollupBucket.coarsen(results.map { RollupBucket(result: $0, resolution: .day) }, to: .day)
        #expect(viaHours == days, "seed \(seed)")
        #expect(viaHours.map(\.wireBytes) == days.map(\.wireBytes), "seed \(seed)")
        #expect(days.reduce(0) { $0 + $1.outcomes.total } == UInt64(results.count), "seed \(seed)")
    }

    @Test("A bucket survives the round trip, whole and as content", arguments: 1...20 as ClosedRange<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let results = randomResults(count: .random(in: 0...200, using: &generator), using: &generator)
        var bucket = RollupBucket(series: series, resolution: .hour, start: Timestamp(seconds: 3_600))
        for result in results { bucket.add(result) }
        #expect(try RollupBucket(wireBytes: bucket.wireBytes) == bucket, "seed \(seed)")
        let content = try RollupBucket(
            series: series,
            resolution: .hour,
            start: bucket.start,
            contentBytes: bucket.contentBytes
        )
        #expect(content == bucket, "seed \(seed)")
    }

    @Test("Fields of a later version are passed over")
    func laterVersion() throws {
        var writer = WireWriter()
        let bucket = RollupBucket(series: series, resolution: .day, start: .epoch)
        bucket.write(to: &writer)
        writer.write("later", field: 99)
        #expect(try RollupBucket(wireBytes: writer.bytes) == bucket)
    }

    @Test("What a later version wrote survives being merged: its phases add up, its other fields stay")
    func laterVersionMerged() throws {
        var generator = SeededGenerator(seed: 8)
        let results = randomResults(count: 40, using: &generator)
        var later = WireWriter()
        later.write(UInt64(7), field: 15)
        func written(by results: some Sequence<CheckResult>) throws -> RollupBucket {
            var bucket = RollupBucket(series: series, resolution: .minute, start: .epoch)
            for result in results { bucket.add(result) }
            var summary = LatencySummary()
            summary.insert(1_000)
            var writer = WireWriter()
            writer.append(unknownFields: bucket.contentBytes)
            writer.write(summary.wireBytes, field: 16 + 20)
            writer.write(later.bytes, field: 1)
            writer.write(later.bytes, field: 16)
            writer.write("later", field: 99)
            return try RollupBucket(series: series, resolution: .minute, start: .epoch, contentBytes: writer.bytes)
        }
        var merged = try written(by: results.prefix(30))
        #expect(!merged.latencyPhases.isEmpty && merged.latencyPhases.allSatisfy(LatencyPhase.allCases.contains))
        merged.merge(RollupBucket(result: results[30]))
        merged.merge(try written(by: results[31...]))
        let coarse = try #require(RollupBucket.coarsen([merged], to: .hour).first)

        var plain = RollupBucket(series: series, resolution: .hour, start: .epoch)
        for result in results { plain.add(result) }
        #expect(coarse.outcomes == plain.outcomes)
        #expect(LatencyPhase.allCases.allSatisfy { coarse.latency($0) == plain.latency($0) })
        let read = try RollupBucket(
            series: series,
            resolution: .hour,
            start: .epoch,
            contentBytes: coarse.contentBytes
        )
        #expect(read == coarse)
        var found: [UInt32: [[UInt8]]] = [:]
        var reader = WireReader(coarse.contentBytes)
        while let tag = try reader.next() {
            found[tag.field, default: []].append(try reader.byteArray(tag))
        }
        #expect(try found[36]?.map { try LatencySummary(wireBytes: $0).count } == [2])
        #expect(found[1]?.filter { $0 == later.bytes }.count == 2)
        #expect(found[16]?.filter { $0 == later.bytes }.count == 2)
        #expect(found[99] == [Array("later".utf8), Array("later".utf8)])
    }

    @Test("Unknown fields do not grow without end")
    func laterVersionRepeated() throws {
        var writer = WireWriter()
        writer.write(String(repeating: "x", count: 100), field: 99)
        let part = try RollupBucket(series: series, resolution: .minute, start: .epoch, contentBytes: writer.bytes)
        var bucket = part
        for _ in 0..<1_000 { bucket.merge(part) }
        #expect(bucket.contentBytes.count < 5_000)
    }

    @Test("Every truncation and every changed byte is read or refused, never a trap")
    func hostile() {
        var generator = SeededGenerator(seed: 3)
        var bucket = RollupBucket(series: series, resolution: .hour, start: .epoch)
        for result in randomResults(count: 60, using: &generator) { bucket.add(result) }
        let bytes = bucket.wireBytes
        for length in bytes.indices {
            if let read = try? RollupBucket(wireBytes: Array(bytes[..<length])) {
                #expect(read != bucket)
            }
        }
        for _ in 0..<5_000 {
            var changed = bytes
            changed[Int.random(in: bytes.indices, using: &generator)] = .random(in: 0...255, using: &generator)
            let read = try? RollupBucket(wireBytes: changed)
            _ = read?.latency(.total)?.mean
            _ = read?.latency(.total)?.quantile(0.95)
            _ = read?.outcomes.total
        }
    }

    @Test("Results that are unknown count and carry no latency")
    func unknown() {
        let result = CheckResult(
            slot: SlotID(series: series, time: .epoch),
            outcome: .unknown(Fault(.network, "")),
            latency: LatencyPhases(total: .seconds(1)),
            runner: "w",
            startedAt: .epoch,
            correlation: "c"
        )
        let bucket = RollupBucket(result: result)
        #expect(bucket.outcomes == OutcomeCounts(unknown: 1))
        #expect(bucket.latency(.total) == nil)
    }

    @Test("Sum, mean, extremes and quantiles of a phase")
    func summary() throws {
        var bucket = RollupBucket(series: series, resolution: .minute, start: .epoch)
        for milliseconds in [10, 20, 60] as [Int64] {
            bucket.add(
                CheckResult(
                    slot: SlotID(series: series, time: .epoch),
                    outcome: .up,
                    latency: LatencyPhases(total: .milliseconds(milliseconds)),
                    runner: "w",
                    startedAt: .epoch,
                    correlation: "c"
                )
            )
        }
        let total = try #require(bucket.latency(.total))
        #expect(total.count == 3)
        #expect(total.sum == .milliseconds(90))
        #expect(total.mean == .milliseconds(30))
        #expect(total.minimum == .milliseconds(10))
        #expect(total.maximum == .milliseconds(60))
        #expect(total.quantile(0) == .milliseconds(10))
        #expect(total.quantile(1) == .milliseconds(60))
        #expect(bucket.latency(.tls) == nil)
    }
}
