extension Scheduler {
    /// The limits of a scheduler.
    public struct Configuration: Sendable, Hashable {
        /// Identifies this scheduler among others; two must never run under one name.
        public var node: String
        /// The number of virtual shards, the same for all schedulers of an installation.
        public var shardCount: Int
        /// How long a shard stays with a scheduler that gives no sign of life.
        public var leaseDuration: Duration
        /// The resolution of dispatching.
        public var tick: Duration
        /// Slots that were due while nobody held the shard are dispatched late up to this age, unless the monitor's
        /// next slot is due too; the others are recorded as missed, those beyond this age by the ``LedgerAuditor``.
        public var lookBack: Duration
        /// The time between two looks for changed monitors.
        public var changePollInterval: Duration
        /// The time between two writes of how far the shards got.
        public var markInterval: Duration
        /// When dispatching pauses for longer than this, what was due meanwhile counts as due while nobody was at work.
        public var stallLimit: Duration
        /// The most requests that one shard publishes in one batch.
        public var maximumBatchCount: Int
        /// The most requests of one shard for one region that wait to be published, and the most endings of one shard
        /// that wait to be recorded.
        ///
        /// Waiting requests that expire become endings on top of that.
        public var maximumPendingCount: Int
        /// The most requests per second that this scheduler publishes; `nil` for no limit.
        public var maximumDispatchesPerSecond: Double?
        /// Monitors, and changes, read at a time.
        public var pageSize: Int

        /// Creates a configuration.
        public init(
            node: String,
            shardCount: Int = 64,
            leaseDuration: Duration = .seconds(15),
            tick: Duration = .milliseconds(10),
            lookBack: Duration = .seconds(60),
            changePollInterval: Duration = .milliseconds(500),
            markInterval: Duration = .seconds(1),
            stallLimit: Duration = .seconds(30),
            maximumBatchCount: Int = 4_096,
            maximumPendingCount: Int = 16_384,
            maximumDispatchesPerSecond: Double? = nil,
            pageSize: Int = 1_000
        ) {
            self.node = node
            self.shardCount = ShardMap(count: shardCount).count
            self.leaseDuration = max(leaseDuration, .milliseconds(100))
            self.tick = max(tick, .milliseconds(1))
            self.lookBack = lookBack
            self.changePollInterval = changePollInterval
            self.markInterval = markInterval
            self.stallLimit = stallLimit
            self.maximumBatchCount = max(1, maximumBatchCount)
            self.maximumPendingCount = max(1, maximumPendingCount)
            self.maximumDispatchesPerSecond = maximumDispatchesPerSecond.map { max(0, $0) }
            self.pageSize = max(1, pageSize)
        }

        func settings(queueLimit: Int) -> SchedulerSettings {
            SchedulerSettings(
                tickMilliseconds: max(1, tick.inMilliseconds),
                lookBack: lookBack,
                changeLag: changePollInterval * 4,
                stallLimit: stallLimit,
                maximumBatchCount: max(1, min(maximumBatchCount, queueLimit)),
                maximumPendingCount: max(1, maximumPendingCount)
            )
        }
    }
}
