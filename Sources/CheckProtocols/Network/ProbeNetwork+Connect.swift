import MonitorCore
import NIOCore
import NIOPosix
import NIOSSL

extension ProbeNetwork {
    /// Connects to the first of the addresses that can be connected to and runs a probe on the connection.
    ///
    /// As RFC 8305 (Happy Eyeballs) has it: attempts begin in the order of the addresses, each a quarter of a second after the
    /// one before or as soon as that one fails; the first connection made wins, and all others end. Once the runner lacks what
    /// any address needs, no more attempts begin.
    ///
    /// - Throws: `ProbeFailure` when no address can be connected to; `RunnerFault` when the runner is to blame for every
    ///   address that failed, or lacks what any address needs; `CancellationError`.
    func probe<Machine: ProbeMachine>(
        _ addresses: [SocketAddress],
        tls: TLSSession?,
        in context: CheckContext,
        setUp: @escaping @Sendable (ChannelPipeline.SynchronousOperations) throws -> Void,
        makeMachine: @escaping @Sendable (_ start: Duration) -> Machine
    ) async throws -> ConnectionReport<Machine.Report> {
        let start = context.time.monotonic
        // The usual case, a single address, needs neither a race nor a task of its own.
        let race = addresses.count > 1 ? ConnectRace() : nil
        let enter: @Sendable (Int) async throws -> ConnectEvent<Machine.Report> = { entrant in
            do {
                let report = try await attempt(
                    addresses[entrant],
                    as: entrant,
                    in: race,
                    remaining: context.probeTime,
                    tls: tls,
                    time: context.time,
                    setUp: setUp
                ) { makeMachine(start) }
                return report.map { .reported(entrant, $0) } ?? .lost
            } catch let error as ConnectError {
                try Task.checkCancellation()
                return race?.isWon == true ? .lost : .failed(entrant, error)
            }
        }
        var failures = ConnectFailures()
        guard addresses.count > 1 else {
            if !addresses.isEmpty, context.probeTime > .zero {
                switch try await enter(0) {
                case .reported(_, let report):
                    return ConnectionReport(report: report, address: addresses[0], failedAddresses: [])
                case .failed(_, let error): failures.add(error, connectingTo: addresses[0])
                case .lost, .delayElapsed: break
                }
            }
            throw failures.error
        }
        return try await withThrowingTaskGroup(of: ConnectEvent<Machine.Report>.self) { group in
            var startedCount = 0
            var openCount = 0
            var startsNext = true
            while true {
                if startsNext, startedCount < addresses.count, !failures.isFinal, race?.isWon != true,
                    context.probeTime > .zero
                {
                    let entrant = startedCount
                    startedCount += 1
                    openCount += 1
                    group.addTask { try await enter(entrant) }
                    if startedCount < addresses.count {
                        group.addTask {
                            try? await context.time.sleep(for: Self.attemptDelay)
                            return .delayElapsed(entrant)
                        }
                    }
                }
                guard openCount > 0, let event = try await group.next() else { throw failures.error }
                startsNext = false
                switch event {
                case .reported(let entrant, let report):
                    group.cancelAll()
                    return ConnectionReport(
                        report: report,
                        address: addresses[entrant],
                        failedAddresses: failures.evidence
                    )
                case .failed(let entrant, let error):
                    openCount -= 1
                    failures.add(error, connectingTo: addresses[entrant])
                    startsNext = true
                case .lost:
                    openCount -= 1
                case .delayElapsed(let entrant):
                    startsNext = entrant == startedCount - 1
                }
            }
        }
    }

    /// The Connection Attempt Delay of RFC 8305.
    private static let attemptDelay = Duration.milliseconds(250)

    /// Connects to one address and runs a probe on the connection.
    ///
    /// - Returns: What the probe found, or `nil` when another connection was faster.
    private func attempt<Machine: ProbeMachine>(
        _ address: SocketAddress,
        as entrant: Int,
        in race: ConnectRace?,
        remaining: Duration,
        tls: TLSSession?,
        time: any TimeSource,
        setUp: @escaping @Sendable (ChannelPipeline.SynchronousOperations) throws -> Void,
        makeMachine: @escaping @Sendable () -> Machine
    ) async throws -> Machine.Report? {
        let loop = group.next()
        let promise = loop.makePromise(of: Machine.Report.self)
        let deadline = NIODeadline.now() + TimeAmount(remaining)
        let lease = ChannelLease()
        guard race?.enter(entrant, lease) != false else {
            promise.fail(CancellationError())
            return nil
        }
        ClientBootstrap(group: loop)
            .connectTimeout(TimeAmount(remaining))
            .channelOption(.recvAllocator, value: Self.receiveAllocator)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let race {
                        try pipeline.addHandler(ConnectRaceGate(race, entrant: entrant))
                    }
                    if let tls {
                        try pipeline.addHandler(
                            NIOSSLClientHandler(context: tls.context, serverHostname: tls.serverName)
                        )
                    }
                    try setUp(pipeline)
                    try pipeline.addHandler(
                        ProbeChannelHandler(makeMachine(), time: time, deadline: deadline, promise: promise)
                    )
                    try lease.attach(channel)
                }
            }
            .connect(to: address)
            .whenFailure { promise.fail(ConnectError($0, connectingTo: address)) }
        let report = try await withTaskCancellationHandler {
            try await promise.futureResult.get()
        } onCancel: {
            lease.cancel()
        }
        try Task.checkCancellation()
        return race?.isWon(by: entrant) == false ? nil : report
    }

    private static let receiveAllocator = AdaptiveRecvByteBufferAllocator(
        minimum: 1_024,
        initial: 2_048,
        maximum: 16_384
    )
}

extension SocketAddress {
    /// `address:port`, with brackets around an IPv6 address.
    var text: String {
        let host = ipAddress ?? "?"
        return (host.contains(":") ? "[\(host)]" : host) + ":\(port ?? 0)"
    }
}
