/// The record of how one slot ended.
public struct LedgerEntry: Sendable, Hashable, Codable {
    /// The slot.
    public var slot: SlotID
    /// How it ended.
    public var outcome: SlotOutcome
    /// When this was recorded.
    public var recordedAt: Timestamp

    /// Creates an entry.
    public init(slot: SlotID, outcome: SlotOutcome, recordedAt: Timestamp) {
        self.slot = slot
        self.outcome = outcome
        self.recordedAt = recordedAt
    }
}
