public import CoreMetrics
public import Logging
public import MonitorCore
public import ServiceLifecycle

/// Runs alert rules over what workers and ingestors report.
///
/// Consumes `check.completed` and `monitor.transition` as the group `alert-evaluator`, keeps what the rules remember in an
/// ``AlertStateStore``, and publishes `AlertChange` messages. A change and its message are written
/// together, then the report is acknowledged, then the message is published, so a crash at any point loses nothing and
/// repeats nothing but messages, under the same id. Any number of evaluators may share a store and a queue.
///
/// A batch that cannot be written is tried again before newer reports are taken: the rules go by the order of slots, and
/// what newer reports have overtaken is ignored. Inputs that are ignored are counted by reason.
///
/// Metrics: `alert_inputs_total{outcome}` (`evaluated`; `late`: no newer than what was considered before, `premature`: too
/// far in the future, `crowded`: of too many regions; `irrelevant`, `unwatched`, `malformed`),
/// `alert_changes_total{status}`, `alert_conflicts_total`, `alert_failures_total`, `alert_refused_messages_total` (changes
/// that the queue refuses for good).
public struct AlertEvaluator: Service {
    /// Limits and pauses.
    public struct Configuration: Sendable, Hashable {
        /// The name of the consumer group.
        public var group = "alert-evaluator"
        /// The most messages that are handled in one step.
        public var batchCount = 256
        /// The most batches that are still handled once the service is shut down.
        public var maximumDrainedBatchCount = 64
        /// How long to wait for messages before looking after other work.
        public var idleTimeout = Duration.seconds(5)
        /// How often to look for monitors that changed.
        public var refreshInterval = Duration.seconds(1)
        /// The pause after the queue or the store could not be reached.
        public var failurePause = Duration.seconds(1)
        /// How often a batch is tried before its reports are given back to the queue.
        public var maximumAttemptCount = 600
        /// How often a step is decided anew when another evaluator was faster.
        public var maximumConflictCount = 8
        /// Deliveries before a report is dead-lettered; many, because a report that cannot be read is so at once and every
        /// other failure is an outage that ends.
        public var maximumDeliveries = 1_000
        /// The most monitors whose labels are kept at hand.
        public var maximumCachedMonitorCount = 100_000

        /// Creates the default configuration.
        public init() {}
    }

    private let rules: AlertRuleSet
    private let queue: any MessageQueue
    private let states: any AlertStateStore
    private let directory: MonitorDirectory
    private let time: any TimeSource
    private let configuration: Configuration
    private let logger: Logger
    private let metrics: AlertMetrics

    /// Creates an evaluator.
    ///
    /// - Parameters:
    ///   - rules: The rules.
    ///   - queue: Where reports come from and changes go.
    ///   - states: What the rules remember.
    ///   - monitors: Where labels and regions are looked up, and pauses and removals noticed. Without it, rules that
    ///     select by label select nothing.
    ///   - time: The clocks.
    ///   - configuration: Limits and pauses.
    ///   - logger: Where failures are logged, at `debug`.
    ///   - metrics: Where metrics go.
    public init(
        rules: AlertRuleSet,
        queue: any MessageQueue,
        states: any AlertStateStore,
        monitors: (any MonitorStore)? = nil,
        time: any TimeSource,
        configuration: Configuration = Configuration(),
        logger: Logger,
        metrics: any MetricsFactory = MetricsSystem.factory
    ) {
        self.rules = rules
        self.queue = queue
        self.states = states
        directory = MonitorDirectory(
            store: monitors,
            time: time,
            refreshInterval: configuration.refreshInterval,
            maximumCount: configuration.maximumCachedMonitorCount
        )
        self.time = time
        self.configuration = configuration
        self.logger = logger
        self.metrics = AlertMetrics(factory: metrics)
    }

    /// The groups as which the evaluator consumes.
    public var consumerGroups: [ConsumerGroup] { [group] }

