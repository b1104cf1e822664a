public import MonitorCore

/// A time during which targets behave in a certain way.
public struct TargetEpisode: Sendable, Hashable {
    /// The monitors whose targets these are; `nil` means all.
    public var monitors: Set<MonitorID>?
    /// The regions that see them so; `nil` means all.
    public var regions: Set<Region>?
    /// When it begins, since the scenario's start.
    public var start: Duration
    /// When it is over, since the scenario's start.
    public var end: Duration
    /// How the targets behave.
    public var behaviour: TargetBehaviour

    /// Creates an episode.
    public init(
        _ behaviour: TargetBehaviour,
        of monitors: Set<MonitorID>? = nil,
        in regions: Set<Region>? = nil,
        from start: Duration,
        lasting duration: Duration
    ) {
        self.behaviour = behaviour
        self.monitors = monitors
        self.regions = regions
        self.start = start
        end = start + max(.zero, duration)
    }

    /// A time during which a target answers that something is wrong.
    ///
    /// - Parameters:
    ///   - monitor: The monitor whose target it is; `nil` means all.
    ///   - regions: The regions that see it so; `nil` means all.
    ///   - start: When it begins, since the scenario's start.
    ///   - duration: How long it lasts.
    /// - Returns: The episode.
    public static func outage(
        of monitor: MonitorID? = nil,
        in regions: Set<Region>? = nil,
        from start: Duration,
        lasting duration: Duration
    ) -> TargetEpisode {
        TargetEpisode(.down, of: monitor.map { [$0] }, in: regions, from: start, lasting: duration)
    }

    /// Whether a check is made during the episode.
    public func covers(_ series: SeriesKey, at offset: Duration) -> Bool {
        start <= offset && offset < end && (monitors?.contains(series.monitor) ?? true)
            && (regions?.contains(series.region) ?? true)
    }
}
