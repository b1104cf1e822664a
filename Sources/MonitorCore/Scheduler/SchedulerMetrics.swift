import CoreMetrics

/// The scheduler's instruments.
struct SchedulerMetrics: Sendable {
    let ownedShards: Gauge
    let monitors: Gauge
    let pending: Gauge
    let endings: LedgerMetrics
    private let dispatched: Counter
    private let duplicates: Counter
    private let lateness: Timer

    init(factory: any MetricsFactory) {
        ownedShards = Gauge(label: "scheduler_owned_shards", factory: factory)
        monitors = Gauge(label: "scheduler_monitors", factory: factory)
        pending = Gauge(label: "scheduler_pending", factory: factory)
        endings = LedgerMetrics(source: "scheduler", factory: factory)
        dispatched = Counter(label: "scheduler_dispatched_total", factory: factory)
        duplicates = Counter(label: "scheduler_duplicates_total", factory: factory)
        lateness = Timer(label: "scheduler_lateness_seconds", factory: factory)
    }

    func dispatched(_ requests: [CheckRequest], receipt: PublishReceipt, at now: Timestamp) {
        dispatched.increment(by: receipt.acceptedCount)
        duplicates.increment(by: receipt.duplicateCount)
        for request in requests {
            lateness.recordNanoseconds((now - request.slot.time).inNanoseconds)
        }
    }
}
