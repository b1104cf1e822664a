import MonitorCore
import NIOCore

/// The addresses of a target that could not be connected to.
struct ConnectFailures: Sendable {
    /// What shows it, an entry for each address.
    private(set) var evidence: [Evidence] = []
    private var faults: [RunnerFault] = []
    private var finalFault: RunnerFault?

    /// Whether the runner lacks what any address needs, so that trying another is pointless.
    var isFinal: Bool { finalFault != nil }

    /// Notes a failure.
    mutating func add(_ error: ConnectError, connectingTo address: SocketAddress) {
        evidence.append(
            Evidence(assertion: "connect", expected: "a connection", actual: error.message, location: address.text)
        )
        guard let cause = error.fault else { return }
        let fault = RunnerFault(cause, "connecting to \(address.text): \(error.message)")
        if error.isFinal { finalFault = fault }
        faults.append(fault)
    }

    /// What follows when no connection came about.
    ///
    /// One address that failed through the target's fault says how the target is, whatever the runner lacks for the
    /// others, unless it lacked what any address needs.
    var error: any Error {
        if let finalFault { return finalFault }
        if let fault = faults.first, faults.count == evidence.count {
            return fault
        }
        guard !evidence.isEmpty else {
            return ProbeFailure(assertion: "connect", expected: "a connection", actual: "no time was left to connect")
        }
        return ProbeFailure(evidence: evidence)
    }
}
