public import Logging
public import ServiceLifecycle

/// Removes what a ``RetentionPolicy`` no longer keeps, in small steps so that nothing else has to wait for it.
public struct RetentionSweeper: Service {
    /// Limits and pauses.
    public struct Configuration: Sendable, Hashable {
        /// The most records that one step removes.
        public var stepCount = 2_000
        /// The pause between two steps.
        public var stepPause = Duration.milliseconds(20)
        /// The pause between two sweeps.
        public var interval = Duration.seconds(600)

        /// Creates the default configuration.
        public init() {}
    }

    private let policy: RetentionPolicy
    private let results: any ResultStore
    private let ledger: any LedgerStore
    private let rollups: any RollupStore
    private let states: any IngestStore
    private let time: any TimeSource
    private let configuration: Configuration
    private let logger: Logger

    /// Creates a sweeper.
    ///
    /// - Parameters:
    ///   - policy: How long what is kept.
    ///   - results: The raw results.
    ///   - ledger: How slots ended.
    ///   - rollups: The aggregates.
    ///   - states: The transitions.
    ///   - time: The clocks.
    ///   - configuration: Limits and pauses.
    ///   - logger: Where log lines go.
    public init(
        policy: RetentionPolicy = RetentionPolicy(),
        results: any ResultStore,
        ledger: any LedgerStore,
        rollups: any RollupStore,
        states: any IngestStore,
        time: any TimeSource,
        configuration: Configuration = Configuration(),
        logger: Logger
    ) {
        self.policy = policy
        self.results = results
        self.ledger = ledger
        self.rollups = rollups
        self.states = states
        self.time = time
        self.configuration = configuration
        self.logger = logger
    }

    /// Sweeps until the service is shut down.
    public func run() async throws {
        await time.repeatUntilShutdown(
            every: configuration.interval,
            logger: logger,
            failure: "a sweep failed; it is repeated"
        ) {
            try await sweep()
        }
    }

    /// Removes everything that is too old now.
    ///
    /// - Returns: How many records were removed.
    @discardableResult
    public func sweep() async throws -> Int {
        let now = time.now
        let limit = max(1, configuration.stepCount)
        var count = try await sweep(policy.results, at: now) {
            try await results.removeResults(before: $0, limit: limit)
        }
        count += try await sweep(policy.ledger, at: now) { try await ledger.removeEntries(before: $0, limit: limit) }
        count += try await sweep(policy.transitions, at: now) {
            try await states.removeTransitions(before: $0, limit: limit)
        }
        let rollupAges: [(RollupResolution, Duration?)] = [
            (.minute, policy.minutes), (.hour, policy.hours), (.day, policy.days),
        ]
        for (resolution, age) in rollupAges {
            count += try await sweep(age, at: now) {
                try await rollups.removeBuckets(of: resolution, before: $0, limit: limit)
            }
        }
        return count
    }

    private func sweep(
        _ age: Duration?,
        at now: Timestamp,
        _ step: (Timestamp) async throws -> Int
    ) async throws -> Int {
        guard let age else { return 0 }
        var count = 0
        while true {
            // Stores remove whole hours with less work than parts of one.
            let removed = try await step((now - age).floored(to: .seconds(3_600)))
            count += removed
            guard removed >= max(1, configuration.stepCount) else { return count }
            try await time.sleep(for: configuration.stepPause)
        }
    }
}
