/// What is stored of a shard's progress: the ground on which a slot without an outcome is judged.
struct ShardRecord: Sendable {
    /// Up to when its slots were dispatched or recorded.
    let mark: Timestamp
    /// When nobody held it although the mark has passed.
    let absence: TimeWindow?

    /// Why a slot has no outcome.
    func reason(for slot: Timestamp) -> MissReason {
        slot <= mark && absence?.contains(slot) != true ? .noResult : .schedulerDown
    }
}
