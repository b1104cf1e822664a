import AlertRules
import IncidentResponse
import MonitorCore

/// The replay of one monitor.
struct MonitorReplay {
    /// How many checks are folded in one go.
    private static let batchCount = 1_024

    private let monitor: Monitor
    private let policy: VotePolicy
    private let slots: SlotSequence.Slots
    private let start: Timestamp
    private let end: Timestamp
    private let truth: ScriptedTruth
    private let rules: AlertRuleSet
    private let incidents: IncidentPolicy
    private let subject: AlertSubject
    /// Whether results say something to the rules at any time, not only while an alert is held back.
    private let rulesTakeResults: Bool

    private var regions: [RegionReplay]
    private var state = MonitorState()
    private var alerts = MonitorAlertState()
    private var announcementCount: Int64 = 0
    private var report = ReplayReport()
    /// The place in the report of the incident opened last for a key.
    private var latest: [DedupKey: Int] = [:]

    /// Checks that are under way, those done first at the front.
    private var pending: [ReplayedCheck] = []
    /// Checks that are done and to be folded, in order of slot, and their events.
    private var batch: [ReplayedCheck] = []
    private var events: [SlotEvent] = []
    private var newest: SlotEvent?

    init(of monitor: Monitor, in scenario: Scenario, seed: UInt64, rules: AlertRuleSet, incidents: IncidentPolicy) {
        self.monitor = monitor
        self.rules = rules
        self.incidents = incidents
        policy = VotePolicy(monitor: monitor)
        start = scenario.start
        end = scenario.start + scenario.duration
        slots = SlotSequence(monitor).slots(in: TimeWindow(start: start, end: end))
        subject = AlertSubject(monitor)
        rulesTakeResults = rules.rules.contains { rule in
            if case .status = rule.condition { false } else { true }
        }
        let scripts = policy.regions.map { region in
            ScriptedSeries(scenario.targets, series: SeriesKey(monitor: monitor.id, region: region), seed: seed)
        }
        truth = ScriptedTruth(
            scripts.map(\.parts),
            quorum: policy.quorum,
            patience: RegionReplay.patience(of: monitor)
        )
        regions = scripts.enumerated()
            .map { RegionReplay($1, region: $0, of: monitor, from: scenario.start) }
    }

    /// Replays the monitor; to be called once.
    mutating func run() -> ReplayReport {
        batch.reserveCapacity(Self.batchCount)
        events.reserveCapacity(Self.batchCount)
        for slot in slots {
            finishChecks(before: slot.nanoseconds)
            for region in regions.indices {
                pending.append(regions[region].check(slot, counting: &report))
            }
        }
        finishChecks(before: .max)
        foldBatch()
        report.outages = detectedOutages()
        return report
    }

    /// Takes the results of checks that are done before an instant, in the order in which they are.
    private mutating func finishChecks(before instant: Int64) {
        if pending.count > 1 { pending.sort { $0.isBefore($1) } }
        var count = 0
        while count < pending.count, pending[count].doneAt < instant {
            take(pending[count])
            count += 1
        }
        pending.removeFirst(count)
    }

    private mutating func take(_ check: ReplayedCheck) {
        // One that comes after those of later slots rewrites what they decided: nothing may be folded along with it.
        let isLate = newest.map { check.event < $0 } ?? false
        if isLate || batch.count == Self.batchCount { foldBatch() }
        batch.append(check)
        events.append(check.event)
        if isLate { foldBatch() } else { newest = check.event }
    }
}

extension MonitorReplay {
    private mutating func foldBatch() {
        guard !batch.isEmpty else { return }
        let update = state.fold(events, of: monitor.id, tenant: monitor.tenant, policy: policy)
        if !update.announcements.isEmpty || takesResults {
            var announcedCount = 0
            for check in batch {
                let now = Timestamp(nanoseconds: check.doneAt)
                let region = policy.regions[check.event.region]
                let slot = SlotID(monitor: monitor.id, region: region, time: Timestamp(milliseconds: check.event.time))
                if takesResults {
                    step(.result(check.result(for: slot, tenant: monitor.tenant), subject), at: now)
                }
                // What a single check announces it has decided, even where it corrects an earlier slot.
                while announcedCount < update.announcements.count,
                    batch.count == 1 || update.decidingSlots[announcedCount] == slot
                {
                    announce(update.announcements[announcedCount], at: now)
                    announcedCount += 1
                }
            }
        }
        batch.removeAll(keepingCapacity: true)
        events.removeAll(keepingCapacity: true)
    }

    private var takesResults: Bool {
        rulesTakeResults || alerts.rules.values.contains(where: \.isMuted)
    }

    private mutating func announce(_ transition: Transition, at now: Timestamp) {
        announcementCount += 1
        report.transitions.append(Decided(transition, at: now))
        step(.transition(transition, subject, sequence: announcementCount), at: now)
    }

    private mutating func step(_ input: AlertInput, at now: Timestamp) {
        for change in rules.step(&alerts, input, at: now) {
            report.alertChanges.append(Decided(change, at: now))
            respond(to: change, at: now)
        }
    }

    private mutating func respond(to change: AlertChange, at now: Timestamp) {
        let place = latest[change.key]
        let known = place.map { report.incidents[$0] }
        guard case .commit(let commit) = IncidentReducer.decide(change, latest: known, policy: incidents, at: now),
            let incident = Incident.folding(
                commit.events,
                onto: commit.expectedVersion == 0 ? nil : known,
                id: commit.incident
            )
        else { return }
        if let place, commit.expectedVersion > 0 {
            report.incidents[place] = incident
        } else {
            latest[change.key] = report.incidents.count
            report.incidents.append(incident)
        }
        for notification in commit.notifications where notification.occasion != .resolved {
            let isFalse = truth.isWell(
                from: (notification.startedAt - start).inNanoseconds,
                through: (now - start).inNanoseconds
            )
            report.pages.append(ReplayedPage(notification, at: now, isFalse: isFalse))
        }
    }
}

extension MonitorReplay {
    private func detectedOutages() -> [TrueOutage] {
        let bound = TrueOutage.bound(for: monitor)
        return truth.outages(before: (end - start).inNanoseconds)
            .map { span in
                var outage = TrueOutage(
                    of: monitor.id,
                    from: start + .nanoseconds(span.start),
                    to: start + .nanoseconds(span.end),
                    bound: bound
                )
                let standing = report.transitions.last { $0.at <= outage.start }
                if let standing, standing.value.to == .down {
                    outage.detectedAt = outage.start
                    outage.datedAt = standing.value.at
                } else if let found = report.transitions.first(where: { $0.at > outage.start && $0.value.to == .down }),
                    found.value.decidedAt < outage.end
                {
                    outage.detectedAt = found.at
                    outage.datedAt = found.value.at
                }
                return outage
            }
    }
}
