import BenchmarkHarness
import MonitorCore

/// What a monitor takes when nothing happens: its definition, its state and its current buckets.
enum MemorySuite {
    private struct Resting {
        var definition: StoredMonitor
        var state = MonitorState()
        var buckets: [RollupBucket]
    }

    private static let monitorCount = 20_000
    /// The middle of an hour after half a day, so that all three current buckets are as full as they usually are.
    private static let resultCount = 1_500

    static func run(_ report: inout Report) async throws {
        let bare = bytesPerMonitor([])
        let minute = bytesPerMonitor([.minute])
        let hour = bytesPerMonitor([.minute, .hour])
        let day = bytesPerMonitor([.minute, .hour, .day])
        report.record("memory.monitor", minute)
        report.note("\(monitorCount) monitors in one region, \(resultCount) results each, every 30 s, five phases")
        report.note(
            "definition and state \(Report.text(bare)) B, open minute \(Report.text(minute - bare)) B; the goal is held "
                + "against these, as services compute hours and days in the store"
        )
        report.note(
            "with the open hour (\(Report.text(hour - minute)) B) and day (\(Report.text(day - hour)) B) in memory too: "
                + "\(Report.text(day)) B"
        )
    }

    private static func bytesPerMonitor(_ resolutions: [RollupResolution]) -> Double {
        var random = SeededGenerator(seed: 3)
        let start = Timestamp(seconds: 1_800_000_000).floored(to: RollupResolution.day.duration)
        _ = resting(0, resolutions, start: start, using: &random)
        var monitors: [Resting] = []
        monitors.reserveCapacity(monitorCount)
        let before = ProcessUsage.heapByteCount
        for index in 0..<monitorCount {
            monitors.append(resting(index, resolutions, start: start, using: &random))
        }
        let heap = ProcessUsage.heapByteCount - before + Double(MemoryLayout<Resting>.stride * monitorCount)
        return withExtendedLifetime(monitors) { heap / Double(monitorCount) }
    }

    private static func resting(
        _ index: Int,
        _ resolutions: [RollupResolution],
        start: Timestamp,
        using random: inout SeededGenerator
    ) -> Resting {
        let monitor = SampleData.monitor(index)
        let policy = VotePolicy(monitor: monitor)
        let series = SeriesKey(monitor: monitor.id, region: SampleData.region)
        let end = start + SampleData.interval * (resultCount - 1)
        var resting = Resting(
            definition: StoredMonitor(monitor: monitor, revision: 1, changedAt: start),
            buckets:
                resolutions
                .map {
                    RollupBucket(series: series, resolution: $0, start: end.floored(to: $0.duration))
                }
        )
        for slot in 0..<resultCount {
            let result = SampleData.result(of: index, at: start + SampleData.interval * slot, using: &random)
            _ = resting.state.fold([result], of: monitor.id, tenant: monitor.tenant, policy: policy)
            for bucket in resting.buckets.indices
            where result.slot.time >= resting.buckets[bucket].start && result.slot.time < resting.buckets[bucket].end {
                resting.buckets[bucket].add(result)
            }
        }
        return resting
    }
}