    private var group: ConsumerGroup {
        ConsumerGroup(
            name: configuration.group,
            filters: ["check.completed", "monitor.transition"],
            maximumDeliveries: configuration.maximumDeliveries
        )
    }

    /// Evaluates until the service is shut down.
    public func run() async throws {
        let consumer = try await queue.consumer(of: group)
        var mustPublish = true
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            do {
                if mustPublish {
                    try await publishPending()
                    mustPublish = false
                }
                let deliveries = try await cancelOnShutdown {
                    try await consumer.receive(upTo: configuration.batchCount, timeout: configuration.idleTimeout)
                }
                mustPublish = try await handle(deliveries, from: consumer)
            } catch is CancellationError {
                break
            } catch {
                mustPublish = true
                metrics.failures.increment()
                logger.debug("alert evaluation failed; it is repeated", metadata: ["error": "\(error)"])
                try? await cancelOnShutdown { try await time.sleep(for: configuration.failurePause) }
            }
        }
        await consumer.drain(
            batchCount: configuration.batchCount,
            maximumBatchCount: configuration.maximumDrainedBatchCount
        ) { deliveries in
            try await step(deliveries, from: consumer)
        }
        // What was written and not announced yet, or else it waits for the next evaluator.
        try? await publishPending()
    }

    /// Handles one batch of reports: decides, writes, acknowledges, publishes.
    ///
    /// Whatever fails, calling it again with the same or the redelivered reports completes the work.
    func step(_ deliveries: [Delivery], from consumer: any QueueConsumer) async throws {
        if try await settle(deliveries, from: consumer) {
            try await publishPending()
        }
    }

    /// Settles one batch of reports, again and again while that fails.
    ///
    /// - Returns: Whether there may be messages to publish.
    private func handle(_ deliveries: [Delivery], from consumer: any QueueConsumer) async throws -> Bool {
        var attemptCount = 0
        while true {
            attemptCount += 1
            do {
                let hasMessages = try await settle(deliveries, from: consumer)
                // An attempt that failed may have written changes, which the reports no longer tell.
                return hasMessages || attemptCount > 1
            } catch {
                let mayRetry =
                    !deliveries.isEmpty && attemptCount < configuration.maximumAttemptCount && Self.isPassing(error)
                    && !Task.isCancelled && !Task.isShuttingDownGracefully
                guard mayRetry else {
                    await answer(deliveries, .retry(after: nil), to: consumer)
                    throw error
                }
                metrics.failures.increment()
                logger.debug("alert evaluation failed; it is repeated", metadata: ["error": "\(error)"])
                await answer(deliveries, .inProgress, to: consumer)
                try? await cancelOnShutdown { try await time.sleep(for: configuration.failurePause) }
            }
        }
    }

    /// Whether an error may soon be gone; what cannot be read, has no room or breaks a limit stays so for longer.
    private static func isPassing(_ error: any Error) -> Bool {
        switch error {
        case is CancellationError: false
        case let error as StoreError: ![.corrupted, .outOfSpace, .invalidArgument].contains(error.code)
        case let error as QueueError: error.code != .invalidArgument
        default: true
        }
    }

    private func answer(_ deliveries: [Delivery], _ verdict: Settlement.Verdict, to consumer: any QueueConsumer) async {
        _ = try? await consumer.settle(deliveries.map { Settlement(token: $0.token, verdict: verdict) })
    }

    /// Decides, writes and acknowledges.
    private func settle(_ deliveries: [Delivery], from consumer: any QueueConsumer) async throws -> Bool {
        var changeCount = try await withdrawChangedMonitors()
        let (inputs, settlements) = try await decode(deliveries)
        changeCount += try await evaluate(inputs)
        try await consumer.settle(settlements)
        return changeCount > 0 || deliveries.isEmpty || deliveries.contains { $0.deliveryCount > 1 }
    }

    /// Ends the alerts of monitors that are no longer watched.
    ///
    /// - Returns: How many changes were written.
    private func withdrawChangedMonitors() async throws -> Int {
        var changeCount = 0
        while let page = try await directory.changes() {
            changeCount += try await evaluate(page.withdrawn)
            directory.apply(page)
        }
        return changeCount
    }

    private func decode(_ deliveries: [Delivery]) async throws -> ([AlertInput], [Settlement]) {
        var reports: [AlertReport] = []
        var settlements: [Settlement] = []
        for delivery in deliveries {
            do throws(WireError) {
                if let report = try AlertReport(delivery) {
                    reports.append(report)
                } else {
                    metrics.irrelevant.increment()
                }
                settlements.append(Settlement(token: delivery.token, verdict: .acknowledge))
            } catch {
                metrics.malformed.increment()
                settlements.append(Settlement(token: delivery.token, verdict: .terminate(reason: error.message)))
            }
        }
        let subjects = try await directory.subjects(of: Set(reports.map(\.monitor)))
        let inputs = reports.compactMap { report -> AlertInput? in
            guard let subject = subjects[report.monitor], !subject.isPaused || report.concernsPaused else {
                metrics.unwatched.increment()
                return nil
            }
            return report.input(subject)
        }
        return (inputs, settlements)
    }

    /// Steps the rules, in the order of slots, and writes what changed.
    ///
    /// - Returns: How many changes were written.
    private func evaluate(_ inputs: [AlertInput]) async throws -> Int {
        var pending: [MonitorID: [AlertInput]] = [:]
        for input in inputs {
            pending[input.monitor, default: []].append(input)
        }
        pending = pending.mapValues(\.inOrder)
        let now = time.now
        var changeCount = 0
        for _ in 0...max(0, configuration.maximumConflictCount) {
            guard !pending.isEmpty else { return changeCount }
            let stored = try await states.states(of: pending.keys.sorted())
            var commits: [AlertStateCommit] = []
            var changes: [MonitorID: [AlertChange]] = [:]
            var outcomes: [MonitorID: [AlertInputOutcome]] = [:]
            for (monitor, inputs) in pending.sorted(by: { $0.key < $1.key }) {
                let before = stored[monitor]
                var state = before?.state ?? MonitorAlertState()
                let new = inputs.flatMap { input in
                    var tally = AlertTally()
                    defer { outcomes[monitor, default: []].append(tally.outcome) }
                    return rules.step(&state, input, at: now, tally: &tally)
                }
                guard state != before?.state ?? MonitorAlertState() else { continue }
                changes[monitor] = new
                commits.append(
                    AlertStateCommit(
                        monitor: monitor,
                        expectedVersion: before?.version ?? 0,
                        state: state,
                        messages: try new.map { try $0.message() }
                    )
                )
            }
            let conflicts = commits.isEmpty ? [] : try await states.commit(commits)
            for (monitor, changes) in changes where !conflicts.contains(monitor) {
                changeCount += changes.count
                for change in changes {
                    metrics.count(change.status)
                }
            }
            for (monitor, outcomes) in outcomes where !conflicts.contains(monitor) {
                for outcome in outcomes {
                    metrics.count(outcome)
                }
            }
            metrics.conflicts.increment(by: conflicts.count)
            pending = pending.filter { conflicts.contains($0.key) }
        }
        guard pending.isEmpty else {
            throw StoreError(code: .conflict, message: "other evaluators were faster too often; the reports come again")
        }
        return changeCount
    }

    private func publishPending() async throws {
        while true {
            let messages = try await states.pendingMessages(limit: max(1, min(1_024, queue.maximumBatchCount)))
            guard !messages.isEmpty else { return }
            for refused in try await queue.publishAcceptable(messages) {
                metrics.refusedMessages.increment()
                logger.warning(
                    "The queue refuses a change of an alert for good",
                    metadata: ["id": "\(refused.id)", "reason": "\(refused.reason)"]
                )
            }
            try await states.removePendingMessages(messages.map(\.id))
        }
    }
}
