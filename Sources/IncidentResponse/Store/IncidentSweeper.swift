public import Logging
public import MonitorCore
public import ServiceLifecycle

/// Removes incidents that were resolved long ago, in small steps so that nothing else has to wait for it.
///
/// An incident for which a notification waits is kept until that is delivered or given up.
public struct IncidentSweeper: Service {
    /// Limits and pauses.
    public struct Configuration: Sendable, Hashable {
        /// How long an incident is kept after it was resolved.
        public var age = Duration.seconds(365 * 86_400)
        /// The most incidents that one step removes.
        public var stepCount = 200
        /// The pause between two steps.
        public var stepPause = Duration.milliseconds(20)
        /// The pause between two sweeps.
        public var interval = Duration.seconds(600)

        /// Creates the default configuration.
        public init() {}
    }

    private let store: any IncidentStore
    private let time: any TimeSource
    private let configuration: Configuration
    private let logger: Logger

    /// Creates a sweeper.
    ///
    /// - Parameters:
    ///   - store: The incidents.
    ///   - time: The clocks.
    ///   - configuration: Limits and pauses.
    ///   - logger: Where failures are logged, at `debug`.
    public init(
        store: any IncidentStore,
        time: any TimeSource,
        configuration: Configuration = Configuration(),
        logger: Logger
    ) {
        self.store = store
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

    /// Removes every incident that is too old now.
    ///
    /// - Returns: How many were removed.
    /// - Throws: What the store throws; what was removed before stays removed.
    @discardableResult
    public func sweep() async throws -> Int {
        let instant = time.now - configuration.age
        let limit = max(1, configuration.stepCount)
        var count = 0
        while true {
            let removed = try await store.removeIncidents(resolvedBefore: instant, limit: limit)
            count += removed
            guard removed >= limit else { return count }
            try await time.sleep(for: configuration.stepPause)
        }
    }
}
