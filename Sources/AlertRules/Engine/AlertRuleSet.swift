public import MonitorCore

/// Rules that were checked, ready to be run.
///
/// ``step(_:_:at:)`` is a pure function of its arguments. It goes by the time of the slots: what is not newer than the
/// latest slot that was considered, of the same region, is ignored, so duplicates and stragglers change nothing.
public struct AlertRuleSet: Sendable {
    /// The most regions of a monitor that are remembered; results of others are ignored.
    public static let maximumRegionCount = 64
    /// How far ahead of the present a slot may lie; one further ahead is a clock gone wrong, and ignored.
    public static let maximumLead = Duration.seconds(300)

    /// The rules, in the order given.
    public let rules: [AlertRule]
    /// Whether alerts of rules that are not in the set end; see ``init(_:resolvesUnknownRules:)``.
    public let resolvesUnknownRules: Bool

    private let templates: [AlertRuleID: [String: AlertTemplate]]
    private let known: Set<AlertRuleID>
    private let byMonitor: [MonitorID: [Int]]
    private let general: [Int]

    /// Checks rules and makes them ready.
    ///
    /// - Parameters:
    ///   - rules: The rules.
    ///   - resolvesUnknownRules: Whether alerts of rules that are not among them end. Keep it on where these are all the
    ///     rules there are; turn it off while programs with different rules share one store.
    /// - Throws: ``AlertRuleError`` when the lint finds an error.
    public init(_ rules: [AlertRule], resolvesUnknownRules: Bool = true) throws(AlertRuleError) {
        let errors = AlertRuleLint.issues(in: rules).filter { $0.isError }
        guard errors.isEmpty else { throw AlertRuleError(issues: errors) }
        self.rules = rules
        self.resolvesUnknownRules = resolvesUnknownRules
        known = Set(rules.lazy.map(\.id))
        var templates: [AlertRuleID: [String: AlertTemplate]] = [:]
        var byMonitor: [MonitorID: [Int]] = [:]
        var general: [Int] = []
        for (index, rule) in rules.enumerated() {
            templates[rule.id] = rule.annotations.mapValues(AlertTemplate.init)
            if let monitors = rule.selector.monitors {
                for monitor in monitors {
                    byMonitor[monitor, default: []].append(index)
                }
            } else {
                general.append(index)
            }
        }
        self.templates = templates
        self.byMonitor = byMonitor
        self.general = general
    }

    /// Takes an input about a monitor at a time and returns which alerts began or ended, in the order of the rules.
    public func step(_ state: inout MonitorAlertState, _ input: AlertInput, at now: Timestamp) -> [AlertChange] {
        var tally = AlertTally()
        return step(&state, input, at: now, tally: &tally)
    }

    /// Takes an input, and tells what became of it.
    func step(
        _ state: inout MonitorAlertState,
        _ input: AlertInput,
        at now: Timestamp,
        tally: inout AlertTally
    ) -> [AlertChange] {
        if let decidedAt = input.decidedAt, decidedAt > now + Self.maximumLead {
            tally.notePremature()
            return []
        }
        switch input {
        case .result(_, let subject) where subject.isPaused:
            return []
        case .result(let result, let subject):
            let context = AlertContext(result: result, subject: subject)
            return step(&state, context) { rule, alert in
                if let verdict = rule.condition.verdict(on: result) {
                    return apply(verdict, of: rule, to: &alert, context, &tally)
                }
                return unmute(rule, &alert, by: result, context)
            }
        case .transition(let transition, let subject, let sequence) where subject.isPaused:
            state.note(transition, sequence: sequence)
            return []
        case .transition(let transition, let subject, let sequence):
            let context = AlertContext(transition: transition, subject: subject)
            let changes = step(&state, context) { rule, alert in
                rule.condition.verdict(on: transition, sequence: sequence)
                    .flatMap { apply($0, of: rule, to: &alert, context, &tally) }
            }
            state.note(transition, sequence: sequence)
            return changes
        case .withdrawn(let monitor, let tenant, let reason):
            let context = AlertContext(monitor: monitor, tenant: tenant, time: now)
            return state.rules.keys.sorted().compactMap { withdraw($0, &state, context, reason: reason) }
        case .removed(let monitor, let tenant):
            let context = AlertContext(monitor: monitor, tenant: tenant, time: now)
            let changes = state.rules.keys.sorted()
                .compactMap { withdraw($0, &state, context, reason: "the monitor was removed") }
            state = MonitorAlertState()
            return changes
        }
    }

    private func step(
        _ state: inout MonitorAlertState,
        _ context: AlertContext,
        _ body: (AlertRule, inout AlertState) -> AlertChange?
    ) -> [AlertChange] {
        var changes: [AlertChange] = []
        var selected: Set<AlertRuleID> = []
        for index in (general + (byMonitor[context.monitor] ?? [])).sorted() {
            let rule = rules[index]
            let matches = rule.selector.matches(
                context.monitor,
                tenant: context.tenant,
                labels: context.subject.labels
            )
            guard matches else { continue }
            selected.insert(rule.id)
            var alert = state.rules[rule.id] ?? AlertState()
            if let announced = state.announced {
                alert.learn(announced, rule.condition)
            }
            if let change = prune(&alert, of: rule, context) {
                changes.append(change)
            }
            if let change = body(rule, &alert) {
                changes.append(change)
            }
            if alert != AlertState() {
                state.rules[rule.id] = alert
            }
        }
        for id in state.rules.keys.sorted() where !selected.contains(id) {
            let isKnown = known.contains(id)
            guard isKnown || resolvesUnknownRules else { continue }
            let reason = isKnown ? "the rule no longer selects the monitor" : "the rule was removed"
            if let change = withdraw(id, &state, context, reason: reason) {
                changes.append(change)
            }
        }
        return changes
    }

