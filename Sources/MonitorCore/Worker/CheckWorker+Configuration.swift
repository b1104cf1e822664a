extension CheckWorker {
    /// Limits and pauses.
    public struct Configuration: Sendable, Hashable {
        /// How many checks may run and wait at once.
        public var limits = AdmissionLimits()
        /// The most messages that are taken or published at once.
        public var batchCount = 256
        /// How long to wait for requests before asking again.
        public var idleTimeout = Duration.seconds(5)
        /// How long the queue lets the worker hold a request; renewed while the check waits or runs.
        public var acknowledgementDeadline = Duration.seconds(30)
        /// Deliveries before a request is dead-lettered.
        public var maximumDeliveries = 5
        /// How often to look for checks that expired, are overdue or need renewal; shorter than a third of
        /// ``acknowledgementDeadline``.
        public var sweepInterval = Duration.seconds(1)
        /// How long a runner may take to return once it was cancelled at its deadline, before its check is reported as
        /// `unknown`.
        public var cancellationGrace = Duration.seconds(5)
        /// By how much wall and monotonic time may differ over an attempt.
        public var clockTolerance = Duration.seconds(1)
        /// How long a self-test of the runner's network may take.
        public var selfTestTimeout = Duration.seconds(5)
        /// The pause after the queue or the store could not be reached.
        public var failurePause = Duration.seconds(1)
        /// The most monitors that are kept at hand.
        public var maximumCachedMonitorCount = 50_000
        /// The most pieces of evidence, and of samples, that one result carries.
        ///
        /// What is left out is counted in the result: by a last piece of evidence, or a last sample `samples.dropped`.
        public var maximumEvidenceCount = 64

        /// Creates the default configuration.
        public init() {}
    }
}
