import MonitorCore

/// The results that came after so many newer ones that they are stored but no longer change a status.
struct LateResults {
    private(set) var slots: Set<SlotID> = []

    /// Looks through the commits of a monitor's results, in order.
    init(arrivals: [[SlotID]], policy: VotePolicy) {
        let limit = VotePolicy.windowPerRegion * max(policy.regions.count, 1)
        var folded: [SlotID] = []
        for batch in arrivals {
            let floor = folded.count > limit ? folded[folded.count - limit - 1] : nil
            for slot in batch {
                guard let floor, !Self.precedes(floor, slot) else {
                    let index = folded.firstIndex { Self.precedes(slot, $0) } ?? folded.count
                    folded.insert(slot, at: index)
                    continue
                }
                slots.insert(slot)
            }
        }
    }

    private static func precedes(_ lhs: SlotID, _ rhs: SlotID) -> Bool {
        (lhs.time, lhs.region) < (rhs.time, rhs.region)
    }
}
