import CoreMetrics

/// What a worker counts and measures.
struct WorkerMetrics: Sendable {
    private let factory: any MetricsFactory
    private let held: Recorder
    private let running: Recorder
    private let waiting: Recorder
    private let retries: Counter
    private let reports: Counter
    private let failures: Counter
    private let requests: [Request: Counter]
    private let checks: [String: Counter]

    /// What became of a request.
    enum Request: String, CaseIterable {
        case accepted
        case duplicate
        case expired
        case superseded
        case overload
        case notRunnable = "not_runnable"
        case deferred
        case malformed
    }

    init(factory: any MetricsFactory) {
        self.factory = factory
        func gauge(_ label: String) -> Recorder {
            Recorder(label: label, dimensions: [], aggregate: false, factory: factory)
        }
        held = gauge("worker_held")
        running = gauge("worker_running")
        waiting = gauge("worker_waiting")
        retries = Counter(label: "worker_retries_total", factory: factory)
        reports = Counter(label: "worker_reports_total", factory: factory)
        failures = Counter(label: "worker_failures_total", factory: factory)
        requests = Dictionary(
            uniqueKeysWithValues: Request.allCases.map { request in
                let counter = Counter(
                    label: "worker_requests_total",
                    dimensions: [("outcome", request.rawValue)],
                    factory: factory
                )
                return (request, counter)
            }
        )
        checks = Dictionary(
            uniqueKeysWithValues: ["up", "degraded", "down", "unknown"]
                .map { name in
                    (name, Counter(label: "worker_checks_total", dimensions: [("outcome", name)], factory: factory))
                }
        )
    }

    func count(_ request: Request) { requests[request]?.increment() }
    func countRetry() { retries.increment() }
    func countReports(_ count: Int) { reports.increment(by: count) }
    func countFailure() { failures.increment() }

    func record(_ state: WorkerState) {
        held.record(state.heldCount)
        running.record(state.runningCount)
        waiting.record(state.waitingCount)
    }

    func recordStart(of kind: CheckKind, lateness: Duration) {
        Timer(label: "worker_lateness_seconds", dimensions: [("kind", kind.rawValue)], factory: factory)
            .recordNanoseconds(max(0, lateness.inNanoseconds))
    }

    func recordCheck(_ outcome: CheckOutcome, kind: CheckKind, duration: Duration) {
        let name = Self.name(of: outcome)
        checks[name]?.increment()
        let dimensions = [("kind", kind.rawValue), ("outcome", name)]
        Timer(label: "worker_check_seconds", dimensions: dimensions, factory: factory)
            .recordNanoseconds(max(0, duration.inNanoseconds))
    }

    private static func name(of outcome: CheckOutcome) -> String {
        switch outcome {
        case .up: "up"
        case .degraded: "degraded"
        case .down: "down"
        case .unknown: "unknown"
        }
    }
}
