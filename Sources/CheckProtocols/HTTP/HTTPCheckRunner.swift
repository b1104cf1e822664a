public import MonitorCore
import NIOCore
import NIOHTTP1

/// Runs HTTP and HTTPS checks.
///
/// Every attempt opens a fresh connection for each hop, so that the phases mean the same each time.
public struct HTTPCheckRunner: CheckRunner {
    /// `http`.
    public let kind: CheckKind = "http"
    private let network: ProbeNetwork
    private let limits: HTTPLimits
    private let responseHandler = Self.responseHandler

    /// Asked for once, before event loops ask for it at the same time: Swift's runtime (6.3.1) may read null where several
    /// threads look a generic class up by its name for the first time.
    private static let responseHandler: Any.Type = ByteToMessageHandler<HTTPResponseDecoder>.self

    /// Creates a runner.
    public init(network: ProbeNetwork = .shared, limits: HTTPLimits = HTTPLimits()) {
        self.network = network
        self.limits = limits
    }

    /// Runs one attempt.
    public func run(_ configuration: HTTPCheckConfiguration, in context: CheckContext) async throws -> CheckFinding {
        try await report(configuration, in: context).finding
    }

    /// Runs one attempt and tells of every hop.
    ///
    /// - Parameters:
    ///   - configuration: What to ask for and expect.
    ///   - context: The deadline and the clocks.
    /// - Returns: What was found, and the hops.
    /// - Throws: `RunnerFault`, or `CancellationError`.
    public func report(
        _ configuration: HTTPCheckConfiguration,
        in context: CheckContext
    ) async throws -> HTTPCheckReport {
        var request: HTTPRequest
        do {
            request = try HTTPRequest(configuration)
        } catch {
            throw RunnerFault(.notRunnable, "\(error.field): \(error.message)")
        }
        let start = context.time.monotonic
        let rules = HTTPExchange.Rules(
            maximumBodySize: configuration.maximumBodySize,
            maximumInterimResponses: limits.interimResponses,
            keepsBody: !configuration.assertions.body.isEmpty,
            endsAtRedirect: configuration.followRedirects,
            timeout: context.deadline - start
        )
        var trace = HTTPTrace(configuration, startedAt: start)
        while true {
            let hop = try await perform(request, configuration, rules: rules, in: context)
            switch try trace.add(hop, at: context.time.monotonic, wallClock: context.time.now) {
            case .follow(let next): request = next
            case .done(let report): return report
            }
        }
    }

    private func perform(
        _ request: HTTPRequest,
        _ configuration: HTTPCheckConfiguration,
        rules: HTTPExchange.Rules,
        in context: CheckContext
    ) async throws -> HTTPTrace.Hop {
        var hop = HTTPTrace.Hop(request: request, connection: .failure(ProbeFailure(evidence: [])))
        do {
            let url = request.url
            let resolution = try await network.resolve(
                host: url.host,
                port: url.port,
                family: configuration.addressFamily,
                in: context
            )
            hop.resolve = resolution.duration
            let tls = try await session(for: request, configuration.tls, in: context)
            let undoesCompression = configuration.compression
            let maximumReceived = configuration.maximumReceivedSize
            let limits = limits
            let time = context.time
            let connection = try await network.probe(resolution.addresses, tls: tls, in: context) { pipeline in
                try pipeline.addHandlers(
                    WireMeter(maximum: maximumReceived),
                    HTTPRequestEncoder(),
                    ByteToMessageHandler(
                        HTTPResponseDecoder(
                            leftOverBytesStrategy: .dropBytes,
                            informationalResponseStrategy: .forward,
                            limitConfiguration: limits.decoder
                        )
                    )
                )
                if undoesCompression {
                    try pipeline.addHandler(HTTPBodyDecoder(maximumSize: rules.maximumBodySize))
                }
            } makeMachine: { start in
                HTTPExchange(request, rules: rules, startedAt: start, wallClock: time)
            }
            hop.connection = .success(connection)
        } catch let failure as ProbeFailure {
            hop.connection = .failure(failure)
        }
        return hop
    }

    private func session(
        for request: HTTPRequest,
        _ settings: TLSSettings,
        in context: CheckContext
    ) async throws -> TLSSession? {
        guard request.url.isSecure else { return nil }
        var settings = settings
        if !request.isSameOrigin {
            settings.serverName = nil
            settings.certificatePath = nil
            settings.keyPath = nil
        }
        let tlsContext = try await network.contexts.context(
            for: settings,
            protocols: ["http/1.1"],
            on: network.group.any(),
            at: context.time.monotonic
        )
        return try TLSSession(context: tlsContext, settings: settings, host: request.url.host)
    }
}
