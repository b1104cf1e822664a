import AlertRules
import MonitorCore
import MonitorTestKit

/// A replay without any of the shortcuts: every check asks the whole script, every result is folded by itself, and the rules
/// see all of them.
struct PlainReplay {
    private(set) var transitions: [Decided<Transition>] = []
    private(set) var changes: [Decided<AlertChange>] = []

    private let scenario: Scenario
    private let seed: UInt64

    init(_ scenario: Scenario, seed: UInt64) throws {
        self.scenario = scenario
        self.seed = seed
        for monitor in scenario.monitors {
            try replay(monitor)
        }
    }

    private mutating func replay(_ monitor: Monitor) throws {
        let window = TimeWindow(start: scenario.start, end: scenario.start + scenario.duration)
        let checks = SlotSequence(monitor).slots(in: window)
            .flatMap { time in
                monitor.regions.map { check(SlotID(monitor: monitor.id, region: $0, time: time), of: monitor) }
            }
        var engine = AlertEngine(rules: try AlertRuleSet(scenario.rules))
        var state = MonitorState()
        var sequence: Int64 = 0
        for (result, doneAt) in checks.sorted(by: { ($0.doneAt, $0.result.slot) < ($1.doneAt, $1.result.slot) }) {
            var inputs = [AlertInput.result(result, AlertSubject(monitor))]
            let policy = VotePolicy(monitor: monitor)
            let update = state.fold([result], of: monitor.id, tenant: monitor.tenant, policy: policy)
            for transition in update.announcements {
                sequence += 1
                transitions.append(Decided(transition, at: doneAt))
                inputs.append(.transition(transition, AlertSubject(monitor), sequence: sequence))
            }
            for input in inputs {
                changes += engine.step(input, at: doneAt).map { Decided($0, at: doneAt) }
            }
        }
    }

    private func check(_ slot: SlotID, of monitor: Monitor) -> (result: CheckResult, doneAt: Timestamp) {
        let expiry = slot.time + (SlotSequence(monitor).interval ?? monitor.timeout)
        let probeTime = monitor.timeout - min(monitor.timeout / 20, .milliseconds(50))
        var now = slot.time
        var attempt = 1
        while true {
            let start = now
            let answer = scenario.targets.answer(to: slot, attempt: attempt, at: now - scenario.start, seed: seed)
            let isInTime = answer.delay.map { $0 <= probeTime } ?? false
            let latency = isInTime ? answer.delay ?? .zero : probeTime
            let outcome = isInTime ? answer.outcome : .down
            now += latency
            if outcome.isPassing || attempt > monitor.retries.count || now + monitor.retries.delay >= expiry {
                let result = CheckResult(
                    slot: slot,
                    outcome: outcome,
                    latency: LatencyPhases(total: latency),
                    attempt: attempt,
                    runner: "plain",
                    startedAt: start,
                    isInMaintenance: monitor.isInMaintenance(at: slot.time),
                    correlation: CorrelationID(slot.description)
                )
                return (result, now)
            }
            now += monitor.retries.delay
            attempt += 1
        }
    }
}
