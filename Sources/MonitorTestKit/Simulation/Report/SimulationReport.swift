public import MonitorCore

/// What happened in a simulated world.
public struct SimulationReport: Sendable {
    /// How long the world was simulated.
    public var duration: Duration
    /// What should never have happened.
    public var violations: [InvariantViolation]
    /// What happened, in order.
    public var events: [WorldEvent]
    /// A hash of every step: equal for equal simulations.
    public var traceHash: UInt64
    /// Every step as text, if the simulation was recorded.
    public var trace: [String]
    /// What the receiver was told, each once, in order.
    public var pages: [Page]
    /// What the checks found, by monitor and region, then in order of slot.
    public var results: [CheckResult]
    /// How the due slots ended.
    public var slots: LedgerCounts
    /// The true outages of scripted targets, and when they were found.
    public var detections: [Detection]
    /// Notifications that the receiver got more than once.
    public var duplicatePageCount: Int
    /// The most messages that one group of consumers held.
    public var deepestQueue: Int
    /// How many jobs the executor ran.
    public var jobCount: UInt64

    /// The pages that call for help: those that an incident opened, or opened again.
    public var calls: [Page] { pages.filter(\.isCall) }

    /// The changes of status, in the order in which they were announced.
    public var transitions: [Transition] {
        events.compactMap { if case .transition(let transition) = $0.kind { transition } else { nil } }
    }
}
