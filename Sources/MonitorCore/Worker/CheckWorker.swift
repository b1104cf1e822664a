public import CoreMetrics
public import Logging
public import ServiceLifecycle
import Synchronization

/// Runs the checks of one region.
///
/// Consumes `check.execute.<region>` as the group `worker.<region>` and publishes a `CheckReport` for every
/// request, then acknowledges it; a worker that dies leaves its requests to the next. Any number of workers share a region.
///
/// - A request that has expired ends as `skipped(expired)`; one for which there is no place to wait, as
///   `skipped(overload)`; one of a monitor that was removed, or that changed so that the slot is not due any more, as
///   `superseded`.
/// - A kind without a runner and a configuration that is not valid give the result `unknown(notRunnable)`, whose evidence
///   names the wrong fields, so that people see it where they look at results.
/// - An attempt that is not done within the monitor's timeout is cancelled and is `down`. Attempts that fail are repeated as
///   the monitor's retry policy says, as long as the request has not expired.
/// - What the runner itself is to blame for is `unknown`: a ``RunnerFault``, any other error, no file descriptor left, a
///   step of the wall clock, tasks that run too late, its own resolver or network. A lookup without an answer is the
///   target's failure where the connectivity probe finds that other names resolve.
///
/// Runners must honour cancellation. A check whose runner does not is reported in time all the same, as `unknown`, but takes
/// up its place until the runner returns.
///
/// Metrics: `worker_requests_total{outcome}` (`accepted`, `duplicate`, `expired`, `superseded`, `overload`, `not_runnable`,
/// `deferred`, `malformed`), `worker_checks_total{outcome}` (`up`, `degraded`, `down`, `unknown`),
/// `worker_check_seconds{kind,outcome}`, `worker_lateness_seconds{kind}` (start of the check after its slot),
/// `worker_retries_total`, `worker_reports_total`, `worker_failures_total`, and the gauges `worker_held`, `worker_running`
/// and `worker_waiting`.
public final class CheckWorker: Service {
    private let region: Region
    private let runner: RunnerID
    private let queue: any MessageQueue
    private let definitions: MonitorDefinitions
    private let registry: CheckRunnerRegistry
    private let time: any TimeSource
    private let health: any RunnerHealth
    private let connectivity: ConnectivityGuard?
    private let configuration: Configuration
    private let logger: Logger
    private let metrics: WorkerMetrics
    private let state: Mutex<WorkerState>
    private let roomBell = Bell()
    private let readyBell = Bell()
    private let reportBell = Bell()

    /// Creates a worker.
    ///
    /// - Parameters:
    ///   - region: The region whose requests it takes.
    ///   - runner: Its name in results.
    ///   - queue: Where requests come from and reports go.
    ///   - monitors: Where monitors are looked up.
    ///   - registry: The runners.
    ///   - time: The clocks.
    ///   - health: Whether the runner is fit to measure; `nil` means a ``RunnerHealthMonitor`` with its defaults.
    ///   - connectivity: Tests the runner's own network when a connection or a lookup fails, such as a `CanaryProbe`;
    ///     `nil` means that the network is taken to work, and that a lookup without an answer is always `unknown`.
    ///   - configuration: Limits and pauses.
    ///   - logger: Where failures are logged, at `debug`.
    ///   - metrics: Where metrics go.
    public init(
        region: Region,
        runner: RunnerID,
        queue: any MessageQueue,
        monitors: any MonitorStore,
        registry: CheckRunnerRegistry,
        time: any TimeSource,
        health: (any RunnerHealth)? = nil,
        connectivity: (any ConnectivityProbe)? = nil,
        configuration: Configuration = Configuration(),
        logger: Logger,
        metrics: any MetricsFactory = MetricsSystem.factory
    ) {
        self.region = region
        self.runner = runner
        self.queue = queue
        definitions = MonitorDefinitions(store: monitors, maximumCount: configuration.maximumCachedMonitorCount)
        self.registry = registry
        self.time = time
        self.health = health ?? RunnerHealthMonitor(time: time)
        self.connectivity = connectivity.map {
            ConnectivityGuard(probe: $0, time: time, timeout: configuration.selfTestTimeout)
        }
        self.configuration = configuration
        self.logger = logger
        self.metrics = WorkerMetrics(factory: metrics)
        state = Mutex(
            WorkerState(
                limits: configuration.limits,
                renewalPeriod: configuration.acknowledgementDeadline / 3,
                maximumSuspectCount: configuration.maximumCachedMonitorCount
            )
        )
    }

    /// The groups as which the worker consumes.
    public var consumerGroups: [ConsumerGroup] { [group] }

