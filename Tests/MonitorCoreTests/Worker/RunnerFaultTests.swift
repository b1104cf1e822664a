import MonitorCore
import MonitorTestKit
import Synchronization
import Testing

/// Injects every fault of the runner itself: none may look like a failure of the target.
@Suite("Faults of the runner")
struct RunnerFaultTests {
    private struct Probe: ConnectivityProbe {
        var status: ConnectivityStatus
        func test() async -> ConnectivityStatus { status }
    }

    private struct HangingProbe: ConnectivityProbe {
        var time: VirtualTime
        func test() async -> ConnectivityStatus {
            try? await time.sleep(for: .seconds(1_000_000))
            return .working
        }
    }

    private struct OtherError: Error {}

    private struct SocketError: SystemCallError {
        var errnoCode: CInt
    }

    private func outcome(
        monitor: Monitor = WorkerHarness.monitor(host: "target"),
        connectivity: (any ConnectivityProbe)? = nil,
        body: @escaping ScriptedRunner.Body
    ) async throws -> CheckOutcome? {
        let harness = try await WorkerHarness(runners: [ScriptedRunner(body)], connectivity: connectivity)
        _ = try harness.put(monitor)
        try harness.start()
        try harness.request("m")
        harness.advance(by: .seconds(20))
        let outcome = try harness.result()?.outcome
        try harness.stop()
        return outcome
    }

    private func cause(_ outcome: CheckOutcome?) -> Fault.Cause? {
        guard case .unknown(let fault)? = outcome else { return nil }
        return fault.cause
    }

    @Test("a fault that the runner reports is unknown with its cause", arguments: Fault.Cause.allCases)
    func runnerFault(injected: Fault.Cause) async throws {
        #expect(cause(try await outcome { _, _ in throw RunnerFault(injected, "injected") }) == injected)
    }

    @Test("any other error is a fault in the runner's code")
    func otherError() async throws {
        #expect(cause(try await outcome { _, _ in throw OtherError() }) == .runner)
        #expect(cause(try await outcome { _, _ in throw CancellationError() }) == .runner)
    }

    @Test("having no file descriptor left is the runner's fault", arguments: [23, 24] as [CInt])
    func fileDescriptors(code: CInt) async throws {
        let outcome = try await outcome { _, _ in throw SocketError(errnoCode: code) }
        #expect(cause(outcome) == .fileDescriptors)
    }

    @Test(
        "a step of the wall clock during the attempt is the runner's fault",
        arguments: [(5_000, true), (-5_000, true), (1_001, true), (1_000, false), (-900, false), (0, false)]
    )
    func clockStep(milliseconds: Int, isFault: Bool) async throws {
        let outcome = try await outcome { _, context in
            (context.time as? VirtualTime)?.stepWallClock(by: .milliseconds(milliseconds))
            return CheckFinding(.down)
        }
        #expect(outcome.map { $0 == .down } == !isFault)
        #expect(cause(outcome) == (isFault ? .clockStep : nil))
    }

