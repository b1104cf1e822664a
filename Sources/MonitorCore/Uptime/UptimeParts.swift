/// How a window of time divides: every instant belongs to exactly one of six parts, which sum to the window.
///
/// An instant is, in this order: paused; in maintenance; unknown, when nothing covers it; else what the worst of the
/// statuses at that instant says.
public struct UptimeParts: Sendable, Hashable, Codable {
    /// It worked.
    public var up = Duration.zero
    /// It worked, but not as well as it should.
    public var degraded = Duration.zero
    /// It did not work.
    public var down = Duration.zero
    /// Planned work; see ``downInMaintenance`` for how it was meanwhile.
    public var maintenance = Duration.zero
    /// The monitor was paused.
    public var paused = Duration.zero
    /// Nobody knows.
    public var unknown = Duration.zero
    /// The part of ``maintenance`` in which it did not work.
    public var downInMaintenance = Duration.zero
    /// The part of ``maintenance`` in which nobody knows how it was.
    public var unknownInMaintenance = Duration.zero

    /// Creates parts of an empty window.
    public init() {}

    /// The length of the window.
    public var total: Duration { up + degraded + down + maintenance + paused + unknown }

    /// The share of the time in which it was watched that results cover; `nil` when it was not watched.
    public var coverage: UptimeFigure? {
        let missing = unknown + unknownInMaintenance
        return UptimeFigure(part: total - paused - missing, of: total - paused)
    }

    /// The share of time in which it was seen to work: what is unknown counts against it, and so do failures in
    /// maintenance.
    public var strict: UptimeFigure? {
        let working = up + degraded + (maintenance - downInMaintenance - unknownInMaintenance)
        return UptimeFigure(part: working, of: total - paused)
    }

    /// The share of known time outside maintenance in which it worked: the usual reading of a service level agreement.
    public var sla: UptimeFigure? {
        UptimeFigure(part: up + degraded, of: up + degraded + down)
    }

    /// The share of known time in which it worked or work was announced: for status pages.
    public var published: UptimeFigure? {
        UptimeFigure(part: up + degraded + maintenance, of: up + degraded + down + maintenance)
    }
}
