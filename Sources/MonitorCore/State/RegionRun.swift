/// The unbroken runs of results at the end of one region's history: all that its vote depends on.
///
/// Two nested runs are kept. The outer one is of passing (`up`, `degraded`) or of failing results; the inner one is of
/// `up` results or of others. So results that alternate between `down` and `degraded` still show that all is not well.
struct RegionRun: Sendable, Hashable {
    struct Streak: Sendable, Hashable {
        var length: UInt32 = 0
        var start: Int64 = 0

        mutating func extend(at time: Int64) {
            if length == 0 { start = time }
            length = length.addingSaturating(1)
        }
    }

    enum Standing: Sendable, Hashable {
        case votes(MonitorStatus, since: Int64)
        case refused(RefusedVote.Reason)
    }

    /// What the latest result that was no fault found; `unknown` before the first.
    var latest = MonitorStatus.unknown
    /// Whether the latest result was the runner's own fault.
    var endsInFault = false
    /// Whether a confirmed failure has not been followed by a confirmed recovery.
    var isConfirmedDown = false
    /// Whether the region's contradiction has been made known.
    var hasAdvisory = false
    /// The latest slot, faults included.
    var lastSlot: Int64 = 0
    /// The latest slot that was no fault.
    var lastFinding: Int64 = 0
    var outer = Streak()
    var inner = Streak()
    /// Slots in a row in which the region contradicted the status.
    var dissent = Streak()
    /// Fields written by a later version.
    var unknownFields: [UInt8] = []

    /// Takes the region's next result.
    ///
    /// Findings further apart than ``VotePolicy/maximumGap(interval:)`` say nothing of the time between them: the runs
    /// begin anew.
    mutating func extend(with event: SlotEvent, interval: Int64, policy: VotePolicy) {
        lastSlot = event.time
        endsInFault = event.finding == nil
        guard let finding = event.finding else { return }
        if event.time.subtractingSaturating(lastFinding) > policy.maximumGap(interval: interval) {
            outer = Streak()
            inner = Streak()
            if !hasAdvisory { dissent = Streak() }
        }
        if (latest == .down) != (finding == .down) || latest == .unknown { outer = Streak() }
        if (latest == .up) != (finding == .up) || latest == .unknown { inner = Streak() }
        outer.extend(at: event.time)
        inner.extend(at: event.time)
        latest = finding
        lastFinding = event.time
        if finding == .down {
            if outer.length >= policy.consecutiveFailures { isConfirmedDown = true }
        } else if isConfirmedDown, outer.length >= policy.consecutiveSuccesses {
            isConfirmedDown = false
            if inner.length > outer.length { inner = outer }
        }
    }

    /// What the region says at a slot time; while the monitor has no status, one passing result is enough.
    func standing(at now: Int64, interval: Int64, isUndecided: Bool, policy: VotePolicy) -> Standing {
        if endsInFault { return .refused(.runnerFault) }
        if latest == .unknown { return .refused(.absent) }
        let age = now.subtractingSaturating(lastFinding)
        // Younger than 1.5 times the interval, in whole numbers.
        guard age <= 0 || age.multipliedSaturating(by: 2) < interval.multipliedSaturating(by: 3) else {
            return .refused(.stale)
        }
        switch latest {
        case .up:
            let isConfirmed = inner.length >= policy.consecutiveSuccesses || isUndecided
            return isConfirmed ? .votes(.up, since: inner.start) : .refused(.unconfirmed)
        case .down where outer.length >= policy.consecutiveFailures:
            return .votes(.down, since: outer.start)
        default:
            let isConfirmed = inner.length >= policy.consecutiveFailures && !isConfirmedDown
            return isConfirmed ? .votes(.degraded, since: inner.start) : .refused(.unconfirmed)
        }
    }
}