    @Test(
        "failures measured while the runner's tasks ran late are unknown; successes stand",
        arguments: [(CheckOutcome.down, 900, true), (.degraded, 900, true), (.up, 900, false), (.down, 500, false)]
    )
    func eventLoopLag(found: CheckOutcome, lag: Int, isFault: Bool) async throws {
        let runner = ScriptedRunner { _, context in
            try await context.time.sleep(for: .milliseconds(1_200))
            return CheckFinding(found)
        }
        let harness = try await WorkerHarness(
            runners: [runner],
            health: { RunnerHealthMonitor(time: $0, period: .milliseconds(250), tolerance: .milliseconds(500)) }
        )
        _ = try harness.put(WorkerHarness.monitor())
        try harness.start()
        try harness.request("m")
        // Time moves while nothing gets to run.
        harness.executor.runUntilIdle()
        harness.time.advance(by: .milliseconds(250 + lag))
        harness.executor.runUntilIdle()
        harness.advance(by: .seconds(5))
        let outcome = try harness.result()?.outcome
        #expect(cause(outcome) == (isFault ? .eventLoopLag : nil))
        if !isFault { #expect(outcome == found) }
        try harness.stop()
    }

    @Test("a stall of the runner that lasts past the deadline is the runner's fault")
    func stall() async throws {
        let stuck = Mutex<CheckedContinuation<Void, Never>?>(nil)
        let runner = ScriptedRunner { _, _ in
            await withCheckedContinuation { continuation in stuck.withLock { $0 = continuation } }
            return CheckFinding(.up)
        }
        let harness = try await WorkerHarness(runners: [runner], health: { RunnerHealthMonitor(time: $0) })
        _ = try harness.put(WorkerHarness.monitor())
        try harness.start()
        try harness.request("m")
        harness.executor.runUntilIdle()
        harness.time.advance(by: .seconds(40))
        harness.executor.runUntilIdle()
        harness.advance(by: .seconds(2))
        // The queue gave the request out again meanwhile, so more than the result may be reported.
        let outcomes = try harness.reports()
            .compactMap { report -> CheckOutcome? in
                guard case .result(let result) = report else { return nil }
                return result.outcome
            }
        #expect(outcomes.map(cause) == [.eventLoopLag])
        stuck.withLock { $0 }?.resume()
        try harness.stop()
    }

    @Test("lag that is over before the attempt begins does not matter")
    func pastLag() async throws {
        let time = VirtualTime()
        let executor = DeterministicExecutor()
        let monitor = RunnerHealthMonitor(time: time)
        let task = Task(executorPreference: executor) { await monitor.measure() }
        executor.runUntilIdle()
        time.advance(by: .seconds(3))
        #expect(monitor.fault(since: .zero)?.cause == .eventLoopLag, "under way")
        executor.runUntilIdle()
        #expect(monitor.fault(since: .zero)?.cause == .eventLoopLag, "noticed")
        time.advance(by: .milliseconds(250))
        executor.runUntilIdle()
        #expect(monitor.fault(since: .seconds(3) + .milliseconds(1)) == nil)
        task.cancel()
        executor.runUntilIdle()
    }

    @Test(
        "a failed connection is unknown when the runner's own network or resolver fails too",
        arguments: [
            (ConnectivityStatus.networkFailed("x"), Fault.Cause.network), (.resolverFailed("x"), .resolver),
            (.working, nil), (.resolverUntested, nil),
        ] as [(ConnectivityStatus, Fault.Cause?)]
    )
    func connectivity(status: ConnectivityStatus, expected: Fault.Cause?) async throws {
        let probe = Probe(status: status)
        let refused = try await outcome(connectivity: probe) { _, _ in CheckFinding(.down) }
        #expect(cause(refused) == expected)
        #expect((refused == .down) == (expected == nil))
        let hung = try await outcome(connectivity: probe) { _, context in
            try await context.time.sleep(for: .seconds(1_000_000))
            return CheckFinding(.up)
        }
        #expect(cause(hung) == expected)
        #expect((hung == .down) == (expected == nil))
    }

    @Test(
        "a name without an answer is the target's failure when other names resolve",
        arguments: [
            (nil, Fault.Cause.resolver), (.working, nil), (.resolverFailed("x"), .resolver),
            (.networkFailed("x"), .network), (.resolverUntested, .resolver),
        ] as [(ConnectivityStatus?, Fault.Cause?)]
    )
    func silentZone(status: ConnectivityStatus?, expected: Fault.Cause?) async throws {
        let probe = status.map { Probe(status: $0) }
        let outcome = try await outcome(connectivity: probe) { _, _ in throw RunnerFault(.resolver, "SERVFAIL") }
        #expect(cause(outcome) == expected)
        #expect((outcome == .down) == (expected == nil))
        let overloaded = try await self.outcome(connectivity: probe) { _, _ in throw RunnerFault(.overload, "x") }
        #expect(cause(overloaded) == .overload)
    }

    @Test("a target that answered, or that is no host, is down whatever the runner's network does")
    func targetAnswered() async throws {
        let probe = Probe(status: .networkFailed("x"))
        let answered = try await outcome(connectivity: probe) { _, _ in
            var latency = LatencyPhases()
            latency[.connect] = .milliseconds(2)
            return CheckFinding(.down, latency: latency)
        }
        #expect(answered == .down)
        let local = try await outcome(monitor: WorkerHarness.monitor(), connectivity: probe) { _, _ in
            CheckFinding(.down)
        }
        #expect(local == .down)
    }

    @Test("a self-test that hangs counts as failed")
    func hangingSelfTest() async throws {
        let harness = try await WorkerHarness(
            runners: [ScriptedRunner { _, _ in CheckFinding(.down) }],
            connectivity: HangingProbe(time: VirtualTime())
        )
        _ = try harness.put(WorkerHarness.monitor(host: "target"))
        try harness.start()
        try harness.request("m")
        harness.advance(by: .seconds(6))
        #expect(cause(try harness.result()?.outcome) == .network)
        try harness.stop()
    }
}
