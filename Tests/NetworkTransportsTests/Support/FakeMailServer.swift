import NIOCore
import NIOSSL
import Synchronization

/// A mail server that behaves, except where it is told otherwise.
final class FakeMailServer: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    struct Behaviour: Sendable {
        var greeting = "220 fake ESMTP\r\n"
        var capabilities = ["SIZE 100000", "STARTTLS", "AUTH PLAIN LOGIN"]
        /// Replies by the beginning of the command; an empty one is silence.
        var replies: [String: String] = [:]
        var dropsInsideData = false
        var tls: NIOSSLContext?
    }

    final class Log: Sendable {
        private let state = Mutex<(commands: [String], messages: [String], arrivals: [[String]], isClosed: Bool)>(
            ([], [], [], false)
        )

        /// Commands with `!` before those that were protected.
        var commands: [String] { state.withLock { $0.commands } }
        var messages: [String] { state.withLock { $0.messages } }
        /// The recipients of each message that was taken.
        var arrivals: [[String]] { state.withLock { $0.arrivals } }
        var isClosed: Bool { state.withLock { $0.isClosed } }

        func command(_ text: String) { state.withLock { $0.commands.append(text) } }
        func message(_ text: String) { state.withLock { $0.messages.append(text) } }
        func arrived(_ recipients: [String]) { state.withLock { $0.arrivals.append(recipients) } }
        func closed() { state.withLock { $0.isClosed = true } }
    }

    private let behaviour: Behaviour
    private let log: Log
    private var input = ""
    private var isInsideData = false
    private var isProtected: Bool
    private var pendingResponses = 0
    private var recipients: [String] = []

    init(behaviour: Behaviour, log: Log, isImplicitTLS: Bool) {
        self.behaviour = behaviour
        self.log = log
        isProtected = isImplicitTLS
    }

    func channelActive(context: ChannelHandlerContext) {
        send(behaviour.greeting, context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        log.closed()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        input += String(buffer: unwrapInboundIn(data))
        if isInsideData && behaviour.dropsInsideData {
            context.close(promise: nil)
            return
        }
        while true {
            if isInsideData {
                guard let end = input.firstRange(of: "\r\n.\r\n") else { return }
                log.message(String(input[..<end.lowerBound]))
                input = String(input[end.upperBound...])
                isInsideData = false
                let reply = behaviour.replies["."] ?? "250 taken\r\n"
                if reply.hasPrefix("250") { log.arrived(recipients) }
                recipients = []
                send(reply, context)
            } else {
                guard let end = input.firstRange(of: "\r\n") else { return }
                let line = String(input[..<end.lowerBound])
                input = String(input[end.upperBound...])
                handle(line, context)
            }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func handle(_ line: String, _ context: ChannelHandlerContext) {
        log.command((isProtected ? "!" : "") + line)
        if pendingResponses > 0 {
            pendingResponses -= 1
            send(
                pendingResponses > 0 ? "334 UGFzc3dvcmQ6\r\n" : behaviour.replies["credentials"] ?? "235 in\r\n",
                context
            )
            return
        }
        if let reply = behaviour.replies.first(where: { line.hasPrefix($0.key) })?.value {
            send(reply, context)
            return
        }
        switch line.prefix(4) {
        case "EHLO":
            let lines = ["fake"] + behaviour.capabilities
            let reply = lines.enumerated().map { "250\($0.offset == lines.count - 1 ? " " : "-")\($0.element)\r\n" }
            send(reply.joined(), context)
        case "STAR":
            send("220 go\r\n", context)
            guard let tls = behaviour.tls else { return }
            isProtected = true
            try? context.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls), position: .first)
        case "AUTH":
            pendingResponses = line.hasSuffix("LOGIN") ? 2 : 1
            send("334 VXNlcm5hbWU6\r\n", context)
        case "RCPT":
            recipients.append(String(line.dropFirst(9).prefix { $0 != ">" }))
            send("250 ok\r\n", context)
        case "DATA":
            isInsideData = true
            send("354 go\r\n", context)
        case "QUIT":
            send("221 bye\r\n", context)
            context.close(promise: nil)
        default:
            send("250 ok\r\n", context)
        }
    }

    private func send(_ text: String, _ context: ChannelHandlerContext) {
        guard !text.isEmpty else { return }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
        if text.hasPrefix("421") { context.close(promise: nil) }
    }
}
