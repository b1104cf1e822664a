internal import MonitorCore
internal import NIOCore
internal import NIOSSL

/// Hands the replies of a mail server to whoever waits for one.
///
/// All members run on the channel's event loop.
final class SMTPReplyHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    /// A server may say a little ahead of the questions, such as 421 before it closes, and no more.
    private static let maximumUnreadCount = 8

    private var parser: SMTPReplyParser
    private var unread: [SMTPReply] = []
    private var waiter: EventLoopPromise<SMTPReply>?
    private var failure: (any Error)?

    init(parser: SMTPReplyParser = SMTPReplyParser()) {
        self.parser = parser
    }

    /// The next reply, which may have arrived already.
    func next(on eventLoop: any EventLoop) -> EventLoopFuture<SMTPReply> {
        if !unread.isEmpty { return eventLoop.makeSucceededFuture(unread.removeFirst()) }
        if let failure { return eventLoop.makeFailedFuture(failure) }
        let promise = eventLoop.makePromise(of: SMTPReply.self)
        waiter = promise
        return promise.futureResult
    }

    /// Puts TLS below everything that follows.
    ///
    /// - Throws: When anything has arrived after the answer to STARTTLS: it was not protected and could pass for a part
    ///   of the protected session.
    func startTLS(_ handler: NIOSSLClientHandler, on channel: any Channel) throws {
        guard unread.isEmpty, !parser.isInsideReply, failure == nil else {
            throw TransportError(
                code: .protocolViolation,
                message: "the mail server, or someone between, sent data in the clear after STARTTLS"
            )
        }
        try channel.pipeline.syncOperations.addHandler(handler, position: .first)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard failure == nil else { return }
        do {
            for reply in try parser.append(unwrapInboundIn(data).readableBytesView) {
                if let waiter {
                    self.waiter = nil
                    waiter.succeed(reply)
                } else {
                    unread.append(reply)
                }
            }
            guard unread.count <= Self.maximumUnreadCount else {
                throw TransportError(
                    code: .protocolViolation,
                    message: "the mail server replies without being asked"
                )
            }
        } catch {
            fail(error, context: context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(
            TransportError(code: .unreachable, message: "the mail server closed the connection"),
            context: context
        )
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(error, context: context)
    }

    private func fail(_ error: any Error, context: ChannelHandlerContext) {
        guard failure == nil else { return }
        failure = error
        let waiter = waiter
        self.waiter = nil
        waiter?.fail(error)
        context.close(promise: nil)
    }
}
