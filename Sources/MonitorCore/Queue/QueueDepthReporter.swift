public import CoreMetrics
public import Logging
public import ServiceLifecycle

/// Measures, now and then, how many messages await delivery or settlement in consumer groups.
///
/// The depth of a shared queue is the same wherever it is asked for, so one reporter for each group is enough.
///
/// Metrics: the gauge `queue_depth{group}`.
public struct QueueDepthReporter: Service {
    private let queue: any MessageQueue
    private let gauges: [(group: String, gauge: Gauge)]
    private let interval: Duration
    private let time: any TimeSource
    private let logger: Logger

    /// Creates a reporter.
    ///
    /// - Parameters:
    ///   - queue: The queue.
    ///   - groups: The groups to measure, such as the services' `consumerGroups`.
    ///   - interval: The pause between two measurements.
    ///   - time: The clocks.
    ///   - logger: Where failures are logged, at `debug`.
    ///   - metrics: Where metrics go.
    public init(
        queue: any MessageQueue,
        groups: [ConsumerGroup],
        interval: Duration = .seconds(10),
        time: any TimeSource,
        logger: Logger,
        metrics: any MetricsFactory = MetricsSystem.factory
    ) {
        self.queue = queue
        gauges = Set(groups.map(\.name)).sorted()
            .map { ($0, Gauge(label: "queue_depth", dimensions: [("group", $0)], factory: metrics)) }
        self.interval = interval
        self.time = time
        self.logger = logger
    }

    /// Measures until the service is shut down.
    public func run() async throws {
        await time.repeatUntilShutdown(
            every: interval,
            logger: logger,
            failure: "the depth of the queue could not be measured; it is repeated"
        ) {
            try await measure()
        }
    }

    /// Measures once.
    ///
    /// - Throws: What the queue throws.
    public func measure() async throws {
        for (group, gauge) in gauges {
            gauge.record(try await queue.depth(ofGroup: group))
        }
    }
}