    private var group: ConsumerGroup {
        ConsumerGroup(
            name: "worker.\(region)",
            filters: [SubjectFilter(Subject.checkExecute(region).rawValue)],
            acknowledgementDeadline: configuration.acknowledgementDeadline,
            maximumDeliveries: configuration.maximumDeliveries
        )
    }

    /// Runs checks until the service is shut down; then finishes those that run and gives back those that wait.
    ///
    /// - Throws: `QueueError` when the consumer group cannot be declared.
    public func run() async throws {
        let consumer = try await queue.consumer(of: group)
        await withDiscardingTaskGroup { group in
            group.addTask { await self.receive(from: consumer) }
            group.addTask { await self.publishReports(settlingWith: consumer) }
            group.addTask { await self.sweep(settlingWith: consumer) }
            group.addTask { await self.health.measure() }
            while !Task.isCancelled, !state.withLock({ $0.isDrained }) {
                for ticket in state.withLock({ $0.takeReady() }) {
                    group.addTask { await self.execute(ticket) }
                }
                await readyBell.wait()
            }
            group.cancelAll()
        }
    }
}

extension CheckWorker {
    /// Takes requests until the service is shut down, then gives back those that wait.
    private func receive(from consumer: any QueueConsumer) async {
        let shutdownBell = Bell()
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.takeRequests(from: consumer) }
                group.addTask { await shutdownBell.wait() }
                await group.next()
                group.cancelAll()
            }
        } onGracefulShutdown: {
            shutdownBell.ring()
        }
        guard !Task.isCancelled else { return }
        let settlements = state.withLock { $0.close() }
        _ = try? await consumer.settle(settlements)
        readyBell.ring()
        reportBell.ring()
    }

    private func takeRequests(from consumer: any QueueConsumer) async {
        while !Task.isCancelled {
            let room = state.withLock { $0.room }
            guard room > 0 else {
                await roomBell.wait()
                continue
            }
            do {
                let deliveries = try await consumer.receive(
                    upTo: min(room, configuration.batchCount),
                    timeout: configuration.idleTimeout
                )
                try await accept(deliveries, from: consumer)
            } catch is CancellationError {
                return
            } catch {
                await pause(after: error, "taking requests failed; it is repeated")
            }
        }
    }

    private func pause(after error: any Error, _ message: Logger.Message) async {
        metrics.countFailure()
        logger.debug(message, metadata: ["error": "\(error)"])
        try? await time.sleep(for: configuration.failurePause)
    }

    /// Decides what becomes of deliveries: run, answer, give back or dead-letter.
    private func accept(_ deliveries: [Delivery], from consumer: any QueueConsumer) async throws {
        var settlements: [Settlement] = []
        var requests: [(request: CheckRequest, token: UInt64)] = []
        for delivery in deliveries {
            do throws(WireError) {
                requests.append((try CheckRequest(wireBytes: delivery.payload), delivery.token))
            } catch {
                metrics.count(.malformed)
                settlements.append(Settlement(token: delivery.token, verdict: .terminate(reason: error.message)))
            }
        }
        let monotonic = time.monotonic
        requests.removeAll { request, token in
            let isHeld = state.withLock { $0.isHeld(request.slot, delivery: token, at: monotonic) }
            if isHeld { metrics.count(.duplicate) }
            return isHeld
        }
        let monitors: [MonitorID: StoredMonitor]
        do {
            monitors = try await definitions.monitors(for: requests.map(\.request))
        } catch {
            settlements += requests.map { Settlement(token: $0.token, verdict: .retry(after: nil)) }
            for _ in requests { metrics.count(.deferred) }
            _ = try? await consumer.settle(settlements)
            throw error
        }
        for (request, token) in requests {
            if !accept(request, token: token, of: monitors[request.slot.monitor]) {
                metrics.count(.deferred)
                settlements.append(Settlement(token: token, verdict: .retry(after: nil)))
            }
        }
        state.withLock { metrics.record($0) }
        readyBell.ring()
        reportBell.ring()
        if !settlements.isEmpty { try await consumer.settle(settlements) }
    }

    /// Runs or answers a request; false when the store does not have the monitor's revision yet.
    private func accept(_ request: CheckRequest, token: UInt64, of stored: StoredMonitor?) -> Bool {
        guard request.expiresAt > time.now else {
            end(request, .skipped(.expired), token: token, counting: .expired)
            return true
        }
        guard let stored, stored.revision == request.revision || isDue(request, in: stored) else {
            end(request, .superseded, token: token, counting: .superseded)
            return true
        }
        guard stored.revision >= request.revision else { return false }
        do throws(CheckPreparationError) {
            let ticket = CheckTicket(
                request: request,
                monitor: stored.monitor,
                check: try registry.prepare(stored)
            )
            if state.withLock({ $0.accept(ticket, delivery: token, at: time.monotonic) }) {
                metrics.count(.accepted)
            } else {
                end(request, .skipped(.overload), token: token, counting: .overload)
            }
        } catch {
            metrics.count(.notRunnable)
            let fault = Fault(.notRunnable, "\(error)")
            let evidence = error.issues.issues.map {
                Evidence(assertion: $0.field, expected: "a valid configuration", actual: $0.message)
            }
            let finding = CheckFinding(.unknown(fault), evidence: evidence)
            let result = result(finding, of: request, stored.monitor, attempt: 1, startedAt: time.now)
            state.withLock { $0.report(.result(result), delivery: token, at: time.monotonic) }
        }
        return true
    }

    /// Whether a later form of the monitor still has the slot; an earlier form cannot tell.
    private func isDue(_ request: CheckRequest, in stored: StoredMonitor) -> Bool {
        guard stored.revision > request.revision else { return true }
        let monitor = stored.monitor
        return !monitor.isPaused && monitor.regions.contains(request.slot.region)
            && SlotSequence(monitor).first(from: request.slot.time) == request.slot.time
    }

    private func end(
        _ request: CheckRequest,
        _ outcome: SlotOutcome,
        token: UInt64,
        counting counted: WorkerMetrics.Request
    ) {
        metrics.count(counted)
        let entry = LedgerEntry(slot: request.slot, outcome: outcome, recordedAt: time.now)
        state.withLock { $0.report(.ended(entry), delivery: token, at: time.monotonic) }
    }
}

