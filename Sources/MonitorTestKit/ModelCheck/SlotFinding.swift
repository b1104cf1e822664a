public import MonitorCore

/// What one region's check found at one slot, as a ``QuorumModelCheck`` enumerates it.
public enum SlotFinding: UInt8, Sendable, Hashable, CaseIterable {
    /// All is well.
    case up
    /// It works, but not as well as it should.
    case degraded
    /// It does not work.
    case down
    /// The runner could not tell, for a reason of its own.
    case unknown
    /// There is no result.
    case missing

    /// The sign that stands for it in a ``QuorumHistory``: `+` up, `~` degraded, `-` down, `?` unknown, `.` missing.
    public var symbol: Character {
        switch self {
        case .up: "+"
        case .degraded: "~"
        case .down: "-"
        case .unknown: "?"
        case .missing: "."
        }
    }

    /// The result's outcome; `nil` when there is no result.
    public var outcome: CheckOutcome? {
        switch self {
        case .up: .up
        case .degraded: .degraded
        case .down: .down
        case .unknown: .unknown(Fault(.runner, "modelled"))
        case .missing: nil
        }
    }

    /// Whether it says anything about the target.
    var isFinding: Bool { self != .unknown && self != .missing }
}
