public import MonitorCore
import NIOCore

/// Runs TCP checks.
public struct TCPCheckRunner: CheckRunner {
    /// `tcp`.
    public let kind: CheckKind = "tcp"
    private let network: ProbeNetwork

    /// Creates a runner.
    public init(network: ProbeNetwork = .shared) {
        self.network = network
    }

    /// Runs one attempt.
    public func run(_ configuration: TCPCheckConfiguration, in context: CheckContext) async throws -> CheckFinding {
        guard configuration.isHostValid, (1...65_535).contains(configuration.port) else {
            throw RunnerFault(.notRunnable, "the host or the port is not valid")
        }
        let start = context.time.monotonic
        let timeout = context.deadline - start
        var resolve: Duration?
        do {
            let resolution = try await network.resolve(
                host: configuration.host,
                port: configuration.port,
                family: configuration.addressFamily,
                in: context
            )
            resolve = resolution.duration
            let time = context.time
            let connection = try await network.probe(
                resolution.addresses,
                tls: try await session(configuration, in: context),
                in: context,
                setUp: { _ in },
                makeMachine: { start in
                    TCPDialogue(configuration, startedAt: start, timeout: timeout, wallClock: time)
                }
            )
            if let fault = connection.report.fault { throw fault }
            return TCPVerdict(configuration: configuration, startedAt: start, resolve: resolve)
                .finding(
                    connection,
                    at: context.time.monotonic,
                    wallClock: context.time.now
                )
        } catch let failure as ProbeFailure {
            var latency = LatencyPhases(total: context.time.monotonic - start)
            latency[.resolve] = resolve
            return CheckFinding(.down, latency: latency, evidence: failure.evidence)
        }
    }

    private func session(_ configuration: TCPCheckConfiguration, in context: CheckContext) async throws -> TLSSession? {
        guard let settings = configuration.tls else { return nil }
        let tlsContext = try await network.contexts.context(
            for: settings,
            protocols: [],
            on: network.group.any(),
            at: context.time.monotonic
        )
        return try TLSSession(context: tlsContext, settings: settings, host: configuration.host)
    }
}
