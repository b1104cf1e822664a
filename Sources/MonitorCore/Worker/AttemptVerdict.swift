#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Decides what one attempt found, once everything that bears on it is known.
struct AttemptVerdict: Sendable {
    /// How the attempt ended.
    enum Ending: Sendable {
        case found(CheckFinding)
        case failed(any Error)
        case timedOut
    }

    var ending: Ending
    var timeout: Duration
    /// How long the attempt took by either clock.
    var wallElapsed: Duration
    var elapsed: Duration
    var clockTolerance: Duration
    /// Why the runner could not measure, if so.
    var healthFault: Fault?
    var hasTargetHost: Bool

    /// Whether the attempt took up most of its timeout.
    ///
    /// Runners give up a little before the deadline to tell how far they came, so a target that hangs seldom shows as
    /// ``Ending/timedOut``.
    var isLong: Bool { elapsed >= timeout * Self.longShare }

    private static let longShare = 0.8

    /// The finding before the runner's own network is looked at.
    var finding: CheckFinding {
        let step = wallElapsed - elapsed
        if max(step, .zero - step) > clockTolerance {
            let direction = step > .zero ? "forward" : "back"
            let size = max(step, .zero - step).text
            return unknown(Fault(.clockStep, "the wall clock stepped \(direction) by \(size) during the check"))
        }
        switch ending {
        case .failed(let error as RunnerFault): return unknown(error.fault)
        case .failed(let error):
            if Self.isOutOfFileDescriptors(error) {
                return unknown(Fault(.fileDescriptors, "the runner has no file descriptor left: \(error)"))
            }
            return unknown(Fault(.runner, "the runner failed: \(error)"))
        case .timedOut:
            if let healthFault { return unknown(healthFault) }
            return CheckFinding(
                .down,
                latency: LatencyPhases(total: elapsed),
                evidence: [Self.timeoutEvidence(timeout, actual: "timed out after \(timeout.text)")]
            )
        case .found(var finding):
            if finding.latency[.total] == nil { finding.latency[.total] = elapsed }
            switch finding.outcome {
            case .up, .unknown: return finding
            case .degraded, .down:
                if let healthFault { return unknown(healthFault) }
                return finding
            }
        }
    }

    /// Whether only a test of the runner's own network tells whose failure it is.
    ///
    /// So it is when no connection to the target came about, and when the resolver did not answer for the target's name.
    func needsNetworkTest(_ finding: CheckFinding) -> Bool {
        guard hasTargetHost else { return false }
        return switch finding.outcome {
        case .down: finding.latency[.connect] == nil
        case .unknown(let fault): fault.cause == .resolver && healthFault == nil
        case .up, .degraded: false
        }
    }

    /// The finding once the runner's own network has been tested.
    func finding(_ finding: CheckFinding, with status: ConnectivityStatus) -> CheckFinding {
        switch status {
        case .working: working(finding)
        case .resolverUntested: finding
        case .resolverFailed(let message): unknown(Fault(.resolver, "the runner resolves no names: \(message)"))
        case .networkFailed(let message): unknown(Fault(.network, "the runner has no network: \(message)"))
        }
    }

    /// The finding about an attempt whose runner has not returned although it was cancelled.
    ///
    /// A runner that honours cancellation returns whatever its target does, so this is never the target's failure.
    static func stuck(timeout: Duration, elapsed: Duration, healthFault: Fault?) -> CheckFinding {
        let fault = healthFault ?? Fault(.runner, "the runner did not return after it was cancelled")
        return CheckFinding(
            .unknown(fault),
            latency: LatencyPhases(total: elapsed),
            evidence: [timeoutEvidence(timeout, actual: "still running after \(elapsed.text)")]
        )
    }

    private static func timeoutEvidence(_ timeout: Duration, actual: String) -> Evidence {
        Evidence(assertion: "timeout", expected: "done within \(timeout.text)", actual: actual)
    }

    /// The finding when the runner's own network and resolver work: a name that alone gets no answer is the target's failure.
    private func working(_ finding: CheckFinding) -> CheckFinding {
        guard case .unknown(let fault) = finding.outcome else { return finding }
        let evidence = Evidence(assertion: "resolve", expected: "an answer", actual: fault.message)
        return CheckFinding(.down, latency: finding.latency, evidence: finding.evidence + [evidence])
    }

    private func unknown(_ fault: Fault) -> CheckFinding {
        CheckFinding(.unknown(fault), latency: LatencyPhases(total: elapsed))
    }

    private static func isOutOfFileDescriptors(_ error: any Error) -> Bool {
        guard let error = error as? any SystemCallError else { return false }
        return error.errnoCode == EMFILE || error.errnoCode == ENFILE
    }
}
