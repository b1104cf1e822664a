import MonitorCore

/// Checks targets that a script plays.
struct SimulatedRunner: CheckRunner {
    struct Configuration: CheckConfiguration {
        func validate(into issues: inout ConfigurationIssues) {}
    }

    let kind = Scenario.simulatedKind
    let script: TargetScript
    let seed: UInt64
    /// The true time since the scenario's start, whatever the node's clocks say.
    let offset: @Sendable () -> Duration

    func run(_ configuration: Configuration, in context: CheckContext) async throws -> CheckFinding {
        let answer = script.answer(to: context.slot, attempt: context.attempt, at: offset(), seed: seed)
        let delay = answer.delay ?? .seconds(Int64.max)
        guard delay <= context.probeTime else {
            try await context.time.sleep(for: context.probeTime)
            return CheckFinding(.down)
        }
        try await context.time.sleep(for: delay)
        if case .unknown(let fault) = answer.outcome { throw RunnerFault(fault.cause, fault.message) }
        return CheckFinding(answer.outcome)
    }
}
