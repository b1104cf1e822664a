import MetricsTestKit
import MonitorCore
import MonitorTestKit
import Testing

@testable import AlertRules

@Suite("The alert evaluator's metrics")
struct AlertMetricsTests {
    private static func slot(_ second: Int64, of monitor: MonitorID = "api") -> SlotID {
        SlotID(monitor: monitor, region: "eu", time: Timestamp(seconds: 1_800_000_000 + second))
    }

    private static func report(_ outcome: CheckOutcome, _ second: Int64, of monitor: MonitorID = "api") -> CheckReport {
        let slot = slot(second, of: monitor)
        let result = CheckResult(slot: slot, outcome: outcome, runner: "w", startedAt: slot.time, correlation: "c")
        return .result(result)
    }

    @Test("count reports and changes by what became of them")
    func counts() async throws {
        let time = VirtualTime(start: Self.slot(10).time)
        let queue = InMemoryMessageQueue(time: time)
        let monitors = InMemoryMonitorStore(time: time)
        let check = CheckSpecification(kind: "http", configuration: [:])
        _ = try await monitors.put([Monitor(id: "api", check: check, regions: ["eu"])], expecting: .any)
        let metrics = TestMetrics()
        let evaluator = AlertEvaluator(
            rules: try AlertRuleSet([AlertRule(id: "down", condition: .consecutiveFailures(2))]),
            queue: queue,
            states: InMemoryAlertStateStore(),
            monitors: monitors,
            time: time,
            logger: .silent,
            metrics: metrics
        )
        let group = try #require(evaluator.consumerGroups.first)
        let consumer = try await queue.consumer(of: group)
        func evaluate(_ messages: [OutgoingMessage]) async throws {
            try await queue.publish(messages)
            try await evaluator.step(consumer.receive(upTo: 100, timeout: .zero), from: consumer)
        }
        let outcomes: [CheckOutcome] = [.up, .down, .down, .down, .up, .up, .up]
        let reports = outcomes.enumerated().map { Self.report($1, Int64($0)) }
        try await evaluate(reports.map(\.message))
        let ended = LedgerEntry(slot: Self.slot(8), outcome: .skipped(.overload), recordedAt: time.now)
        try await evaluate([
            OutgoingMessage(id: "again", subject: .checkCompleted, payload: reports[0].wireBytes),
            OutgoingMessage(id: "malformed", subject: .checkCompleted, payload: [1, 2, 3]),
            CheckReport.ended(ended).message,
            Self.report(.down, 9, of: "nobody").message,
            Self.report(.up, 100 * 86_400).message,
        ])
        let expected = [
            "evaluated": 7, "late": 1, "malformed": 1, "irrelevant": 1, "unwatched": 1, "premature": 1, "crowded": 0,
        ]
        for (outcome, count) in expected {
            let counter = try metrics.expectCounter("alert_inputs_total", [("outcome", outcome)])
            #expect(counter.totalValue == Int64(count), "\(outcome)")
        }
        for status in ["firing", "resolved"] {
            #expect(try metrics.expectCounter("alert_changes_total", [("status", status)]).totalValue == 1, "\(status)")
        }
        for name in ["conflicts", "failures", "refused_messages"] {
            #expect(try metrics.expectCounter("alert_\(name)_total").totalValue == 0, "\(name)")
        }
    }

    @Test("count failures of the store")
    func failures() async throws {
        let time = VirtualTime()
        let queue = InMemoryMessageQueue(time: time)
        let metrics = TestMetrics()
        var configuration = AlertEvaluator.Configuration()
        configuration.failurePause = .zero
        let evaluator = AlertEvaluator(
            rules: try AlertRuleSet([AlertRule(id: "down", condition: .consecutiveFailures(1))]),
            queue: queue,
            states: FailingAlertStateStore(base: InMemoryAlertStateStore(), failureCount: 3),
            time: time,
            configuration: configuration,
            logger: .silent,
            metrics: metrics
        )
        let observer = try await queue.consumer(of: ConsumerGroup(name: "observer", filters: ["alert.changed"]))
        try await queue.declare(evaluator.consumerGroups)
        try await queue.publish(Self.report(.down, 0).message)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await evaluator.run() }
            let changes = try await observer.receive(upTo: 1, timeout: .seconds(60))
            #expect(changes.count == 1)
            tasks.cancelAll()
        }
        #expect(try metrics.expectCounter("alert_failures_total").totalValue == 3)
    }
}
