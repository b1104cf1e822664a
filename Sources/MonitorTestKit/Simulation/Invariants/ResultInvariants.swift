import MonitorCore

/// Nothing that was reported is lost, and the state follows from what is stored.
struct ResultInvariants {
    private let inspector: WorldInspector

    init(_ inspector: WorldInspector) {
        self.inspector = inspector
    }

    private var world: World { inspector.world }

    /// Looks for what should not be in the history and all stored results of every monitor.
    func check(
        _ histories: [MonitorID: [MonitorChange]],
        _ results: [MonitorID: [CheckResult]]
    ) async throws -> [InvariantViolation] {
        var violations: [InvariantViolation] = []
        var stored: Set<String> = []
        for (monitor, history) in histories.sorted(by: { $0.key < $1.key }) {
            let results = results[monitor] ?? []
            stored.formUnion(results.map(\.slot.description))
            if history.count == 1, let latest = history.first?.monitor {
                violations += try await checkState(of: latest, results)
                violations += try await checkVotes(of: latest, results)
            }
        }
        let mature = inspector.end - WorldInspector.transitTime
        let lost = record.reportedResults.filter { $0.value < mature && !stored.contains($0.key) }.keys.sorted()
        if let first = lost.first, inspector.isSettled {
            violations.append(InvariantViolation(.noResultIsLost, "\(lost.count) results, the first of \(first)"))
        }
        return violations + checkMessages()
    }

    /// Workers are left out: what they could not handle a few times is handed to the ingestors instead.
    private func checkMessages() -> [InvariantViolation] {
        guard inspector.isSettled else { return [] }
        let mature = inspector.end - WorldInspector.transitTime * 2
        return record.unhandled.sorted { $0.key < $1.key }
            .compactMap { group, messages in
                let lost = messages.filter { $0.value < mature }.keys.sorted()
                guard let first = lost.first, !group.hasPrefix("worker.") else { return nil }
                return InvariantViolation(
                    .everyMessageIsHandled,
                    "\(lost.count) messages never came to \(group) again, the first of them \(first)"
                )
            }
    }

    private var record: WorldObserver.Record { inspector.record }

    /// Folds the stored results in order of slot, as if all had come in time.
    private func checkState(of monitor: Monitor, _ results: [CheckResult]) async throws -> [InvariantViolation] {
        var state = MonitorState()
        var transitions: [Transition] = []
        let policy = VotePolicy(monitor: monitor)
        let late = LateResults(arrivals: record.arrivals[monitor.id] ?? [], policy: policy).slots
        let inOrder = results.filter { !late.contains($0.slot) }
            .sorted { ($0.slot.time, $0.slot.region) < ($1.slot.time, $1.slot.region) }
        for result in inOrder {
            transitions += state.fold([result], of: monitor.id, tenant: monitor.tenant, policy: policy).transitions
        }
        let stored = try await world.monitoring.states(of: [monitor.id])[monitor.id]?.state ?? MonitorState()
        var violations: [InvariantViolation] = []
        if (stored.status, stored.since, stored.lastSlot) != (state.status, state.since, state.lastSlot) {
            violations.append(
                InvariantViolation(
                    .stateIsTheFoldOfItsHistory,
                    "\(monitor.id) is \(stored.status) since \(text(stored.since)), by its results \(state.status) since "
                        + text(state.since)
                )
            )
        }
        let kept = try await world.monitoring.transitions(
            of: monitor.id,
            in: TimeWindow(start: .distantPast, end: .distantFuture)
        )
        let (actual, expected) = (kept.map(Self.essence), transitions.map(Self.essence))
        if actual != expected {
            violations.append(
                InvariantViolation(
                    .stateIsTheFoldOfItsHistory,
                    "the transitions of \(monitor.id) are \(actual), by its results \(expected)"
                )
            )
        }
        return violations
    }

    private func text(_ instant: Timestamp?) -> String { instant.map { inspector.offset($0).text } ?? "never" }

    private static func essence(_ transition: Transition) -> String {
        let votes = transition.votesUsed.map { "\($0.region) \($0.status)" }.joined(separator: ", ")
        return "\(transition.from)→\(transition.to) at \(transition.at.milliseconds) "
            + "decided \(transition.decidedAt.milliseconds) by \(votes)"
    }

    /// Counts for every stored transition to down the regions whose results bear it out.
    private func checkVotes(of monitor: Monitor, _ results: [CheckResult]) async throws -> [InvariantViolation] {
        let policy = VotePolicy(monitor: monitor)
        let runs = Dictionary(grouping: results, by: \.slot.region)
            .mapValues { $0.sorted { $0.slot.time < $1.slot.time } }
        let kept = try await world.monitoring.transitions(
            of: monitor.id,
            in: TimeWindow(start: .distantPast, end: .distantFuture)
        )
        return kept.filter { $0.to == .down }
            .compactMap { transition in
                // Regions are folded one after the other: a vote may rest on its region's slot before.
                let supporters = transition.votesUsed.filter { vote in
                    let seen = (runs[vote.region] ?? []).prefix { $0.slot.time <= vote.lastSlot }
                    return vote.status == .down && Self.votesDown(seen.map(\.outcome), policy: policy)
                }
                guard supporters.count * 2 <= policy.quorum else { return nil }
                return InvariantViolation(
                    .downNeedsItsVotes,
                    "\(monitor.id) is down at \(text(transition.decidedAt)) with \(supporters.count) of \(policy.quorum) "
                        + "regions whose results bear it out"
                )
            }
    }

    /// Whether a region's results amount to a vote for down: enough failures in a row, and not enough successes since.
    private static func votesDown(_ outcomes: [CheckOutcome], policy: VotePolicy) -> Bool {
        var isDown = false
        var failures = 0
        var successes = 0
        for outcome in outcomes {
            switch outcome {
            case .down:
                failures += 1
                successes = 0
            case .up, .degraded:
                successes += 1
                failures = 0
            case .unknown: continue
            }
            if failures >= Int(policy.consecutiveFailures) { isDown = true }
            if successes >= Int(policy.consecutiveSuccesses) { isDown = false }
        }
        return isDown
    }
}
