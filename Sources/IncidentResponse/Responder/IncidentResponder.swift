public import CoreMetrics
public import Logging
public import MonitorCore
public import ServiceLifecycle

/// Turns changes of alerts into incidents and notifications.
///
/// Consumes `alert.changed` as the group `incident-responder`. What happened and whom to tell is written in one step, then
/// the change is acknowledged, so a crash at any point loses nothing and repeats nothing. Any number of responders may
/// share a store and a queue. A ``NotificationDispatcher`` delivers what is written.
///
/// Metrics: `incident_changes_total{outcome}` (`written`, `stale`, `full`, `already_over`,
/// `malformed`), `incident_conflicts_total`, `incident_failures_total`.
public struct IncidentResponder: Service {
    /// Limits and pauses.
    public struct Configuration: Sendable, Hashable {
        /// The name of the consumer group.
        public var group = "incident-responder"
        /// The most messages that are handled in one step.
        public var batchCount = 64
        /// The most batches that are still handled once the service is shut down.
        public var maximumDrainedBatchCount = 64
        /// How long one wait for messages lasts.
        public var idleTimeout = Duration.seconds(30)
        /// The pause after the queue or the store could not be reached.
        public var failurePause = Duration.seconds(1)
        /// How often a step is decided anew when somebody else was faster.
        public var maximumConflictCount = 8
        /// Deliveries before a change is dead-lettered; many, because one that cannot be read is so at once and every
        /// other failure is an outage that ends.
        public var maximumDeliveries = 1_000

        /// Creates the default configuration.
        public init() {}
    }

    private let policy: IncidentPolicy
    private let queue: any MessageQueue
    private let store: any IncidentStore
    private let time: any TimeSource
    private let configuration: Configuration
    private let onPending: @Sendable () -> Void
    private let logger: Logger
    private let metrics: IncidentMetrics

    /// Creates a responder.
    ///
    /// - Parameters:
    ///   - policy: How alerts become incidents.
    ///   - queue: Where changes come from.
    ///   - store: Where incidents and notifications go.
    ///   - time: The clocks.
    ///   - configuration: Limits and pauses.
    ///   - onPending: Called after notifications were written; wakes a dispatcher in the same process.
    ///   - logger: Where failures are logged, at `debug`.
    ///   - metrics: Where metrics go.
    public init(
        policy: IncidentPolicy,
        queue: any MessageQueue,
        store: any IncidentStore,
        time: any TimeSource,
        configuration: Configuration = Configuration(),
        onPending: @escaping @Sendable () -> Void = {},
        logger: Logger,
        metrics: any MetricsFactory = MetricsSystem.factory
    ) {
        self.policy = policy
        self.queue = queue
        self.store = store
        self.time = time
        self.configuration = configuration
        self.onPending = onPending
        self.logger = logger
        self.metrics = IncidentMetrics(factory: metrics)
    }

    /// The groups as which the responder consumes.
    public var consumerGroups: [ConsumerGroup] { [group] }

    private var group: ConsumerGroup {
        ConsumerGroup(
            name: configuration.group,
            filters: ["alert.changed"],
            maximumDeliveries: configuration.maximumDeliveries
        )
    }

    /// Responds until the service is shut down.
    public func run() async throws {
        let consumer = try await queue.consumer(of: group)
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            do {
                let deliveries = try await cancelOnShutdown {
                    try await consumer.receive(upTo: configuration.batchCount, timeout: configuration.idleTimeout)
                }
                try await step(deliveries, from: consumer)
            } catch is CancellationError {
                break
            } catch {
                metrics.failures.increment()
                logger.debug("incident response failed; it is repeated", metadata: ["error": "\(error)"])
                try? await cancelOnShutdown { try await time.sleep(for: configuration.failurePause) }
            }
        }
        await consumer.drain(
            batchCount: configuration.batchCount,
            maximumBatchCount: configuration.maximumDrainedBatchCount
        ) { deliveries in
            try await step(deliveries, from: consumer)
        }
    }

    /// Handles one batch of changes: decides, writes, acknowledges.
    ///
    /// Whatever fails, calling it again with the same or the redelivered changes completes the work.
    func step(_ deliveries: [Delivery], from consumer: any QueueConsumer) async throws {
        var settlements: [Settlement] = []
        var changes: [DedupKey: [AlertChange]] = [:]
        for delivery in deliveries {
            do throws(WireError) {
                let change = try WireCodec.decode(AlertChange.self, from: delivery.payload)
                changes[change.key, default: []].append(change)
                settlements.append(Settlement(token: delivery.token, verdict: .acknowledge))
            } catch {
                metrics.malformed.increment()
                settlements.append(Settlement(token: delivery.token, verdict: .terminate(reason: error.message)))
            }
        }
        do {
            try await respond(to: changes.mapValues { $0.sorted { $0.sequence > $1.sequence } })
            try await consumer.settle(settlements)
        } catch {
            let again = deliveries.map { Settlement(token: $0.token, verdict: .retry(after: nil)) }
            _ = try? await consumer.settle(again)
            throw error
        }
    }

    /// Handles changes by key, each key's last one first to be taken from the end.
    private func respond(to changes: [DedupKey: [AlertChange]]) async throws {
        var pending = changes
        var conflictCount = 0
        while !pending.isEmpty {
            let now = time.now
            let latest = try await store.latestIncidents(for: pending.keys.sorted())
            var commits: [DedupKey: IncidentCommit] = [:]
            for (key, waiting) in pending {
                guard let change = waiting.last else { continue }
                switch IncidentReducer.decide(change, latest: latest[key], policy: policy, at: now) {
                case .commit(let commit): commits[key] = commit
                case .stale: metrics.stale.increment()
                case .full: metrics.full.increment()
                case .alreadyOver: metrics.alreadyOver.increment()
                }
            }
            let ordered = commits.sorted { $0.key < $1.key }.map(\.value)
            let conflicts = ordered.isEmpty ? [] : try await store.commit(ordered)
            if ordered.contains(where: { !$0.notifications.isEmpty && !conflicts.contains($0.incident) }) {
                onPending()
            }
            metrics.conflicts.increment(by: conflicts.count)
            conflictCount += conflicts.isEmpty ? 0 : 1
            guard conflictCount <= configuration.maximumConflictCount else {
                throw StoreError(code: .conflict, message: "somebody else was faster too often; the changes come again")
            }
            for (key, waiting) in pending {
                if let commit = commits[key] {
                    guard !conflicts.contains(commit.incident) else { continue }
                    metrics.written.increment()
                }
                let rest = waiting.dropLast()
                pending[key] = rest.isEmpty ? nil : Array(rest)
            }
        }
    }
}
