public import Logging
public import ServiceLifecycle

/// Derives hourly rollups from minutes, and daily ones from hours.
///
/// It keeps no state: what it writes is a function of the finer buckets, so it may be stopped, repeated, and run several
/// times at once. Late results change minutes, and with them, at the next recheck, hours and days. Results that are older
/// than the look-back are merged into all resolutions by the ``Ingestor``.
public struct RollupCompactor: Service {
    /// Limits and pauses.
    public struct Configuration: Sendable, Hashable {
        /// How long after its end an hour is computed.
        public var grace = Duration.seconds(300)
        /// How far back hours are computed; longer than ``Ingestor/Configuration/directRollupAge``, and shorter than minutes
        /// are kept.
        public var lookback = Duration.seconds(48 * 3_600)
        /// How far back hours are computed after a start; some hours shorter than minutes are kept.
        ///
        /// Hours that closed while no compactor ran are lost when that was for longer.
        public var firstLookback = Duration.seconds(94 * 3_600)
        /// How often all hours of the look-back are computed again.
        public var recheckInterval = Duration.seconds(3_600)
        /// How often to look whether an hour has closed.
        public var interval = Duration.seconds(60)
        /// The most buckets that are written in one step.
        public var batchCount = 512

        /// Creates the default configuration.
        public init() {}
    }

    private let store: any RollupStore
    private let time: any TimeSource
    private let configuration: Configuration
    private let logger: Logger

    /// Creates a compactor.
    public init(
        store: any RollupStore,
        time: any TimeSource,
        configuration: Configuration = Configuration(),
        logger: Logger
    ) {
        self.store = store
        self.time = time
        self.configuration = configuration
        self.logger = logger
    }

    /// Compacts until the service is shut down.
    public func run() async throws {
        var plan = CompactionPlan(
            grace: configuration.grace,
            lookback: configuration.lookback,
            firstLookback: configuration.firstLookback,
            recheckInterval: configuration.recheckInterval
        )
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            do {
                let now = time.now
                if let window = plan.due(at: now) {
                    _ = try await cancelOnShutdown { try await compact(window) }
                    plan.complete(window, at: now)
                }
                try await cancelOnShutdown { try await time.sleep(for: configuration.interval) }
            } catch is CancellationError {
                return
            } catch {
                logger.debug("compaction failed; it is repeated", metadata: ["error": "\(error)"])
                try? await cancelOnShutdown { try await time.sleep(for: configuration.interval) }
            }
        }
    }

    /// Computes the hours of a window, and the days that they belong to.
    ///
    /// The window must be of whole hours. Buckets that come out as they are stored are not written, nor those that hold fewer
    /// results than what is stored, because some of their parts are no longer kept; the result is how many were.
    @discardableResult
    public func compact(_ window: TimeWindow) async throws -> Int {
        let day = RollupResolution.day
        let days = TimeWindow(
            start: day.bucketStart(of: window.start),
            end: day.bucketStart(of: window.end - .nanoseconds(1)) + day.duration
        )
        let hours = try await derive(.hour, from: .minute, in: window)
        return hours + (try await derive(.day, from: .hour, in: days))
    }

    private func derive(
        _ resolution: RollupResolution,
        from finer: RollupResolution,
        in window: TimeWindow
    ) async throws -> Int {
        var written = 0
        var batch: [RollupBucket] = []
        for series in try await store.series(withBucketsOf: finer, in: window) {
            try Task.checkCancellation()
            let parts = try await store.buckets(of: series, resolution: finer, in: window)
            let stored = try await store.buckets(of: series, resolution: resolution, in: window)
            let known = Dictionary(stored.map { ($0.start, $0) }) { first, _ in first }
            batch += RollupBucket.coarsen(parts, to: resolution)
                .filter { bucket in
                    guard let known = known[bucket.start] else { return true }
                    return bucket != known && bucket.outcomes.total >= known.outcomes.total
                }
            if batch.count >= configuration.batchCount {
                written += try await write(&batch)
            }
        }
        return written + (try await write(&batch))
    }

    private func write(_ batch: inout [RollupBucket]) async throws -> Int {
        defer { batch = [] }
        guard !batch.isEmpty else { return 0 }
        try await store.replace(batch)
        return batch.count
    }
}
