import MonitorCore
import NIOCore
import NIOPosix
import NIOSSL

extension ProbeNetwork {
    /// Connects to the first of the addresses that can be connected to and runs a probe on the connection.
    ///
    /// While addresses are left, each gets an equal share of the time that remains.
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
        var failures = ConnectFailures()
        for (index, address) in addresses.enumerated() {
            let remaining = context.probeTime
            guard remaining > .zero else { break }
            do {
                let report = try await attempt(
                    address,
                    connectTimeout: remaining / (addresses.count - index),
                    deadline: NIODeadline.now() + TimeAmount(remaining),
                    tls: tls,
                    time: context.time,
                    setUp: setUp
                ) { makeMachine(start) }
                return ConnectionReport(report: report, address: address, failedAddresses: failures.evidence)
            } catch let error as ConnectError {
                try Task.checkCancellation()
                try failures.add(error, connectingTo: address)
            }
        }
        throw failures.error
    }

    private func attempt<Machine: ProbeMachine>(
        _ address: SocketAddress,
        connectTimeout: Duration,
        deadline: NIODeadline,
        tls: TLSSession?,
        time: any TimeSource,
        setUp: @escaping @Sendable (ChannelPipeline.SynchronousOperations) throws -> Void,
        makeMachine: @escaping @Sendable () -> Machine
    ) async throws -> Machine.Report {
        let loop = group.next()
        let promise = loop.makePromise(of: Machine.Report.self)
        let lease = ChannelLease()
        ClientBootstrap(group: loop)
            .connectTimeout(TimeAmount(connectTimeout))
            .channelOption(.recvAllocator, value: Self.receiveAllocator)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
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
        return report
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
