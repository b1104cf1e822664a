/// How many processes of each kind a simulated world has.
///
/// Processes are numbered from 1 and named for what they do: `scheduler-1`, `worker-eu-1` for the first worker of the
/// region `eu`, `ingestor-1`, `evaluator-1` and `responder-1`. A ``FaultEpisode`` tells by name whom it happens to.
public struct Topology: Sendable, Hashable {
    /// Schedulers, each with an auditor of the ledger.
    public var schedulers: Int
    /// Workers in each region.
    public var workersPerRegion: Int
    /// Ingestors.
    public var ingestors: Int
    /// Alert evaluators.
    public var evaluators: Int
    /// Incident responders, each with a dispatcher of notifications.
    public var responders: Int
    /// Checks that one worker runs at once.
    public var workerConcurrency: Int
    /// By how much the wall clock of each machine may be wrong.
    public var clockSkew: Duration
    /// By how many parts in a million the clocks of each machine may be fast or slow.
    public var clockDrift: Int

    /// Creates a topology.
    public init(
        schedulers: Int = 1,
        workersPerRegion: Int = 1,
        ingestors: Int = 1,
        evaluators: Int = 1,
        responders: Int = 1,
        workerConcurrency: Int = 64,
        clockSkew: Duration = .zero,
        clockDrift: Int = 0
    ) {
        self.schedulers = max(1, schedulers)
        self.workersPerRegion = max(1, workersPerRegion)
        self.ingestors = max(1, ingestors)
        self.evaluators = max(1, evaluators)
        self.responders = max(1, responders)
        self.workerConcurrency = max(1, workerConcurrency)
        self.clockSkew = clockSkew
        self.clockDrift = clockDrift
    }
}
