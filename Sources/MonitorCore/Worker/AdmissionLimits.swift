/// How many checks may run and wait at once.
public struct AdmissionLimits: Sendable, Hashable {
    /// Checks that run at once.
    public var concurrency: Int
    /// Checks of one host that run at once.
    public var concurrencyPerHost: Int
    /// Checks of a kind that run at once, where fewer than ``concurrency``.
    public var concurrencyPerKind: [CheckKind: Int]
    /// Checks that run at once of those that failed when they last ran and took most of their timeout to do so.
    ///
    /// Half of ``concurrency`` unless it is set, and never more than it, so that any number of targets that hang leaves
    /// room for those that answer.
    public var concurrencyOfSuspects: Int {
        get { max(1, min(chosenConcurrencyOfSuspects ?? concurrency / 2, concurrency)) }
        set { chosenConcurrencyOfSuspects = newValue }
    }
    /// Checks that wait.
    public var waiting: Int
    /// Checks of one host that wait.
    public var waitingPerHost: Int
    private var chosenConcurrencyOfSuspects: Int?

    /// Creates limits.
    public init(
        concurrency: Int = 512,
        concurrencyPerHost: Int = 8,
        concurrencyPerKind: [CheckKind: Int] = [:],
        concurrencyOfSuspects: Int? = nil,
        waiting: Int = 4_096,
        waitingPerHost: Int = 64
    ) {
        self.concurrency = max(1, concurrency)
        self.concurrencyPerHost = max(1, concurrencyPerHost)
        self.concurrencyPerKind = concurrencyPerKind.mapValues { max(1, $0) }
        chosenConcurrencyOfSuspects = concurrencyOfSuspects
        self.waiting = max(0, waiting)
        self.waitingPerHost = max(0, waitingPerHost)
    }
}
