import NIOCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What a raw server does next.
enum RawAction: Sendable {
    /// Sends bytes and keeps the connection.
    case send(String)
    /// Sends bytes and closes the connection in good order.
    case sendAndClose(String)
    /// Sends bytes and then resets the connection.
    case sendAndReset(String)
    /// Sends a prefix and then a chunk for as long as the peer takes it.
    case sendForEver(prefix: String, chunk: String)
    /// Resets the connection.
    case reset
    /// Does nothing.
    case wait
}

/// A server that speaks bytes: what it does is decided from what it has received so far.
final class RawHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let onConnect: RawAction
    private let onReceive: @Sendable (String) -> RawAction
    private var received = ""
    private var endless: ByteBuffer?

    init(onConnect: RawAction = .wait, onReceive: @escaping @Sendable (String) -> RawAction = { _ in .wait }) {
        self.onConnect = onConnect
        self.onReceive = onReceive
    }

    /// Answers each complete request head with one action.
    static func answering(_ action: RawAction) -> RawHandler {
        RawHandler { received in received.hasSuffix("\r\n\r\n") ? action : .wait }
    }

    func channelActive(context: ChannelHandlerContext) {
        perform(onConnect, context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += String(buffer: unwrapInboundIn(data))
        perform(onReceive(received), context)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        sendMore(context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func perform(_ action: RawAction, _ context: ChannelHandlerContext) {
        switch action {
        case .wait:
            break
        case .send(let text):
            send(text, context)
        case .sendAndClose(let text):
            send(text, context)
            context.close(promise: nil)
        case .sendAndReset(let text):
            send(text, context)
            reset(context)
        case .sendForEver(let prefix, let chunk):
            send(prefix, context)
            endless = ByteBuffer(string: String(repeating: chunk, count: 8_192 / chunk.utf8.count + 1))
            sendMore(context)
        case .reset:
            reset(context)
        }
    }

    private func send(_ text: String, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
    }

    /// Sends until the peer takes no more for now.
    private func sendMore(_ context: ChannelHandlerContext) {
        guard let endless else { return }
        while context.channel.isActive, context.channel.isWritable {
            context.writeAndFlush(wrapOutboundOut(endless), promise: nil)
        }
    }

    private func reset(_ context: ChannelHandlerContext) {
        let close = NIOLoopBound(context, eventLoop: context.eventLoop)
        guard let socket = context.channel as? any SocketOptionProvider else { return }
        socket.setSoLinger(linger(l_onoff: 1, l_linger: 0))
            .whenComplete { _ in
                close.value.close(promise: nil)
            }
    }
}
