import DequeModule
import HeapModule

/// Decides which checks run now, which wait and which are refused.
///
/// Checks that share host, kind and suspicion wait in one lane, first come first served. A lane whose host is at its limit
/// is set aside until that host has room, so it delays no other lane. Each call takes time logarithmic in the lanes.
struct CheckAdmission: Sendable {
    /// What a check takes up.
    struct Claim: Sendable, Hashable {
        var kind: CheckKind
        var host: String?
        /// Whether the target hung when it was last checked.
        var isSuspect: Bool
    }

    /// The answer to an offer.
    enum Answer: Sendable, Hashable {
        case admitted
        case waiting
        case refused
    }

    private struct Waiting {
        var slot: SlotID
        var sequence: UInt64
    }

    private struct Group: Hashable {
        var kind: CheckKind
        var isSuspect: Bool
    }

    private struct LaneRank: Comparable {
        var sequence: UInt64
        var claim: Claim

        static func < (lhs: LaneRank, rhs: LaneRank) -> Bool { lhs.sequence < rhs.sequence }
        static func == (lhs: LaneRank, rhs: LaneRank) -> Bool { lhs.sequence == rhs.sequence }
    }

    private let limits: AdmissionLimits
    private var sequence: UInt64 = 0
    private var running: [SlotID: Claim] = [:]
    private var runningPerHost: [String: Int] = [:]
    private var runningPerKind: [CheckKind: Int] = [:]
    private var runningSuspects = 0
    private var lanes: [Claim: Deque<Waiting>] = [:]
    private var waitingPerHost: [String: Int] = [:]
    private var ready: [Group: Heap<LaneRank>] = [:]
    private var parked: [String: [Claim]] = [:]
    private(set) var waitingCount = 0

    init(limits: AdmissionLimits) {
        self.limits = limits
    }

    var runningCount: Int { running.count }

    /// Offers a check; what waits is admitted by a later ``finish(_:)``.
    ///
    /// A slot that runs already, because its runner does not return, is refused.
    mutating func offer(_ slot: SlotID, _ claim: Claim) -> Answer {
        guard running[slot] == nil else { return .refused }
        if hasRoom(for: claim), lanes[claim] == nil {
            admit(slot, claim)
            return .admitted
        }
        guard waitingCount < limits.waiting else { return .refused }
        if let host = claim.host {
            guard waitingPerHost[host, default: 0] < limits.waitingPerHost else { return .refused }
            waitingPerHost[host, default: 0] += 1
        }
        waitingCount += 1
        sequence += 1
        lanes[claim, default: []].append(Waiting(slot: slot, sequence: sequence))
        if lanes[claim]?.count == 1 { place(claim) }
        return .waiting
    }

    /// Ends a running check and admits what has room now, the longest waiting first.
    mutating func finish(_ slot: SlotID) -> [SlotID] {
        guard let claim = running.removeValue(forKey: slot) else { return [] }
        Self.decrement(&runningPerKind, claim.kind)
        if claim.isSuspect { runningSuspects -= 1 }
        if let host = claim.host {
            Self.decrement(&runningPerHost, host)
            for lane in parked.removeValue(forKey: host) ?? [] where lanes[lane] != nil { place(lane) }
        }
        return admitWaiting()
    }

    /// Removes the waiting checks that a condition holds for.
    mutating func removeWaiting(where condition: (SlotID) -> Bool) -> [SlotID] {
        var removed: [SlotID] = []
        for (claim, lane) in lanes {
            let rest = lane.filter { !condition($0.slot) }
            guard rest.count < lane.count else { continue }
            removed += lane.map(\.slot).filter(condition)
            if let host = claim.host {
                for _ in rest.count..<lane.count { Self.decrement(&waitingPerHost, host) }
            }
            waitingCount -= lane.count - rest.count
            // The lane keeps its rank in the heap; an empty one is dropped when it comes up.
            lanes[claim] = rest.isEmpty ? nil : rest
        }
        return removed
    }

    private mutating func admitWaiting() -> [SlotID] {
        var admitted: [SlotID] = []
        while running.count < limits.concurrency, let claim = popEarliestLane() {
            if let host = claim.host, runningPerHost[host, default: 0] >= limits.concurrencyPerHost {
                parked[host, default: []].append(claim)
                continue
            }
            guard let next = lanes[claim]?.popFirst() else { continue }
            if lanes[claim]?.isEmpty == true {
                lanes[claim] = nil
            } else {
                place(claim)
            }
            waitingCount -= 1
            if let host = claim.host { Self.decrement(&waitingPerHost, host) }
            admit(next.slot, claim)
            admitted.append(next.slot)
        }
        return admitted
    }

    private mutating func popEarliestLane() -> Claim? {
        var earliest: (rank: LaneRank, group: Group)?
        for group in ready.keys where hasRoom(in: group) {
            while let rank = ready[group]?.min, lanes[rank.claim]?.first?.sequence != rank.sequence {
                _ = ready[group]?.popMin()
                // The lane's head was removed while it waited; the lane goes back at the place of its new head.
                if lanes[rank.claim] != nil { place(rank.claim) }
            }
            guard let rank = ready[group]?.min else { continue }
            if earliest.map({ rank < $0.rank }) ?? true { earliest = (rank, group) }
        }
        guard let earliest else { return nil }
        _ = ready[earliest.group]?.popMin()
        return earliest.rank.claim
    }

    private mutating func place(_ claim: Claim) {
        guard let head = lanes[claim]?.first else { return }
        ready[Group(kind: claim.kind, isSuspect: claim.isSuspect), default: []]
            .insert(LaneRank(sequence: head.sequence, claim: claim))
    }

    private mutating func admit(_ slot: SlotID, _ claim: Claim) {
        running[slot] = claim
        runningPerKind[claim.kind, default: 0] += 1
        if let host = claim.host { runningPerHost[host, default: 0] += 1 }
        if claim.isSuspect { runningSuspects += 1 }
    }

    private func hasRoom(for claim: Claim) -> Bool {
        guard running.count < limits.concurrency else { return false }
        if let host = claim.host, runningPerHost[host, default: 0] >= limits.concurrencyPerHost { return false }
        return hasRoom(in: Group(kind: claim.kind, isSuspect: claim.isSuspect))
    }

    private func hasRoom(in group: Group) -> Bool {
        if group.isSuspect, runningSuspects >= limits.concurrencyOfSuspects { return false }
        return runningPerKind[group.kind, default: 0]
            < limits.concurrencyPerKind[group.kind, default: limits.concurrency]
    }

    private static func decrement<Key: Hashable>(_ counts: inout [Key: Int], _ key: Key) {
        let rest = counts[key, default: 0] - 1
        counts[key] = rest > 0 ? rest : nil
    }
}
