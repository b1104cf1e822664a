import MetricsTestKit
import MonitorTestKit
import Testing

@testable import MonitorCore

@Suite("The ingestor's metrics")
struct IngestMetricsTests {
    private func entry(_ slot: Int, of monitor: MonitorID = VoteHistory.monitor) -> LedgerEntry {
        let id = SlotID(monitor: monitor, region: "a", time: VoteHistory.time(slot))
        return LedgerEntry(slot: id, outcome: .skipped(.overload), recordedAt: id.time)
    }

    @Test("count reports and transitions by what became of them, and tell the lag")
    func counts() async throws {
        let harness = try await IngestHarness()
        try await harness.define()
        let results = VoteHistory.results(["a": "++---++", "b": "++---++", "c": "+++++++"])
        try await harness.publish(results)
        harness.time.advance(by: VoteHistory.time(6) - harness.time.now + .seconds(2))
        try await harness.ingestAll()
        let again = results.prefix(2)
            .map { result in
                let payload = CheckReport.result(result).wireBytes
                return OutgoingMessage(id: "again-\(result.slot)", subject: .checkCompleted, payload: payload)
            }
        try await harness.queue.publish(
            again + [
                OutgoingMessage(id: "malformed", subject: .checkCompleted, payload: [1, 2, 3]),
                CheckReport.ended(entry(7)).message,
                CheckReport.ended(entry(0, of: "nobody")).message, CheckReport.ended(entry(1, of: "nobody")).message,
            ]
        )
        try await harness.ingestAll()
        let counts = ["result": 21, "ended": 3, "duplicate": 2, "malformed": 1, "orphaned": 2, "unvoted": 0]
        for (outcome, count) in counts {
            let counter = try harness.metrics.expectCounter("ingest_reports_total", [("outcome", outcome)])
            #expect(counter.totalValue == Int64(count), "\(outcome)")
        }
        for (status, count) in ["up": 2, "down": 1, "degraded": 0, "unknown": 0] {
            let counter = try harness.metrics.expectCounter("ingest_transitions_total", [("to", status)])
            #expect(counter.totalValue == Int64(count), "\(status)")
        }
        for (outcome, count) in ["completed": 21, "skipped_overload": 3] {
            let dimensions = [("outcome", outcome), ("source", "ingestor")]
            let counter = try harness.metrics.expectCounter("ledger_slots_total", dimensions)
            #expect(counter.totalValue == Int64(count), "\(outcome)")
        }
        #expect(harness.metrics.counterTotal(label: "ledger_slots_total") == 24)
        #expect(try harness.metrics.expectRecorder("ingest_lag_seconds").values == [2])
        for name in ["conflicts", "failures", "retractions", "refused_messages"] {
            #expect(try harness.metrics.expectCounter("ingest_\(name)_total").totalValue == 0, "\(name)")
        }
    }

    @Test("count requests that no worker could handle")
    func deadLetters() async throws {
        let harness = try await IngestHarness()
        try await harness.define()
        let slot = SlotID(monitor: VoteHistory.monitor, region: "a", time: VoteHistory.time(0))
        let request = CheckRequest(
            slot: slot,
            revision: 1,
            dispatchedAt: slot.time,
            expiresAt: slot.time + .seconds(60),
            correlation: "c"
        )
        let payload = request.message.payload
        try await harness.queue.publish(OutgoingMessage(id: "dead", subject: "dead.worker.a", payload: payload))
        let deliveries = try await harness.deadLetters.receive(upTo: 10, timeout: .zero)
        try await harness.ingestor.stepDeadLetters(deliveries, from: harness.deadLetters)
        let deadLetters = try harness.metrics.expectCounter("ingest_reports_total", [("outcome", "dead_letter")])
        #expect(deadLetters.totalValue == 1)
        let missed = try harness.metrics.expectCounter(
            "ledger_slots_total",
            [("outcome", "missed_dead_lettered"), ("source", "ingestor")]
        )
        #expect(missed.totalValue == 1)
    }

    @Test("count how often late results rewrite history")
    func retractions() async throws {
        let harness = try await IngestHarness()
        try await harness.define()
        let results = VoteHistory.results(["a": "+++++++", "b": "++---++", "c": "++---++"])
        let isLate = { (result: CheckResult) in
            result.slot.region == "a" && result.slot.time == VoteHistory.time(3)
        }
        let retractions = try harness.metrics.expectCounter("ingest_retractions_total")
        try await harness.publish(results.filter { !isLate($0) })
        try await harness.ingestAll()
        #expect(retractions.totalValue == 0)
        try await harness.publish(results.filter(isLate))
        try await harness.ingestAll()
        #expect(retractions.totalValue == 1)
    }
}