    private func apply(
        _ verdict: AlertVerdict,
        of rule: AlertRule,
        to alert: inout AlertState,
        _ context: AlertContext,
        _ tally: inout AlertTally
    ) -> AlertChange? {
        var series = alert.series[verdict.region] ?? SeriesAlertState()
        guard series.isOutdone(by: verdict) else {
            tally.noteLate()
            return nil
        }
        guard alert.series[verdict.region] != nil || alert.series.count < Self.maximumRegionCount else {
            tally.noteCrowded()
            return nil
        }
        tally.noteConsidered()
        let recovery = series.step(verdict, rule: rule, interval: context.subject.interval)
        alert.series[verdict.region] = series
        if let start = alert.activeSince(minimumRegions: rule.minimumRegions) {
            guard verdict.isViolated else { return nil }
            return fire(rule, &alert, since: start, verdict.values, rule.reason(verdict, series), context)
        }
        alert.isMuted = false
        return resolve(rule, &alert, at: recovery ?? verdict.time, verdict.values, rule.recovery(verdict), context)
    }

    /// Fires an alert on the status that was held back, once a result bears the status out.
    private func unmute(
        _ rule: AlertRule,
        _ alert: inout AlertState,
        by result: CheckResult,
        _ context: AlertContext
    ) -> AlertChange? {
        guard alert.isMuted, rule.condition.isBorneOut(by: result),
            let series = alert.series[""], result.slot.time > series.lastSlot,
            let start = alert.activeSince(minimumRegions: 1)
        else { return nil }
        return fire(rule, &alert, since: start, [:], "the status still holds", context)
    }

    /// Drops regions in which the monitor is no longer checked.
    private func prune(_ alert: inout AlertState, of rule: AlertRule, _ context: AlertContext) -> AlertChange? {
        guard let regions = context.subject.regions else { return nil }
        let stale = alert.series.keys.filter { $0 != "" && !regions.contains($0) }
        guard !stale.isEmpty else { return nil }
        for region in stale {
            alert.series[region] = nil
        }
        guard alert.activeSince(minimumRegions: rule.minimumRegions) == nil else { return nil }
        alert.isMuted = false
        return resolve(rule, &alert, at: context.time, [:], "the monitor left the region", context)
    }

    private func fire(
        _ rule: AlertRule,
        _ alert: inout AlertState,
        since start: Timestamp,
        _ values: [String: Double],
        _ reason: String,
        _ context: AlertContext
    ) -> AlertChange? {
        guard alert.firingSince == nil else { return nil }
        alert.isMuted = context.isInMaintenance
        guard !alert.isMuted else { return nil }
        alert.firingSince = start
        alert.firingSeverity = rule.severity
        return change(
            of: rule,
            &alert,
            .firing,
            start: start,
            end: nil,
            values,
            reason,
            context
        )
    }

    private func resolve(
        _ rule: AlertRule,
        _ alert: inout AlertState,
        at end: Timestamp,
        _ values: [String: Double],
        _ reason: String,
        _ context: AlertContext
    ) -> AlertChange? {
        guard let start = alert.firingSince else { return nil }
        alert.firingSince = nil
        alert.firingSeverity = nil
        return change(
            of: rule,
            &alert,
            .resolved,
            start: start,
            end: max(start, end),
            values,
            reason,
            context
        )
    }

    /// Ends a rule's alert whatever its condition says, and forgets the runs that led to it.
    ///
    /// The status is learnt anew should the rule see the monitor again, see ``AlertState/learn(_:_:)``.
    private func withdraw(
        _ id: AlertRuleID,
        _ state: inout MonitorAlertState,
        _ context: AlertContext,
        reason: String
    ) -> AlertChange? {
        guard var alert = state.rules[id] else { return nil }
        let severity = alert.firingSeverity ?? .info
        let rule =
            rules.first { $0.id == id }
            ?? AlertRule(id: id, condition: .consecutiveFailures(1), severity: severity)
        let change = resolve(rule, &alert, at: context.time, [:], reason, context)
        alert.isMuted = false
        alert.series[""] = nil
        for region in alert.series.keys {
            alert.series[region]?.forgetRuns()
        }
        state.rules[id] = alert
        return change
    }

    private func change(
        of rule: AlertRule,
        _ alert: inout AlertState,
        _ status: AlertStatus,
        start: Timestamp,
        end: Timestamp?,
        _ values: [String: Double],
        _ reason: String,
        _ context: AlertContext
    ) -> AlertChange {
        alert.sequence = max(alert.sequence.addingSaturating(1), context.time.milliseconds)
        var change = AlertChange(
            key: DedupKey(rule: rule.id, monitor: context.monitor),
            sequence: alert.sequence,
            rule: rule.id,
            monitor: context.monitor,
            tenant: context.tenant,
            status: status,
            severity: rule.severity,
            startedAt: start,
            endedAt: end,
            decidedAt: context.time,
            reason: reason,
            regions: alert.violatingRegions,
            labels: context.subject.labels.merging(rule.labels) { _, last in last },
            values: values,
            evidence: context.evidence,
            correlation: context.correlation
        )
        let name = context.subject.name ?? context.monitor.rawValue
        change.annotations = (templates[rule.id] ?? [:]).mapValues { $0.text(for: change, name: name) }
        change.bound()
        return change
    }
}
