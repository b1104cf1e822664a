import MonitorCore
import MonitorTestKit
import ServiceLifecycle
import Synchronization
import Testing

@Suite("Check worker")
struct CheckWorkerTests {
    private typealias Harness = WorkerHarness

    private static let connected: LatencyPhases = {
        var latency = LatencyPhases()
        latency[.connect] = .milliseconds(3)
        return latency
    }()

    private static func never(_ context: CheckContext) async throws -> CheckFinding {
        try await context.time.sleep(for: .seconds(1_000_000))
        return CheckFinding(.up)
    }

    @Test("a request becomes a result, and only then is acknowledged")
    func result() async throws {
        let runner = ScriptedRunner { _, context in
            try await context.time.sleep(for: .milliseconds(40))
            #expect(context.remaining == .seconds(10) - .milliseconds(40))
            return CheckFinding(.degraded, samples: [Sample(metric: "x", value: 1, time: context.time.now)])
        }
        let harness = try await Harness(runners: [runner])
        _ = try harness.put(Harness.monitor())
        try harness.start()
        let startedAt = harness.time.now
        let slot = try harness.request("m")
        #expect(try harness.depth() == 1)
        harness.advance(by: .milliseconds(39))
        #expect(try harness.reports().isEmpty)
        #expect(try harness.depth() == 1)
        harness.advance(by: .milliseconds(1))
        let result = try #require(try harness.result())
        #expect(result.slot == slot)
        #expect(result.outcome == .degraded)
        #expect(result.latency[.total] == .milliseconds(40))
        #expect(result.samples.count == 1)
        #expect(result.attempt == 1 && result.runner == "w1" && result.startedAt == startedAt)
        #expect(result.correlation == CorrelationID("c-\(slot)"))
        #expect(!result.isInMaintenance)
        #expect(try harness.depth() == 0)
        try harness.stop()
    }

    @Test("a result in a maintenance window is tagged")
    func maintenance() async throws {
        let harness = try await Harness(runners: [ScriptedRunner { _, _ in CheckFinding(.down) }])
        var monitor = Harness.monitor()
        let now = harness.time.now
        monitor.maintenance = [
            MaintenanceWindow(title: "work", recurrence: .once(TimeWindow(start: now, end: now + .seconds(60))))
        ]
        _ = try harness.put(monitor)
        try harness.start()
        try harness.request("m")
        harness.advance(by: .zero)
        #expect(try harness.result()?.isInMaintenance == true)
        try harness.stop()
    }

