import MetricsTestKit
import MonitorTestKit
import Testing

@testable import MonitorCore

@Suite("The ledger's metrics")
struct LedgerMetricsTests {
    @Test("count what an auditor closes, by outcome")
    func auditor() async throws {
        let time = VirtualTime(start: LedgerBalanceTests.start)
        let monitors = InMemoryMonitorStore(time: time)
        let ledger = InMemoryMonitoringStore(time: time)
        let leases = InMemoryLeaseStore(time: time)
        let metrics = TestMetrics()
        _ = try await monitors.put([LedgerBalanceTests.monitor(.seconds(10))], expecting: .any)
        time.advance(by: .seconds(100))
        let lease = try #require(try await leases.acquire("scheduler.shard.0", holder: "s", duration: .seconds(1)))
        let mark = LedgerBalanceTests.start + .seconds(40)
        try await ledger.setDispatchedThrough(mark, shard: "scheduler.shard.0", fence: lease.fence)
        let auditor = LedgerAuditor(
            configuration: .init(node: "a", shardCount: 1, grace: .zero),
            monitors: monitors,
            ledger: ledger,
            leases: leases,
            time: time,
            logger: .silent,
            metrics: metrics
        )
        #expect(try await auditor.audit() == 10)
        func count(_ outcome: String) throws -> Int64 {
            try metrics.expectCounter("ledger_slots_total", [("outcome", outcome), ("source", "auditor")]).totalValue
        }
        #expect(try count("missed_no_result") == 4)
        #expect(try count("missed_scheduler_down") == 6)
        #expect(metrics.counterTotal(label: "ledger_slots_total") == 10)
    }

    @Test("every way a slot can end has a name of its own")
    func names() throws {
        let metrics = TestMetrics()
        let ledger = LedgerMetrics(source: "test", factory: metrics)
        let outcomes: [SlotOutcome] =
            [.completed, .superseded] + SkipReason.allCases.map { .skipped($0) }
            + MissReason.allCases.map { .missed($0) }
        ledger.count(outcomes.map { LedgerBalanceTests.entry(.epoch, $0) })
        let counters = metrics.counters(label: "ledger_slots_total")
        #expect(counters.map(\.totalValue) == outcomes.map { _ in 1 })
        let names = counters.compactMap { counter in counter.dimensions.first { $0.0 == "outcome" }?.1 }
        #expect(
            names.sorted() == [
                "completed", "missed_dead_lettered", "missed_no_result", "missed_not_runnable",
                "missed_scheduler_down", "skipped_back_pressure", "skipped_expired", "skipped_overload", "superseded",
            ]
        )
    }
}
