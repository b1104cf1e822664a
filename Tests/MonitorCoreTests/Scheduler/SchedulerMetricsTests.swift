import MetricsTestKit
import MonitorTestKit
import Testing

@testable import MonitorCore

@Suite("The scheduler's metrics")
struct SchedulerMetricsTests {
    @Test("count what is dispatched, and time how late")
    func dispatching() async throws {
        let world = SchedulerWorld()
        let metrics = TestMetrics()
        let consumer = try await world.consumer()
        _ = try await world.monitors.put((0..<5).map { world.monitor($0) }, expecting: .any)
        try await world.run([world.scheduler("a", metrics: metrics)], for: .seconds(30))
        let requests = try await world.work(consumer)
        #expect(requests.count == 15)
        #expect(try metrics.expectCounter("scheduler_dispatched_total").totalValue == 15)
        #expect(try metrics.expectCounter("scheduler_duplicates_total").totalValue == 0)
        let lateness = try metrics.expectTimer("scheduler_lateness_seconds").values
        #expect(lateness.sorted() == requests.map { ($0.dispatchedAt - $0.slot.time).inNanoseconds }.sorted())
        #expect(lateness.allSatisfy { (0...200_000_000).contains($0) })
        #expect(try metrics.expectGauge("scheduler_owned_shards").lastValue == 8)
        #expect(try metrics.expectGauge("scheduler_monitors").lastValue == 5)
        #expect(try metrics.expectGauge("scheduler_pending").lastValue == 0)
        #expect(metrics.counterTotal(label: "ledger_slots_total") == 0)
    }

    @Test("show how many monitors there are, also once some are gone")
    func monitors() async throws {
        let world = SchedulerWorld()
        let metrics = TestMetrics()
        _ = try await world.monitors.put((0..<5).map { world.monitor($0) }, expecting: .any)
        let scheduler = world.scheduler("a", metrics: metrics)
        try await world.run([scheduler], for: .seconds(2))
        try await world.monitors.remove("m0", expecting: .any)
        try await world.run([scheduler], for: .seconds(2))
        #expect(try metrics.expectGauge("scheduler_monitors").lastValue == 4)
    }

    @Test("count what a successor dispatches again")
    func duplicates() async throws {
        let world = SchedulerWorld()
        let first = TestMetrics()
        let second = TestMetrics()
        let consumer = try await world.consumer()
        _ = try await world.monitors.put((0..<60).map { world.monitor($0, every: .seconds(60)) }, expecting: .any)
        let scheduler = world.scheduler("a", metrics: first)
        try await world.run([scheduler], for: .seconds(20))
        let marked = try dispatched(first)
        for _ in 0..<10 {
            world.time.advance(by: .seconds(1))
            _ = try await scheduler.dispatch()
        }
        let unmarked = try dispatched(first) - marked
        #expect(unmarked > 0)
        world.time.advance(by: .seconds(15))
        try await world.run([world.scheduler("b", metrics: second)], for: .seconds(20))
        let slots = try await world.work(consumer).map(\.slot)
        #expect(Set(slots).count == slots.count)
        #expect(try dispatched(first) + dispatched(second) == Int64(slots.count))
        #expect(try second.expectCounter("scheduler_duplicates_total").totalValue == unmarked)
    }

    private func dispatched(_ metrics: TestMetrics) throws -> Int64 {
        try metrics.expectCounter("scheduler_dispatched_total").totalValue
    }

    @Test("count the slots that ended without being dispatched, as the ledger does")
    func endings() async throws {
        let world = SchedulerWorld()
        let metrics = TestMetrics()
        let consumer = try await world.consumer()
        _ = try await world.monitors.put((0..<5).map { world.monitor($0) }, expecting: .any)
        let scheduler = world.scheduler("a", metrics: metrics)
        try await world.run([scheduler], for: .seconds(20))
        world.time.advance(by: .seconds(50))
        try await world.run([scheduler], for: .seconds(20))
        _ = try await world.work(consumer)
        let missed = try #require(try await world.balance().counts.missed[.schedulerDown])
        let counter = try metrics.expectCounter(
            "ledger_slots_total",
            [("outcome", "missed_scheduler_down"), ("source", "scheduler")]
        )
        #expect(counter.totalValue == Int64(missed))
        #expect(metrics.counterTotal(label: "ledger_slots_total") == Int64(missed))
    }
}
