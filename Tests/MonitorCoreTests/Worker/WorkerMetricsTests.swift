import MetricsTestKit
import MonitorCore
import MonitorTestKit
import Testing

@Suite("The worker's metrics")
struct WorkerMetricsTests {
    private typealias Harness = WorkerHarness

    private func counts(_ label: String, _ metrics: TestMetrics) -> [String: Int64] {
        let pairs = metrics.counters(label: label).map { ($0.dimensions.first?.1 ?? "", $0.totalValue) }
        return Dictionary(uniqueKeysWithValues: pairs.filter { $0.1 != 0 })
    }

    @Test("time checks by kind and outcome, and how late they start by kind")
    func timers() async throws {
        let slow = ScriptedRunner(kind: "slow") { _, context in
            try await context.time.sleep(for: .milliseconds(250))
            return CheckFinding(.degraded)
        }
        let failing = ScriptedRunner(kind: "failing") { _, context in
            try await context.time.sleep(for: .milliseconds(40))
            return CheckFinding(context.attempt == 1 ? .down : .up)
        }
        let harness = try await Harness(runners: [slow, failing])
        let retries = RetryPolicy(count: 1, delay: .seconds(2))
        _ = try harness.put(Harness.monitor("slow", kind: "slow"))
        _ = try harness.put(Harness.monitor("failing", kind: "failing", retries: retries))
        try harness.start()
        try harness.request("slow", at: harness.time.now - .seconds(3))
        try harness.request("failing", revision: 1)
        harness.advance(by: .seconds(5))
        #expect(try harness.reports().count == 2)
        let metrics = harness.metrics
        func durations(_ kind: String, _ outcome: String) throws -> [Int64] {
            try metrics.expectTimer("worker_check_seconds", [("kind", kind), ("outcome", outcome)]).values
        }
        #expect(try durations("slow", "degraded") == [250_000_000])
        #expect(try durations("failing", "down") == [40_000_000])
        #expect(try durations("failing", "up") == [40_000_000])
        #expect(metrics.timers(label: "worker_check_seconds").count == 3)
        #expect(try metrics.expectTimer("worker_lateness_seconds", [("kind", "slow")]).values == [3_000_000_000])
        #expect(try metrics.expectTimer("worker_lateness_seconds", [("kind", "failing")]).values == [0])
        #expect(counts("worker_checks_total", metrics) == ["degraded": 1, "down": 1, "up": 1])
        #expect(counts("worker_requests_total", metrics) == ["accepted": 2])
        #expect(try metrics.expectCounter("worker_retries_total").totalValue == 1)
        #expect(try metrics.expectCounter("worker_reports_total").totalValue == 2)
        #expect(try metrics.expectCounter("worker_failures_total").totalValue == 0)
        try harness.stop()
    }

    @Test("count requests by what became of them")
    func requests() async throws {
        let runner = ScriptedRunner { _, context in
            try await context.time.sleep(for: .seconds(5))
            return CheckFinding(.unknown(Fault(.network, "no route")))
        }
        var configuration = CheckWorker.Configuration()
        configuration.limits = AdmissionLimits(concurrency: 1, waiting: 1)
        let harness = try await Harness(runners: [runner], configuration: configuration)
        for id in ["a", "b", "late"] as [MonitorID] { _ = try harness.put(Harness.monitor(id)) }
        _ = try harness.put(Harness.monitor("strange", kind: "strange"))
        try harness.start()
        try harness.request("late", at: harness.time.now - .seconds(120))
        try harness.request("removed")
        try harness.request("strange")
        let malformed = OutgoingMessage(id: "x", subject: .checkExecute(Harness.region), payload: [1, 2, 3])
        _ = try harness.perform { try await harness.queue.publish(malformed) }
        harness.advance(by: .zero)
        try harness.request("a")
        try harness.request("b")
        harness.advance(by: .zero)
        let metrics = harness.metrics
        #expect(try metrics.expectGauge("worker_held").lastValue == 2)
        #expect(try metrics.expectGauge("worker_running").lastValue == 1)
        #expect(try metrics.expectGauge("worker_waiting").lastValue == 1)
        harness.advance(by: .seconds(20))
        let expected: [String: Int64] = [
            "accepted": 2, "expired": 1, "superseded": 1, "not_runnable": 1, "malformed": 1,
        ]
        #expect(counts("worker_requests_total", metrics) == expected)
        #expect(counts("worker_checks_total", metrics) == ["unknown": 2])
        #expect(try metrics.expectCounter("worker_reports_total").totalValue == 5)
        #expect(try metrics.expectGauge("worker_held").lastValue == 0)
        #expect(try metrics.expectGauge("worker_running").lastValue == 0)
        #expect(try metrics.expectGauge("worker_waiting").lastValue == 0)
        try harness.stop()
    }
}