extension CheckWorker {
    /// Runs one check to its report.
    private func execute(_ ticket: CheckTicket) async {
        let (report, isSuspect) = await report(on: ticket)
        state.withLock { state in
            state.finish(ticket.slot, report, isSuspect: isSuspect)
            metrics.record(state)
        }
        readyBell.ring()
        reportBell.ring()
    }

    private func report(on ticket: CheckTicket) async -> (CheckReport?, isSuspect: Bool?) {
        metrics.recordStart(of: ticket.check.kind, lateness: time.now - ticket.slot.time)
        guard ticket.request.expiresAt > time.now else {
            metrics.count(.expired)
            let entry = LedgerEntry(slot: ticket.slot, outcome: .skipped(.expired), recordedAt: time.now)
            return (.ended(entry), nil)
        }
        let retries = ticket.monitor.retries
        var attempt = 1
        while true {
            let startedAt = time.now
            let start = time.monotonic
            let (finding, isSuspect) = await attemptCheck(ticket, attempt: attempt)
            let isAwaited = state.withLock { $0.endAttempt(ticket.slot) }
            guard !Task.isCancelled, isAwaited, let finding else { return (nil, isSuspect) }
            metrics.recordCheck(finding.outcome, kind: ticket.check.kind, duration: time.monotonic - start)
            let mayRetry = attempt <= retries.count && time.now + retries.delay < ticket.request.expiresAt
            if finding.outcome.isPassing || !mayRetry {
                let result = result(finding, of: ticket.request, ticket.monitor, attempt: attempt, startedAt: startedAt)
                return (.result(result), isSuspect)
            }
            metrics.countRetry()
            attempt += 1
            guard (try? await time.sleep(for: retries.delay)) != nil else { return (nil, isSuspect) }
        }
    }

