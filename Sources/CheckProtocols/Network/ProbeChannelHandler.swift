import MonitorCore
import NIOCore
import NIOSSL
import NIOTLS

/// Drives a ``ProbeMachine`` from the events of a connection and performs what it asks for.
final class ProbeChannelHandler<Machine: ProbeMachine>: ChannelInboundHandler, NIOScheduledCallbackHandler {
    typealias InboundIn = Machine.Input
    typealias OutboundOut = Machine.Output

    private var machine: Machine
    private let time: any TimeSource
    private let deadline: NIODeadline
    private let promise: EventLoopPromise<Machine.Report>
    private var context: ChannelHandlerContext?
    private var timer: NIOScheduledCallback?
    private var wasActive = false
    private var isFinished = false

    init(
        _ machine: Machine,
        time: any TimeSource,
        deadline: NIODeadline,
        promise: EventLoopPromise<Machine.Report>
    ) {
        self.machine = machine
        self.time = time
        self.deadline = deadline
        self.promise = promise
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        // Before the connection is made its failure is told by whoever connects.
        if wasActive {
            apply(.closed)
        }
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        wasActive = true
        timer = try? context.eventLoop.assumeIsolated().scheduleCallback(at: deadline, handler: self)
        apply(.connected)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isFinished else { return }
        apply(.received(unwrapInboundIn(data)))
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case TLSUserEvent.handshakeCompleted:
            apply(.secured(peerCertificate()))
        case is WireMeter.FirstByte:
            apply(.firstByte)
        case is ProbeAbort:
            apply(.failed(CancellationError(), nil))
            finish()
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !isFinished else { return }
        apply(.failed(error, error.isFromTLS ? peerCertificate() : nil))
    }

    func channelInactive(context: ChannelHandlerContext) {
        apply(.closed)
        context.fireChannelInactive()
    }

    func handleScheduledCallback(eventLoop: some EventLoop) {
        timer = nil
        apply(.timedOut)
    }

    func didCancelScheduledCallback(eventLoop: some EventLoop) {}

    private func apply(_ event: ProbeEvent<Machine.Input>) {
        guard !isFinished, let context else { return }
        switch machine.handle(event, at: time.monotonic) {
        case .wait:
            break
        case .send(let output):
            write(output, to: context, promise: nil)
        case .sendAndFinish(let output):
            let written = context.eventLoop.makePromise(of: Void.self)
            written.futureResult.assumeIsolated()
                .whenComplete { result in
                    switch result {
                    case .success: self.finish()
                    case .failure(let error): self.apply(.failed(error, nil))
                    }
                }
            write(output, to: context, promise: written)
        case .finish:
            finish()
        }
        switch event {
        case .closed, .timedOut: finish()
        default: break
        }
    }

    private func write(_ output: [Machine.Output], to context: ChannelHandlerContext, promise: EventLoopPromise<Void>?)
    {
        for (index, part) in output.enumerated() {
            context.write(wrapOutboundOut(part), promise: index == output.count - 1 ? promise : nil)
        }
        context.flush()
    }

    private func finish() {
        guard !isFinished, let context else { return }
        isFinished = true
        timer?.cancel()
        timer = nil
        promise.succeed(machine.report)
        // TLS answers a close by waiting for the peer's; closing below it as well ends the connection at once.
        context.close(promise: nil)
        if let secure = try? context.pipeline.syncOperations.context(handlerType: NIOSSLClientHandler.self) {
            secure.close(promise: nil)
        }
    }

    private func peerCertificate() -> NIOSSLCertificate? {
        guard let pipeline = context?.pipeline.syncOperations else { return nil }
        return (try? pipeline.handler(type: NIOSSLClientHandler.self))?.peerCertificate
    }
}

extension Error {
    fileprivate var isFromTLS: Bool { self is NIOSSLError || self is NIOSSLExtraError }
}
