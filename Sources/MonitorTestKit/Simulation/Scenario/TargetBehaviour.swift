public import MonitorCore

/// How a target behaves towards one check.
@nonexhaustive
public enum TargetBehaviour: Sendable, Hashable {
    /// It answers, and all is well.
    case up
    /// It answers that something is wrong with it, or refuses the connection.
    case down
    /// It never answers.
    case silent
    /// It is well, but takes this long to answer.
    case slow(Duration)
    /// It answers, not as well as it should.
    case degraded
    /// It is up and down in turns, each for this long, beginning with down.
    case flapping(Duration)
    /// It fails a share of the checks, each independently of all others.
    case failing(Double)
    /// It cannot be told how it is, for a reason of the monitor's own.
    case unknown(Fault.Cause)
}
