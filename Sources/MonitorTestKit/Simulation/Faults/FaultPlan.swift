/// Which faults happen in a simulated world, by chance and by script.
public struct FaultPlan: Sendable, Hashable {
    /// The share of calls that each kind hits while chance is at work.
    public var rates: [FaultKind: Double]
    /// Until when calls are hit by chance, since the start of the world.
    public var ratesEnd: Duration
    /// What happens at certain times.
    public var episodes: [FaultEpisode]

    /// Creates a plan; without arguments nothing goes wrong.
    public init(
        rates: [FaultKind: Double] = [:],
        until ratesEnd: Duration = .zero,
        episodes: [FaultEpisode] = []
    ) {
        self.rates = rates
        self.ratesEnd = ratesEnd
        self.episodes = episodes
    }

    /// A plan in which nothing goes wrong.
    public static let none = FaultPlan()

    /// When the last fault is over.
    public var end: Duration {
        episodes.map(\.end).reduce(rates.isEmpty ? .zero : ratesEnd, max)
    }
}
