public import IncidentResponse
public import MonitorCore

/// What a ``DecisionReplay`` decided, monitor by monitor in the scenario's order, and in order of time for each.
public struct ReplayReport: Sendable, Hashable {
    /// What the checks found; each due slot of each region counts once, by its last attempt.
    public var checks = OutcomeCounts()
    /// How many attempts they took.
    public var attemptCount: UInt64 = 0
    /// The changes of status that were announced.
    public var transitions: [Decided<Transition>] = []
    /// The alerts that began or ended.
    public var alertChanges: [Decided<AlertChange>] = []
    /// The incidents that opened, as they are at the end.
    public var incidents: [Incident] = []
    /// Who was called, and when.
    public var pages: [ReplayedPage] = []
    /// The true outages.
    public var outages: [TrueOutage] = []

    /// Creates an empty report.
    public init() {}

    /// The pages about targets that were well.
    public var falsePages: [ReplayedPage] { pages.filter(\.isFalse) }

    /// False pages for every ten million checks.
    public var falsePageRate: Double {
        checks.total == 0 ? 0 : Double(falsePages.count) * 1e7 / Double(checks.total)
    }

    /// How long it took until each true outage that was detected was.
    public var detectionDelays: DurationDistribution {
        DurationDistribution(outages.compactMap(\.detectionDelay))
    }

    /// The true outages that were detected later than they should have been, or never although they lasted longer.
    public var outagesOutOfBound: [TrueOutage] { outages.filter { !$0.isWithinBound } }

    /// Adds what was decided about other monitors.
    public mutating func append(_ other: ReplayReport) {
        checks.merge(other.checks)
        attemptCount += other.attemptCount
        transitions += other.transitions
        alertChanges += other.alertChanges
        incidents += other.incidents
        pages += other.pages
        outages += other.outages
    }
}
