import Logging
import MonitorTestKit
import Testing

@testable import MonitorCore

@Suite("Rollup compaction")
struct RollupCompactorTests {
    private let series = SeriesKey(monitor: "m", region: "r")
    private let time = VirtualTime(start: Timestamp(seconds: 20 * 86_400))
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private func result(_ instant: Timestamp, milliseconds: Int64) -> CheckResult {
        CheckResult(
            slot: SlotID(series: series, time: instant),
            outcome: .up,
            latency: LatencyPhases(total: .milliseconds(milliseconds)),
            runner: "w",
            startedAt: instant,
            correlation: "c"
        )
    }

    @Test(
        "Hours and days equal those of the results, also after late results and repetition",
        arguments: 1...8 as ClosedRange<UInt64>
    )
    func recompute(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let store = InMemoryMonitoringStore(time: time)
        let compactor = RollupCompactor(store: store, time: time, logger: logger)
        let start = Timestamp(seconds: 18 * 86_400)
        let window = TimeWindow(start: start, end: start + .seconds(2 * 86_400))
        let results = (0..<600)
            .map { _ in
                result(
                    start + .seconds(Int64.random(in: 0..<(2 * 86_400), using: &generator)),
                    milliseconds: .random(in: 1...5_000, using: &generator)
                )
            }
        try await store.merge(results.prefix(500).map { RollupBucket(result: $0) })
        _ = try await compactor.compact(window)
        try await store.merge(results.dropFirst(500).map { RollupBucket(result: $0) })
        #expect(try await compactor.compact(window) > 0)
        #expect(try await compactor.compact(window) == 0)
        for resolution in [RollupResolution.hour, .day] {
            let expected = RollupBucket.coarsen(results.map { RollupBucket(result: $0) }, to: resolution)
            #expect(
                try await store.buckets(of: series, resolution: resolution, in: window) == expected,
                "seed \(seed)"
            )
        }
    }

    @Test("The reader gives the same hours and days before and after compaction")
    func reader() async throws {
        let store = InMemoryMonitoringStore(time: time)
        let reader = RollupReader(store: store, time: time)
        let now = time.now
        let results = (0..<300).map { result(now - .seconds(60 * $0), milliseconds: 10 + $0) }
        try await store.merge(results.map { RollupBucket(result: $0) })
        let compactor = RollupCompactor(store: store, time: time, logger: logger)
        let window = TimeWindow(start: now - .seconds(86_400), end: now + .seconds(3_600))
        let closed = TimeWindow(start: window.start, end: RollupResolution.hour.bucketStart(of: now - .seconds(7_200)))
        _ = try await compactor.compact(closed)
        for resolution in RollupResolution.allCases {
            let expected = RollupBucket.coarsen(results.map { RollupBucket(result: $0) }, to: resolution)
            #expect(try await reader.buckets(of: series, resolution: resolution, in: window) == expected)
        }
    }

    @Test("An hour is computed once after its grace, the look-back again from time to time, and more at the start")
    func plan() {
        var plan = CompactionPlan(
            grace: .seconds(300),
            lookback: .seconds(7_200),
            firstLookback: .seconds(5 * 3_600),
            recheckInterval: .seconds(3_600)
        )
        func window(_ start: Int64, _ end: Int64) -> TimeWindow {
            TimeWindow(start: Timestamp(seconds: start), end: Timestamp(seconds: end))
        }
        func step(_ now: Int64) -> TimeWindow? {
            let due = plan.due(at: Timestamp(seconds: now))
            if let due { plan.complete(due, at: Timestamp(seconds: now)) }
            return due
        }
        #expect(step(36_300) == window(18_000, 36_000))
        #expect(step(36_310) == nil)
        #expect(step(39_899) == nil)
        #expect(step(39_900) == window(21_600, 39_600))
        #expect(step(39_901) == nil)
        #expect(step(43_500) == window(36_000, 43_200))
        #expect(step(43_501) == nil)
    }

    @Test("What was not computed in an outage of 60 hours is computed after it")
    func outage() async throws {
        let store = InMemoryMonitoringStore(time: time)
        let start = RollupResolution.hour.bucketStart(of: time.now)
        try await store.merge((0..<5).map { RollupBucket(result: result(start + .seconds(60 * $0), milliseconds: 5)) })
        time.advance(by: .seconds(60 * 3_600))
        let compactor = RollupCompactor(store: store, time: time, logger: logger)
        await withTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try? await compactor.run() }
            await time.waitForSleepers(count: 1)
            tasks.cancelAll()
        }
        for resolution in [RollupResolution.hour, .day] {
            let buckets = try await store.buckets(
                of: series,
                resolution: resolution,
                in: TimeWindow(start: resolution.bucketStart(of: start), end: time.now)
            )
            #expect(buckets.map(\.outcomes) == [OutcomeCounts(up: 5)])
        }
    }

    @Test("An hour of which some minutes have been removed stays as it is")
    func removedMinutes() async throws {
        let store = InMemoryMonitoringStore(time: time)
        let compactor = RollupCompactor(store: store, time: time, logger: logger)
        let hour = TimeWindow(start: Timestamp(seconds: 18 * 86_400), end: Timestamp(seconds: 18 * 86_400 + 3_600))
        try await store.merge(
            (0..<60).map { RollupBucket(result: result(hour.start + .seconds(60 * $0), milliseconds: 5)) }
        )
        _ = try await compactor.compact(hour)
        _ = try await store.removeBuckets(of: .minute, before: hour.start + .seconds(1_800), limit: 100)
        #expect(try await compactor.compact(hour) == 0)
        let stored = try await store.buckets(of: series, resolution: .hour, in: hour)
        #expect(stored.map(\.outcomes.total) == [60])
    }

    @Test("The service compacts as time passes")
    func service() async throws {
        let store = InMemoryMonitoringStore(time: time)
        let hour = RollupResolution.hour.bucketStart(of: time.now)
        try await store.merge([RollupBucket(result: result(hour + .seconds(60), milliseconds: 5))])
        let compactor = RollupCompactor(store: store, time: time, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await compactor.run() }
            await time.waitForSleepers(count: 1)
            let window = TimeWindow(start: hour, end: hour + .seconds(3_600))
            let before = try await store.buckets(of: series, resolution: .hour, in: window)
            #expect(before.isEmpty)
            time.advance(by: .seconds(3_900))
            await time.waitForSleepers(count: 1)
            let after = try await store.buckets(of: series, resolution: .hour, in: window)
            #expect(after.count == 1)
            tasks.cancelAll()
        }
    }
}
