/// How many slots of a window ended in which way.
public struct LedgerCounts: Sendable, Hashable, Codable {
    /// Slots with a stored result.
    public var completed: Int
    /// Slots not run by choice, by reason.
    public var skipped: [SkipReason: Int]
    /// Slots that should have run and did not, by reason.
    public var missed: [MissReason: Int]
    /// Slots replaced by those of a changed monitor.
    public var superseded: Int

    /// Creates counts.
    public init(
        completed: Int = 0,
        skipped: [SkipReason: Int] = [:],
        missed: [MissReason: Int] = [:],
        superseded: Int = 0
    ) {
        self.completed = completed
        self.skipped = skipped
        self.missed = missed
        self.superseded = superseded
    }

    /// All slots that ended.
    public var total: Int {
        completed + superseded + skipped.values.reduce(0, +) + missed.values.reduce(0, +)
    }

    /// Counts one more slot.
    public mutating func add(_ outcome: SlotOutcome, count: Int = 1) {
        switch outcome {
        case .completed: completed += count
        case .skipped(let reason): skipped[reason, default: 0] += count
        case .missed(let reason): missed[reason, default: 0] += count
        case .superseded: superseded += count
        }
    }

    /// The sum of two counts.
    public static func + (lhs: LedgerCounts, rhs: LedgerCounts) -> LedgerCounts {
        LedgerCounts(
            completed: lhs.completed + rhs.completed,
            skipped: lhs.skipped.merging(rhs.skipped, uniquingKeysWith: +),
            missed: lhs.missed.merging(rhs.missed, uniquingKeysWith: +),
            superseded: lhs.superseded + rhs.superseded
        )
    }
}
