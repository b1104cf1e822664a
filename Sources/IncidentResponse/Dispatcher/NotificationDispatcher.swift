public import CoreMetrics
public import Logging
public import MonitorCore
public import ServiceLifecycle

/// Delivers the notifications that wait in an outbox through channels.
///
/// Each channel has a loop of its own, so that one that is slow or silent never holds up another. Delivery is at least once
/// under one id; within an incident and channel it is in order. What is tried, fails, is given up or is left out because a
/// later notification says more is written into the incident's timeline. Any number of dispatchers may share an outbox.
///
/// Metrics: `notification_attempts_total{channel,outcome}` (`delivered`, `failed`, `given_up`, `coalesced`),
/// `notification_store_failures_total{channel}`, `notification_lost_claims_total{channel}`, and the gauges
/// `notifications_pending{channel}` and `notifications_pending_without_channel`: how many wait for channels that this
/// dispatcher does not have. When nobody has claimed those for ``DeliveryPolicy/maximumAge``, they are given up.
public struct NotificationDispatcher: Service {
    /// Limits and pauses.
    public struct Configuration: Sendable, Hashable {
        /// How many incidents a channel is told about at once.
        public var maximumConcurrentDeliveries = 4
        /// How long a claim lasts; at least twice the channel's ``NotificationChannel/attemptLimit``.
        public var lease = Duration.seconds(120)
        /// For how long due notifications are still claimed once the service is shut down; each attempt may last as long as
        /// its channel's ``NotificationChannel/attemptLimit`` beyond that.
        public var drainDuration = Duration.seconds(15)
        /// How often to look for notifications that nobody called ``NotificationDispatcher/wake()`` for.
        public var pollInterval = Duration.seconds(1)
        /// How often to measure what waits.
        public var measureInterval = Duration.seconds(15)

        /// Creates the default configuration.
        public init() {}
    }

    private let channels: [ChannelDispatcher]
    private let outbox: any NotificationOutbox
    private let time: any TimeSource
    private let policy: DeliveryPolicy
    private let configuration: Configuration
    private let logger: Logger
    private let factory: any MetricsFactory

    /// Creates a dispatcher.
    ///
    /// - Parameters:
    ///   - channels: The channels; of two with one name the first counts.
    ///   - outbox: Where notifications wait.
    ///   - time: The clocks.
    ///   - policy: When to try again and when to give up.
    ///   - configuration: Limits and pauses.
    ///   - seed: Where the random pauses begin.
    ///   - logger: Where failures are logged, at `debug`.
    ///   - metrics: Where metrics go.
    public init(
        channels: [any NotificationChannel],
        outbox: any NotificationOutbox,
        time: any TimeSource,
        policy: DeliveryPolicy = DeliveryPolicy(),
        configuration: Configuration = Configuration(),
        seed: UInt64 = .random(in: 0...UInt64.max),
        logger: Logger,
        metrics: any MetricsFactory = MetricsSystem.factory
    ) {
        var seen: Set<ChannelID> = []
        self.channels = channels.filter { seen.insert($0.id).inserted }.enumerated()
            .map { index, channel in
                ChannelDispatcher(
                    channel: channel,
                    outbox: outbox,
                    time: time,
                    policy: policy,
                    configuration: configuration,
                    seed: seed &+ UInt64(index),
                    logger: logger,
                    metrics: DispatchMetrics(channel: channel.id, factory: metrics)
                )
            }
        self.outbox = outbox
        self.time = time
        self.policy = policy
        self.configuration = configuration
        self.logger = logger
        factory = metrics
    }

    /// Makes every channel look for notifications now.
    public func wake() {
        for channel in channels {
            channel.wake()
        }
    }

    /// Delivers until the service is shut down.
    public func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            for channel in channels {
                group.addTask { await channel.run() }
            }
            group.addTask { await measure() }
            await group.waitForAll()
        }
    }

    /// Delivers what is due now in every channel, and what becomes due by that, without waiting.
    ///
    /// - Returns: Whether there was anything to do.
    /// - Throws: What the outbox throws; calling again completes the work.
    @discardableResult
    public func drain() async throws -> Bool {
        var hasWorked = false
        for channel in channels {
            while try await channel.step() {
                hasWorked = true
            }
        }
        return hasWorked
    }

    /// Gives up what waits for a channel that no dispatcher has served for as long as notifications are tried.
    func giveUpNeglected(_ channel: ChannelID) async throws {
        let metrics = DispatchMetrics(channel: channel, factory: factory)
        while true {
            let claims = try await outbox.claim(
                channel,
                upTo: max(1, configuration.maximumConcurrentDeliveries),
                lease: configuration.lease,
                overdueBy: policy.maximumAge
            )
            guard !claims.isEmpty else { return }
            let settlements = claims.map { claim in
                NotificationSettlement(
                    lane: claim.lane,
                    token: claim.token,
                    attempts: claim.entries.map { entry in
                        NotificationAttempt(
                            notification: entry.notification.id,
                            channel: channel,
                            occasion: entry.notification.occasion,
                            attempt: entry.failedAttemptCount,
                            outcome: .givenUp,
                            detail: "no dispatcher has had the channel for \(policy.maximumAge.text)"
                        )
                    },
                    at: time.now
                )
            }
            try await outbox.settle(settlements)
            settlements.flatMap(\.attempts).forEach(metrics.count)
        }
    }

    private func measure() async {
        let known = Set(channels.map(\.id))
        let orphans = Gauge(label: "notifications_pending_without_channel", factory: factory)
        let gauges = channels.map { channel in
            (
                channel.id,
                Gauge(label: "notifications_pending", dimensions: [("channel", channel.id.rawValue)], factory: factory)
            )
        }
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            do {
                let counts = try await outbox.pendingCounts()
                for (id, gauge) in gauges {
                    gauge.record(counts[id] ?? 0)
                }
                let unknown = counts.filter { !known.contains($0.key) }
                orphans.record(unknown.reduce(0) { $0 + $1.value })
                for channel in unknown.keys.sorted() {
                    try await giveUpNeglected(channel)
                }
            } catch {
                logger.debug("the outbox could not be measured or cleared", metadata: ["error": "\(error)"])
            }
            try? await cancelOnShutdown { try await time.sleep(for: configuration.measureInterval) }
        }
    }
}
