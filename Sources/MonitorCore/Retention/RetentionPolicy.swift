/// How long each kind of record is kept; `nil` means for ever.
public struct RetentionPolicy: Sendable, Hashable {
    /// Raw results.
    public var results: Duration?
    /// How slots ended.
    public var ledger: Duration?
    /// Rollups of a minute; longer than ``RollupCompactor/Configuration/firstLookback``, or hours would lose what is removed.
    public var minutes: Duration?
    /// Rollups of an hour.
    public var hours: Duration?
    /// Rollups of a day.
    public var days: Duration?

    /// Transitions, of which each monitor's newest always stays; longer than ``hours``, or uptime reports over times that
    /// the rollups still cover would lack the changes of status.
    public var transitions: Duration?

    /// Creates a policy.
    public init(
        results: Duration? = .seconds(90 * 86_400),
        ledger: Duration? = .seconds(90 * 86_400),
        minutes: Duration? = .seconds(4 * 86_400),
        hours: Duration? = .seconds(365 * 86_400),
        days: Duration? = nil,
        transitions: Duration? = .seconds(400 * 86_400)
    ) {
        self.results = results
        self.ledger = ledger
        self.minutes = minutes
        self.hours = hours
        self.days = days
        self.transitions = transitions
    }
}
