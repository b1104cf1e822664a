internal import MonitorCore
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// A connection to a mail server that asks and waits for the answer.
///
/// Cancelling a wait closes the connection.
struct SMTPConnection: Sendable {
    private let channel: any Channel
    private let handler: NIOLoopBound<SMTPReplyHandler>
    private let host: String
    private let tls: NIOSSLContext?

    /// Opens a connection; with `isImplicitTLS`, TLS comes first.
    static func open(
        host: String,
        port: Int,
        tls: NIOSSLContext?,
        isImplicitTLS: Bool,
        connectTimeout: Duration,
        eventLoopGroup: any EventLoopGroup
    ) async throws -> SMTPConnection {
        let eventLoop = eventLoopGroup.next()
        let opened = eventLoop.makePromise(of: SMTPConnection.self)
        let connecting = ClientBootstrap(group: eventLoop)
            .connectTimeout(.nanoseconds(max(1, connectTimeout.inNanoseconds)))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if isImplicitTLS, let tls {
                        try channel.pipeline.syncOperations.addHandler(Self.tlsHandler(tls, host: host))
                    }
                    try channel.pipeline.syncOperations.addHandler(SMTPReplyHandler())
                }
            }
            .connect(host: host, port: port)
        connecting.flatMapThrowing { channel in
            let handler = try channel.pipeline.syncOperations.handler(type: SMTPReplyHandler.self)
            return SMTPConnection(
                channel: channel,
                handler: NIOLoopBound(handler, eventLoop: channel.eventLoop),
                host: host,
                tls: tls
            )
        }
        .cascade(to: opened)
        // Whoever gave up on the connection before it was there does not get to close it.
        opened.futureResult.whenFailure { _ in
            connecting.whenSuccess { $0.close(promise: nil) }
        }
        return try await withTaskCancellationHandler {
            try await opened.futureResult.get()
        } onCancel: {
            opened.fail(CancellationError())
        }
    }

    /// Sends bytes, if any, and waits for the next reply.
    func exchange(_ bytes: [UInt8]? = nil) async throws -> SMTPReply {
        try await withTaskCancellationHandler {
            try await channel.eventLoop
                .flatSubmit {
                    if let bytes { channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil) }
                    return handler.value.next(on: channel.eventLoop)
                }
                .get()
        } onCancel: {
            channel.close(promise: nil)
        }
    }

    /// Turns the connection to TLS; the handshake runs before the next bytes go out.
    func startTLS() async throws {
        try await channel.eventLoop
            .submit {
                guard let tls else { return }
                try handler.value.startTLS(Self.tlsHandler(tls, host: host), on: channel)
            }
            .get()
    }

    /// Says goodbye without waiting for an answer and closes.
    func close() {
        channel.writeAndFlush(ByteBuffer(string: "QUIT\r\n"), promise: nil)
        channel.close(promise: nil)
    }

    private static func tlsHandler(_ context: NIOSSLContext, host: String) throws -> NIOSSLClientHandler {
        // Addresses are not sent as a server name; the certificate must then name the address.
        try NIOSSLClientHandler(context: context, serverHostname: IPAddress(host) == nil ? host : nil)
    }
}