    /// Runs one attempt; no finding when the worker is being stopped.
    private func attemptCheck(_ ticket: CheckTicket, attempt: Int) async -> (CheckFinding?, isSuspect: Bool) {
        let timeout = ticket.monitor.timeout
        var logger = logger
        logger[metadataKey: "correlation"] = "\(ticket.request.correlation)"
        let wallStart = time.now
        let start = time.monotonic
        let context = CheckContext(
            slot: ticket.slot,
            deadline: start + timeout,
            attempt: attempt,
            time: time,
            logger: logger
        )
        let running = WorkerState.RunningAttempt(
            ticket: ticket,
            number: attempt,
            startedAt: wallStart,
            start: start,
            overdueAt: start + timeout + configuration.cancellationGrace
        )
        state.withLock { $0.beginAttempt(running) }
        let ending = await withTaskGroup(of: AttemptVerdict.Ending?.self) { group in
            group.addTask {
                do {
                    return .found(try await ticket.check.run(in: context))
                } catch {
                    return .failed(error)
                }
            }
            group.addTask {
                (try? await self.time.sleep(for: timeout)) == nil ? nil : .timedOut
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
        guard !Task.isCancelled, let ending else { return (nil, false) }
        let verdict = AttemptVerdict(
            ending: ending,
            timeout: timeout,
            wallElapsed: time.now - wallStart,
            elapsed: time.monotonic - start,
            clockTolerance: configuration.clockTolerance,
            healthFault: health.fault(since: start),
            hasTargetHost: ticket.check.targetHost != nil
        )
        var finding = verdict.finding
        if let connectivity, verdict.needsNetworkTest(finding) {
            finding = verdict.finding(finding, with: await connectivity.status(since: start))
        }
        if case .failed(let error) = ending {
            logger.debug("the runner failed", metadata: ["error": "\(error)", "slot": "\(ticket.slot)"])
        }
        return (finding, verdict.isLong && !finding.outcome.isPassing)
    }

    private func result(
        _ finding: CheckFinding,
        of request: CheckRequest,
        _ monitor: Monitor,
        attempt: Int,
        startedAt: Timestamp
    ) -> CheckResult {
        CheckResult(
            slot: request.slot,
            tenant: monitor.tenant,
            outcome: finding.outcome,
            latency: finding.latency,
            evidence: finding.evidence.limited(to: configuration.maximumEvidenceCount) { droppedCount in
                Evidence(
                    assertion: "evidence",
                    expected: "at most \(configuration.maximumEvidenceCount) pieces",
                    actual: "\(droppedCount) more were left out"
                )
            },
            samples: finding.samples.limited(to: configuration.maximumEvidenceCount) { droppedCount in
                Sample(metric: "samples.dropped", value: Double(droppedCount), time: startedAt)
            },
            attempt: attempt,
            runner: runner,
            startedAt: startedAt,
            isInMaintenance: monitor.isInMaintenance(at: request.slot.time),
            correlation: request.correlation
        )
    }
}

extension CheckWorker {
    /// Publishes reports in batches and acknowledges their requests once the queue has accepted them.
    private func publishReports(settlingWith consumer: any QueueConsumer) async {
        let limit = max(1, min(configuration.batchCount, queue.maximumBatchCount))
        while !Task.isCancelled {
            let batch = state.withLock { $0.reports(upTo: limit) }
            guard !batch.isEmpty else {
                await reportBell.wait()
                continue
            }
            do {
                let refused = try await publish(batch.map(\.report))
                try await consumer.settle(
                    batch.map { report, token in
                        let reason = refused[report.slot]
                        return Settlement(token: token, verdict: reason.map { .terminate(reason: $0) } ?? .acknowledge)
                    }
                )
                metrics.countReports(batch.count - refused.count)
                state.withLock { state in
                    state.removeReports(Set(batch.map(\.report.slot)))
                    metrics.record(state)
                }
                roomBell.ring()
                readyBell.ring()
            } catch {
                await pause(after: error, "publishing reports failed; it is repeated")
            }
        }
    }

    /// Publishes reports, one by one when the batch as a whole is refused.
    ///
    /// - Returns: Why single reports cannot ever be published, by slot.
    private func publish(_ reports: [CheckReport]) async throws -> [SlotID: String] {
        do {
            try await queue.publish(reports.map(\.message))
            return [:]
        } catch let error as QueueError where error.code == .invalidArgument {
            guard reports.count > 1 else { return [reports[0].slot: error.message] }
            var refused: [SlotID: String] = [:]
            for report in reports {
                refused.merge(try await publish([report]), uniquingKeysWith: { first, _ in first })
            }
            return refused
        }
    }

    /// Renews what is held and answers what expired or is overdue.
    private func sweep(settlingWith consumer: any QueueConsumer) async {
        while (try? await time.sleep(for: configuration.sweepInterval)) != nil {
            let now = time.now
            let sweep = state.withLock { $0.sweep(at: time.monotonic, wall: now) }
            for ticket in sweep.expired {
                metrics.count(.expired)
                let entry = LedgerEntry(slot: ticket.slot, outcome: .skipped(.expired), recordedAt: now)
                state.withLock { $0.answer(.ended(entry)) }
            }
            for attempt in sweep.overdue { answer(attempt) }
            if !sweep.expired.isEmpty || !sweep.overdue.isEmpty { reportBell.ring() }
            guard !sweep.renewals.isEmpty else { continue }
            do {
                try await consumer.settle(sweep.renewals)
            } catch {
                metrics.countFailure()
                logger.debug("renewing requests failed; they may come again", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Answers a check whose runner does not return.
    private func answer(_ attempt: WorkerState.RunningAttempt) {
        let ticket = attempt.ticket
        let elapsed = time.monotonic - attempt.start
        let finding = AttemptVerdict.stuck(
            timeout: ticket.monitor.timeout,
            elapsed: elapsed,
            healthFault: health.fault(since: attempt.start)
        )
        let result = result(
            finding,
            of: ticket.request,
            ticket.monitor,
            attempt: attempt.number,
            startedAt: attempt.startedAt
        )
        metrics.recordCheck(finding.outcome, kind: ticket.check.kind, duration: elapsed)
        state.withLock { $0.answer(.result(result)) }
        logger.debug("a runner did not return after it was cancelled", metadata: ["slot": "\(ticket.slot)"])
    }
}
