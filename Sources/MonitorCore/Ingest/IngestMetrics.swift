import CoreMetrics

/// What an ingestor counts and measures.
struct IngestMetrics: Sendable {
    let results: Counter
    let ended: Counter
    let duplicates: Counter
    let unvoted: Counter
    let malformed: Counter
    let orphaned: Counter
    let deadLetters: Counter
    let conflicts: Counter
    let failures: Counter
    let retractions: Counter
    let refusedMessages: Counter
    let lag: Recorder
    let ledger: LedgerMetrics
    private let transitions: [MonitorStatus: Counter]

    init(factory: any MetricsFactory) {
        func report(_ outcome: String) -> Counter {
            Counter(label: "ingest_reports_total", dimensions: [("outcome", outcome)], factory: factory)
        }
        results = report("result")
        ended = report("ended")
        duplicates = report("duplicate")
        unvoted = report("unvoted")
        malformed = report("malformed")
        orphaned = report("orphaned")
        deadLetters = report("dead_letter")
        conflicts = Counter(label: "ingest_conflicts_total", factory: factory)
        failures = Counter(label: "ingest_failures_total", factory: factory)
        retractions = Counter(label: "ingest_retractions_total", factory: factory)
        refusedMessages = Counter(label: "ingest_refused_messages_total", factory: factory)
        lag = Recorder(label: "ingest_lag_seconds", dimensions: [], aggregate: true, factory: factory)
        ledger = LedgerMetrics(source: "ingestor", factory: factory)
        transitions = Dictionary(
            uniqueKeysWithValues: MonitorStatus.allCases.map {
                ($0, Counter(label: "ingest_transitions_total", dimensions: [("to", "\($0)")], factory: factory))
            }
        )
    }

    func count(_ transition: Transition) {
        transitions[transition.to]?.increment()
    }
}