    @Test("an attempt that takes too long is cancelled and down")
    func timeout() async throws {
        let isCancelled = Mutex(false)
        let runner = ScriptedRunner { _, context in
            do {
                return try await Self.never(context)
            } catch {
                isCancelled.withLock { $0 = true }
                throw error
            }
        }
        let harness = try await Harness(runners: [runner])
        _ = try harness.put(Harness.monitor())
        try harness.start()
        try harness.request("m")
        harness.advance(by: .seconds(10))
        let result = try #require(try harness.result())
        #expect(result.outcome == .down)
        #expect(
            result.evidence == [
                Evidence(assertion: "timeout", expected: "done within 10s", actual: "timed out after 10s")
            ]
        )
        #expect(result.latency[.total] == .seconds(10))
        #expect(isCancelled.withLock { $0 })
        try harness.stop()
    }

    @Test("a runner that ignores cancellation is reported in time, and keeps its place until it returns")
    func stuckRunner() async throws {
        let stuck = Mutex<CheckedContinuation<Void, Never>?>(nil)
        let runner = ScriptedRunner { configuration, context in
            if configuration.host == "stuck" {
                guard context.attempt == 2 else { return CheckFinding(.down) }
                await withCheckedContinuation { continuation in stuck.withLock { $0 = continuation } }
            }
            return CheckFinding(.up)
        }
        var configuration = CheckWorker.Configuration()
        configuration.limits = AdmissionLimits(concurrency: 2, concurrencyPerHost: 1, concurrencyOfSuspects: 2)
        let harness = try await Harness(runners: [runner], configuration: configuration)
        _ = try harness.put(Harness.monitor("a", host: "stuck", retries: RetryPolicy(count: 1, delay: .seconds(2))))
        _ = try harness.put(Harness.monitor("b", host: "fine"))
        try harness.start()
        try harness.request("a")
        let startedAt = harness.time.now + .seconds(2)
        harness.advance(by: .seconds(18))
        let result = try #require(try harness.result())
        guard case .unknown(let fault) = result.outcome else {
            Issue.record("not unknown: \(result.outcome)")
            return
        }
        #expect(fault.cause == .runner)
        #expect(result.evidence.first?.actual == "still running after 15s")
        #expect(result.startedAt == startedAt && result.attempt == 2)
        #expect(try harness.depth() == 0)
        try harness.request("b")
        harness.advance(by: .zero)
        #expect(try harness.result()?.outcome == .up)
        stuck.withLock { $0 }?.resume()
        harness.advance(by: .seconds(1))
        #expect(try harness.reports().isEmpty, "the late answer changes nothing")
        try harness.stop()
    }

    @Test("what a result has no room for is counted in it")
    func droppedEvidence() async throws {
        let runner = ScriptedRunner { configuration, context in
            CheckFinding(
                .down,
                evidence: (0..<(configuration.threshold ?? 0))
                    .map { Evidence(assertion: "\($0)", expected: "", actual: "") },
                samples: (0..<(configuration.threshold ?? 0))
                    .map { Sample(metric: "x", value: Double($0), time: context.time.now) }
            )
        }
        for (count, dropped) in [(64, 0), (65, 2), (100, 37)] {
            let harness = try await Harness(runners: [runner])
            _ = try harness.put(Harness.monitor(configuration: ["threshold": .integer(Int64(count))]))
            try harness.start()
            try harness.request("m")
            harness.advance(by: .zero)
            let result = try #require(try harness.result())
            #expect(result.evidence.count == 64 && result.samples.count == 64)
            #expect(result.evidence.last?.actual == (dropped == 0 ? "" : "\(dropped) more were left out"))
            #expect(result.samples.last?.value == (dropped == 0 ? 63 : Double(dropped)))
            #expect(result.samples.last?.metric == (dropped == 0 ? "x" : "samples.dropped"))
            try harness.stop()
        }
    }

    @Test("failing attempts are repeated before the failure is reported")
    func retries() async throws {
        let outcomes = Mutex<[CheckOutcome]>([.down, .unknown(Fault(.resolver, "x")), .up])
        let runner = ScriptedRunner { _, _ in CheckFinding(outcomes.withLock { $0.removeFirst() }) }
        let harness = try await Harness(runners: [runner])
        _ = try harness.put(Harness.monitor(retries: RetryPolicy(count: 2, delay: .seconds(3))))
        try harness.start()
        try harness.request("m")
        harness.advance(by: .seconds(5))
        #expect(try harness.reports().isEmpty)
        harness.advance(by: .seconds(1))
        let result = try #require(try harness.result())
        #expect(result.outcome == .up)
        #expect(result.attempt == 3)
        try harness.stop()
    }

    @Test("retries end with the request's useful time")
    func retriesExpire() async throws {
        let runner = ScriptedRunner { _, _ in CheckFinding(.down) }
        let harness = try await Harness(runners: [runner])
        _ = try harness.put(Harness.monitor(retries: RetryPolicy(count: 100, delay: .seconds(3))))
        try harness.start()
        try harness.request("m", useful: .seconds(10))
        harness.advance(by: .seconds(30))
        #expect(try harness.result()?.attempt == 4)
        #expect(runner.attemptCount == 4)
        try harness.stop()
    }

    @Test("a request that has expired is skipped")
    func expired() async throws {
        let runner = ScriptedRunner { _, _ in CheckFinding(.up) }
        let harness = try await Harness(runners: [runner])
        _ = try harness.put(Harness.monitor())
        try harness.request("m", at: harness.time.now - .seconds(61))
        try harness.start()
        harness.advance(by: .zero)
        let reports = try harness.reports()
        guard case .ended(let entry)? = reports.first else {
            Issue.record("no ledger entry: \(reports)")
            return
        }
        #expect(entry.outcome == .skipped(.expired))
        #expect(runner.attemptCount == 0)
        #expect(try harness.depth() == 0)
        try harness.stop()
    }

    private func endedOutcome(_ harness: WorkerHarness) throws -> SlotOutcome? {
        guard case .ended(let entry)? = try harness.reports().first else { return nil }
        return entry.outcome
    }

    @Test("a slot that a changed monitor has no more is superseded; one it still has runs in the new form")
    func superseded() async throws {
        let seen = Mutex<[Int?]>([])
        let runner = ScriptedRunner { configuration, _ in
            seen.withLock { $0.append(configuration.threshold) }
            return CheckFinding(.up)
        }
        let harness = try await Harness(runners: [runner])
        let monitor = Harness.monitor()
        _ = try harness.put(monitor)
        let slot = try #require(SlotSequence(monitor).next(after: harness.time.now))
        harness.advance(by: slot - harness.time.now)
        try harness.start()

        #expect(try harness.put(Harness.monitor(configuration: ["threshold": 7])) == 2)
        try harness.request("m", revision: 1, at: slot)
        harness.advance(by: .zero)
        #expect(try harness.result()?.outcome == .up)
        #expect(seen.withLock { $0 } == [7])

        for change in [
            Harness.monitor(schedule: .every(.seconds(61))), Harness.monitor(regions: ["us"]),
            Harness.monitor(isPaused: true),
        ] {
            let revision = try harness.put(change)
            harness.advance(by: .seconds(60))
            // A request of the new revision, of a slot of its own, makes the worker read it.
            try harness.request("m", revision: revision, at: harness.time.now - .milliseconds(1))
            harness.advance(by: .zero)
            _ = try harness.reports()
            let old = try #require(SlotSequence(monitor).next(after: harness.time.now - .seconds(60)))
            try harness.request("m", revision: 1, at: old, useful: .seconds(120))
            harness.advance(by: .zero)
            #expect(try endedOutcome(harness) == .superseded)
        }
        try harness.request("gone")
        harness.advance(by: .zero)
        #expect(try endedOutcome(harness) == .superseded, "the monitor does not exist")
        try harness.stop()
    }

    @Test("a request of a revision that the store does not have yet is tried again")
    func laggingStore() async throws {
        let harness = try await Harness(runners: [ScriptedRunner { _, _ in CheckFinding(.up) }])
        _ = try harness.put(Harness.monitor())
        try harness.start()
        try harness.request("m", revision: 2)
        harness.advance(by: .milliseconds(100))
        #expect(try harness.reports().isEmpty)
        _ = try harness.put(Harness.monitor(configuration: ["threshold": 1]))
        harness.advance(by: .seconds(2))
        #expect(try harness.result()?.outcome == .up)
        try harness.stop()
    }

    @Test(
        "a check that cannot be run is unknown and says why",
        arguments: [
            (WorkerHarness.monitor(kind: "nope"), "kind"),
            (WorkerHarness.monitor(configuration: ["threshhold": 1]), "threshhold"),
            (WorkerHarness.monitor(configuration: ["threshold": -1]), "threshold"),
        ]
    )
    func notRunnable(monitor: Monitor, field: String) async throws {
        let harness = try await Harness(runners: [ScriptedRunner { _, _ in CheckFinding(.up) }])
        _ = try harness.put(monitor)
        try harness.start()
        try harness.request("m")
        harness.advance(by: .zero)
        let result = try #require(try harness.result())
        guard case .unknown(let fault) = result.outcome else {
            Issue.record("not unknown: \(result.outcome)")
            return
        }
        #expect(fault.cause == .notRunnable)
        #expect(result.evidence.map(\.assertion) == [field])
        try harness.stop()
    }

    @Test("a message that is no request is dead-lettered at once")
    func malformed() async throws {
        let harness = try await Harness(runners: [])
        try harness.start()
        _ = try harness.perform {
            try await harness.queue.publish(
                OutgoingMessage(id: "x", subject: .checkExecute(Harness.region), payload: [0xff, 0xff])
            )
        }
        harness.advance(by: .zero)
        #expect(try harness.deadLetters().map(\.id) == ["x"])
        try harness.stop()
    }

    @Test("a long check keeps its request and runs once")
    func longCheck() async throws {
        let runner = ScriptedRunner { _, context in
            try await context.time.sleep(for: .seconds(200))
            return CheckFinding(.up)
        }
        let harness = try await Harness(runners: [runner])
        _ = try harness.put(Harness.monitor(timeout: .seconds(300)))
        try harness.start()
        try harness.request("m", useful: .seconds(400))
        harness.advance(by: .seconds(250))
        #expect(try harness.result()?.outcome == .up)
        #expect(runner.attemptCount == 1)
        #expect(try harness.deadLetters().isEmpty)
        try harness.stop()
    }

    @Test("no request is lost while reports cannot be published")
    func publishFails() async throws {
        let runner = ScriptedRunner { _, _ in CheckFinding(.up) }
        let harness = try await Harness(runners: [runner], decorate: { FailingQueue(queue: $0, failureCount: 5) })
        _ = try harness.put(Harness.monitor())
        try harness.start()
        try harness.request("m")
        harness.advance(by: .seconds(4))
        #expect(try harness.reports().isEmpty)
        #expect(try harness.depth() == 1, "not acknowledged before its report is accepted")
        harness.advance(by: .seconds(2))
        #expect(try harness.result()?.outcome == .up)
        #expect(runner.attemptCount == 1)
        #expect(try harness.depth() == 0)
        try harness.stop()
    }

    @Test("on shutdown what runs is finished and what waits is given back")
    func shutdown() async throws {
        let runner = ScriptedRunner { _, context in
            try await context.time.sleep(for: .seconds(5))
            return CheckFinding(.up)
        }
        var configuration = CheckWorker.Configuration()
        configuration.limits = AdmissionLimits(concurrency: 1)
        let harness = try await Harness(runners: [runner], configuration: configuration)
        let isDone = Mutex(false)
        _ = try harness.put(Harness.monitor("a"))
        _ = try harness.put(Harness.monitor("b"))
        _ = try harness.perform {
            try await harness.group.run()
            isDone.withLock { $0 = true }
        }
        try harness.request("a")
        try harness.request("b")
        harness.advance(by: .seconds(1))
        _ = try harness.perform { await harness.group.triggerGracefulShutdown() }
        harness.advance(by: .seconds(1))
        #expect(!isDone.withLock { $0 })
        harness.advance(by: .seconds(4))
        #expect(isDone.withLock { $0 })
        #expect(try harness.result()?.slot.monitor == "a")
        #expect(try harness.depth() == 1)
        #expect(runner.attemptCount == 1)
    }

    @Test("what there is no place for is shed and recorded")
    func overload() async throws {
        let runner = ScriptedRunner { _, context in try await Self.never(context) }
        var configuration = CheckWorker.Configuration()
        configuration.limits = AdmissionLimits(concurrency: 4, concurrencyPerHost: 1, waitingPerHost: 2)
        let harness = try await Harness(runners: [runner], configuration: configuration)
        for index in 0..<5 { _ = try harness.put(Harness.monitor(MonitorID("m\(index)"), host: "one")) }
        try harness.start()
        for index in 0..<5 { try harness.request(MonitorID("m\(index)")) }
        harness.advance(by: .zero)
        let outcomes = try harness.reports()
            .map { report -> SlotOutcome? in
                if case .ended(let entry) = report { entry.outcome } else { nil }
            }
        #expect(outcomes == [.skipped(.overload), .skipped(.overload)])
        harness.advance(by: .seconds(30))
        #expect(try harness.reports().count == 3)
        try harness.stop()
    }

    @Test("checks that expire while they wait are skipped")
    func expiresWhileWaiting() async throws {
        let runner = ScriptedRunner { _, context in try await Self.never(context) }
        var configuration = CheckWorker.Configuration()
        configuration.limits = AdmissionLimits(concurrency: 1)
        let harness = try await Harness(runners: [runner], configuration: configuration)
        _ = try harness.put(Harness.monitor("a", timeout: .seconds(30)))
        _ = try harness.put(Harness.monitor("b"))
        try harness.start()
        try harness.request("a")
        try harness.request("b", useful: .seconds(5))
        harness.advance(by: .seconds(6))
        #expect(try endedOutcome(harness) == .skipped(.expired))
        harness.advance(by: .seconds(30))
        #expect(runner.attemptCount == 1)
        try harness.stop()
    }
}
