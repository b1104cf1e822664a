public import MonitorCore

/// How many checks may run and wait at once.
public struct AdmissionLimits: Sendable, Hashable {
    /// Checks that run at once.
    public var concurrency: Int
    /// Checks of one host that run at once.
    public var concurrencyPerHost: Int
    /// Checks of a kind that run at once, where fewer than ``concurrency``.
    public var concurrencyPerKind: [CheckKind: Int]
    /// Checks that run at once of those that timed out when they last ran.
    ///
    /// It is less than ``concurrency``, so that any number of targets that hang leaves room for those that answer.
    public var concurrencyOfSuspects: Int
    /// Checks that wait.
    public var waiting: Int
    /// Checks of one host that wait.
    public var waitingPerHost: Int

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
        self.concurrencyOfSuspects = max(1, concurrencyOfSuspects ?? concurrency / 2)
        self.waiting = max(0, waiting)
        self.waitingPerHost = max(0, waitingPerHost)
    }
}
