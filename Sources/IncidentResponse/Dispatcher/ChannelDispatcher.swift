import CoreMetrics
import Logging
import MonitorCore
import ServiceLifecycle
import Synchronization

/// Delivers what waits for one channel.
final class ChannelDispatcher: Sendable {
    private struct State {
        var pausedUntil = Duration.zero
        /// How often in a row the channel had to pause.
        var throttleCount = 0
        var goneReason: String?
        var generator: SeededGenerator
        var signal = WakeSignal()
    }

    private let channel: any NotificationChannel
    private let outbox: any NotificationOutbox
    private let time: any TimeSource
    private let policy: DeliveryPolicy
    private let configuration: NotificationDispatcher.Configuration
    private let logger: Logger
    private let metrics: DispatchMetrics
    private let state: Mutex<State>

    init(
        channel: any NotificationChannel,
        outbox: any NotificationOutbox,
        time: any TimeSource,
        policy: DeliveryPolicy,
        configuration: NotificationDispatcher.Configuration,
        seed: UInt64,
        logger: Logger,
        metrics: DispatchMetrics
    ) {
        self.channel = channel
        self.outbox = outbox
        self.time = time
        self.policy = policy
        self.configuration = configuration
        self.logger = logger
        self.metrics = metrics
        state = Mutex(State(generator: SeededGenerator(seed: seed)))
    }

    var id: ChannelID { channel.id }

    func wake() {
        state.withLock { $0.signal }.signal()
    }

    /// Delivers until the service is shut down, then what is due at that time.
    func run() async {
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            do {
                if try await step() { continue }
            } catch is CancellationError {
                break
            } catch {
                metrics.failures.increment()
                logger.debug(
                    "notifications could not be claimed or settled; it is repeated",
                    metadata: ["channel": "\(id)", "error": "\(error)"]
                )
            }
            await rest()
        }
        // A receiver that hangs, or lanes that fail and fall due again, must not put off the end for ever.
        let end = time.monotonic + configuration.drainDuration
        while !Task.isCancelled, time.monotonic < end, (try? await step()) == true {}
    }

    /// Claims what is due, delivers it, and settles.
    ///
    /// Whatever fails, calling it again completes the work once the leases have ended.
    ///
    /// - Returns: Whether there was anything to do.
    func step() async throws -> Bool {
        let now = time.monotonic
        guard state.withLock({ $0.pausedUntil <= now }) else { return false }
        let claims = try await outbox.claim(
            id,
            upTo: max(1, configuration.maximumConcurrentDeliveries),
            lease: max(configuration.lease, channel.attemptLimit * 2)
        )
        guard !claims.isEmpty else { return false }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for claim in claims {
                group.addTask { try await self.handle(claim) }
            }
            try await group.waitForAll()
        }
        return true
    }

    private func handle(_ claim: NotificationClaim) async throws {
        guard let plan = DeliveryPlan(claim) else { return }
        let (attempt, pause) = await deliver(plan.send)
        let attempts = plan.coalescedAttempts + [attempt]
        attempts.forEach(metrics.count)
        let settlement = NotificationSettlement(
            lane: claim.lane,
            token: claim.token,
            attempts: attempts,
            at: time.now,
            retryAfter: pause
        )
        var failureCount = 0
        while true {
            do {
                if try await outbox.settle([settlement]) == 0 {
                    metrics.lostClaims.increment()
                }
                return
            } catch let error as StoreError where error.code == .unavailable && failureCount < 3 {
                // Sent but not recorded is sent again, and not every receiver can tell; so recording is tried harder.
                failureCount += 1
                try await time.sleep(for: .milliseconds(100 << failureCount))
            }
        }
    }

    private func deliver(_ entry: OutboxEntry) async -> (attempt: NotificationAttempt, pause: Duration?) {
        let notification = entry.notification
        var attempt = NotificationAttempt(
            notification: notification.id,
            channel: notification.channel,
            occasion: notification.occasion,
            attempt: entry.failedAttemptCount + 1,
            outcome: .delivered
        )
        if let reason = state.withLock({ $0.goneReason }) {
            attempt.attempt = entry.failedAttemptCount
            attempt.outcome = .givenUp
            attempt.detail = "the channel is disabled: \(reason)"
            return (attempt, nil)
        }
        do {
            let receipt = try await deliverInTime(entry)
            attempt.truncatedParts = receipt.truncatedParts
            state.withLock { $0.throttleCount = 0 }
            return (attempt, nil)
        } catch {
            let failure =
                error as? DeliveryError
                ?? DeliveryError(code: .temporary, message: "\(type(of: error))", cause: error)
            attempt.detail = failure.message
            attempt.finishedRecipients = failure.finishedRecipients
            let isSpent =
                attempt.attempt >= policy.maximumAttempts || time.now - notification.createdAt >= policy.maximumAge
            guard failure.code != .refused, failure.code != .gone, !isSpent else {
                if failure.code == .gone {
                    state.withLock { $0.goneReason = failure.message }
                }
                attempt.outcome = .givenUp
                return (attempt, nil)
            }
            attempt.outcome = .failed
            return (attempt, pause(after: failure, attempt: attempt.attempt))
        }
    }

    private func pause(after failure: DeliveryError, attempt: Int) -> Duration {
        let now = time.monotonic
        return state.withLock { state in
            if failure.code == .throttled {
                // Deliveries that run side by side are throttled together, which counts once.
                state.throttleCount += state.pausedUntil <= now ? 1 : 0
                let rest =
                    failure.retryAfter.map { min($0, policy.longestRetryAfter) }
                    ?? min(
                        policy.backoff.delay(afterFailures: state.throttleCount, using: &state.generator),
                        policy.longestThrottlePause
                    )
                state.pausedUntil = max(state.pausedUntil, now + rest)
            }
            return policy.pause(afterFailures: attempt, retryAfter: failure.retryAfter, using: &state.generator)
        }
    }

    private func deliverInTime(_ entry: OutboxEntry) async throws -> DeliveryReceipt {
        try await withThrowingTaskGroup(of: DeliveryReceipt?.self) { group in
            group.addTask {
                try await self.channel.deliver(
                    entry.notification,
                    sparing: entry.finishedRecipients,
                    at: self.time.now
                )
            }
            group.addTask {
                try await self.time.sleep(for: self.channel.attemptLimit)
                return nil
            }
            defer { group.cancelAll() }
            guard let receipt = try await group.next() ?? nil else {
                throw DeliveryError(
                    code: .temporary,
                    message: "no answer within \(channel.attemptLimit.text)"
                )
            }
            return receipt
        }
    }

    /// Waits for a signal or until it is time to look again.
    private func rest() async {
        let signal = state.withLock { $0.signal }
        try? await cancelOnShutdown {
            try await signal.wait(atMost: self.configuration.pollInterval, time: self.time)
        }
        state.withLock { $0.signal = WakeSignal() }
    }
}
