import CoreMetrics

/// The scheduler's instruments.
struct SchedulerMetrics: Sendable {
    let ownedShards: Gauge
    let monitors: Gauge
    let pending: Gauge
    private let dispatched: Counter
    private let duplicates: Counter
    private let lateness: Timer
    private let outcomes: [SlotOutcome: Counter]

    init(factory: any MetricsFactory) {
        ownedShards = Gauge(label: "blacktide.scheduler.owned_shards", factory: factory)
        monitors = Gauge(label: "blacktide.scheduler.monitors", factory: factory)
        pending = Gauge(label: "blacktide.scheduler.pending", factory: factory)
        dispatched = Counter(label: "blacktide.scheduler.dispatched", factory: factory)
        duplicates = Counter(label: "blacktide.scheduler.duplicates", factory: factory)
        lateness = Timer(label: "blacktide.scheduler.lateness", factory: factory)
        let names: [(SlotOutcome, String)] = [
            (.superseded, "superseded"), (.missed(.schedulerDown), "schedulerDown"),
            (.skipped(.overload), "overload"), (.skipped(.backPressure), "backPressure"),
        ]
        var outcomes: [SlotOutcome: Counter] = [:]
        for (outcome, name) in names {
            outcomes[outcome] = Counter(
                label: "blacktide.scheduler.ended",
                dimensions: [("outcome", name)],
                factory: factory
            )
        }
        self.outcomes = outcomes
    }

    func dispatched(_ requests: [CheckRequest], receipt: PublishReceipt, at now: Timestamp) {
        dispatched.increment(by: receipt.acceptedCount)
        duplicates.increment(by: receipt.duplicateCount)
        for request in requests {
            lateness.recordNanoseconds((now - request.slot.time).inNanoseconds)
        }
    }

    func ended(_ entries: [LedgerEntry]) {
        for entry in entries {
            outcomes[entry.outcome]?.increment()
        }
    }
}
