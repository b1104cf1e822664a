import DequeModule

/// What a worker holds: every delivery it has taken and not yet settled, and where each stands.
///
/// A slot is held once; a second delivery of it replaces the first, so the report settles the latest.
struct WorkerState: Sendable {
    private enum Stage {
        case waiting
        case running
        case reported
    }

    private struct Held {
        var token: UInt64
        var ticket: CheckTicket?
        var stage: Stage
        var renewAt: Duration
        var attempt: RunningAttempt?
    }

    /// An attempt that runs.
    struct RunningAttempt: Sendable {
        var ticket: CheckTicket
        var number: Int
        var startedAt: Timestamp
        /// When it began, on the monotonic clock.
        var start: Duration
        /// From when on it is answered even if the runner has not returned.
        var overdueAt: Duration
    }

    /// What is due at an instant.
    struct Sweep: Sendable {
        var renewals: [Settlement] = []
        var expired: [CheckTicket] = []
        var overdue: [RunningAttempt] = []
    }

    private let maximumHeldCount: Int
    private let renewalPeriod: Duration
    private var admission: CheckAdmission
    private var held: [SlotID: Held] = [:]
    private var ready: Deque<CheckTicket> = []
    private var reports: Deque<CheckReport> = []
    private var suspects: BoundedCache<SeriesKey, Bool>
    private var executingCount = 0
    private(set) var isClosed = false

    init(limits: AdmissionLimits, renewalPeriod: Duration, maximumSuspectCount: Int) {
        maximumHeldCount = limits.concurrency + limits.waiting
        self.renewalPeriod = renewalPeriod
        admission = CheckAdmission(limits: limits)
        suspects = BoundedCache(maximumCount: maximumSuspectCount)
    }

    /// How many more deliveries may be taken.
    var room: Int { max(0, maximumHeldCount - held.count) }

    var heldCount: Int { held.count }
    var runningCount: Int { admission.runningCount }
    var waitingCount: Int { admission.waitingCount }

    /// Whether nothing is left to do after ``close()``.
    var isDrained: Bool { isClosed && held.isEmpty && ready.isEmpty && executingCount == 0 }

    /// Whether a slot is held already; if so, the new delivery of it is the one that will be settled.
    mutating func isHeld(_ slot: SlotID, delivery token: UInt64, at now: Duration) -> Bool {
        guard held[slot] != nil else { return false }
        held[slot]?.token = token
        held[slot]?.renewAt = now + renewalPeriod
        return true
    }

    /// Takes a delivery that is answered without running the check.
    mutating func report(_ report: CheckReport, delivery token: UInt64, at now: Duration) {
        guard !isHeld(report.slot, delivery: token, at: now) else { return }
        held[report.slot] = Held(token: token, ticket: nil, stage: .reported, renewAt: now + renewalPeriod)
        reports.append(report)
    }

    /// Takes a delivery whose check is to run; false when there is no place to wait in.
    mutating func accept(_ ticket: CheckTicket, delivery token: UInt64, at now: Duration) -> Bool {
        guard !isHeld(ticket.slot, delivery: token, at: now) else { return true }
        let claim = CheckAdmission.Claim(
            kind: ticket.check.kind,
            host: ticket.check.targetHost,
            isSuspect: suspects[ticket.slot.series] ?? false
        )
        let answer = admission.offer(ticket.slot, claim)
        guard answer != .refused else { return false }
        held[ticket.slot] = Held(token: token, ticket: ticket, stage: .waiting, renewAt: now + renewalPeriod)
        if answer == .admitted { start(ticket.slot) }
        return true
    }

    /// The checks that are to be started now.
    mutating func takeReady() -> [CheckTicket] {
        defer {
            executingCount += ready.count
            ready.removeAll()
        }
        return Array(ready)
    }

    /// Notes that an attempt of a check begins.
    mutating func beginAttempt(_ attempt: RunningAttempt) {
        held[attempt.ticket.slot]?.attempt = attempt
    }

    /// Notes that an attempt has ended; false when it was answered as overdue before.
    mutating func endAttempt(_ slot: SlotID) -> Bool {
        held[slot]?.attempt = nil
        return held[slot]?.stage == .running
    }

    /// Ends a check, with its report unless it was reported as overdue before or was cancelled.
    ///
    /// A suspect check counts as one until it has run again; `isSuspect` is `nil` for one that did not run.
    mutating func finish(_ slot: SlotID, _ report: CheckReport?, isSuspect: Bool?) {
        executingCount -= 1
        if let report, held[slot]?.stage == .running {
            held[slot]?.stage = .reported
            reports.append(report)
        }
        if let isSuspect { suspects[slot.series] = isSuspect ? true : nil }
        for admitted in admission.finish(slot) { start(admitted) }
    }

    /// The oldest reports, each with the delivery it answers.
    func reports(upTo limit: Int) -> [(report: CheckReport, token: UInt64)] {
        reports.prefix(limit)
            .compactMap { report in
                held[report.slot].map { (report, $0.token) }
            }
    }

    /// Forgets reports that were published and whose deliveries were settled.
    mutating func removeReports(_ slots: Set<SlotID>) {
        for slot in slots { held[slot] = nil }
        reports.removeAll { slots.contains($0.slot) }
    }

    /// What became due: deliveries to renew, waiting checks that expired, and running ones that are overdue.
    ///
    /// Expired and overdue checks must be answered with ``answer(_:)``.
    mutating func sweep(at now: Duration, wall: Timestamp) -> Sweep {
        var sweep = Sweep()
        var expired: Set<SlotID> = []
        for (slot, entry) in held {
            if entry.renewAt <= now {
                held[slot]?.renewAt = now + renewalPeriod
                sweep.renewals.append(Settlement(token: entry.token, verdict: .inProgress))
            }
            guard let ticket = entry.ticket else { continue }
            if entry.stage == .waiting, ticket.request.expiresAt <= wall {
                expired.insert(slot)
                sweep.expired.append(ticket)
            } else if entry.stage == .running, let attempt = entry.attempt, attempt.overdueAt <= now {
                sweep.overdue.append(attempt)
                suspects[slot.series] = true
            }
        }
        if !expired.isEmpty {
            _ = admission.removeWaiting { expired.contains($0) }
        }
        return sweep
    }

    /// Answers a held slot whose check has not ended, or will not run.
    mutating func answer(_ report: CheckReport) {
        guard let stage = held[report.slot]?.stage, stage != .reported else { return }
        held[report.slot]?.stage = .reported
        reports.append(report)
    }

    /// Takes no more work and gives back what waits.
    mutating func close() -> [Settlement] {
        isClosed = true
        let waiting = Set(admission.removeWaiting { _ in true })
        let settlements = waiting.compactMap { slot in
            held[slot].map { Settlement(token: $0.token, verdict: .retry(after: .zero)) }
        }
        for slot in waiting { held[slot] = nil }
        return settlements
    }

    private mutating func start(_ slot: SlotID) {
        guard let ticket = held[slot]?.ticket else { return }
        held[slot]?.stage = .running
        ready.append(ticket)
    }
}
