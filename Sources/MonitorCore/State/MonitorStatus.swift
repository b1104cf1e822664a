/// How a monitor is, as decided from the votes of its regions.
@nonexhaustive
public enum MonitorStatus: UInt8, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing has been decided yet.
    case unknown = 0
    /// All is well.
    case up = 1
    /// It works, but not as well as it should.
    case degraded = 2
    /// It does not work.
    case down = 3
}
