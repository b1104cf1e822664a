import NIOCore
import Synchronization

/// A server that answers the head of each request with scripted bytes, right or wrong.
final class ScriptedHTTPHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    enum Answer: Sendable {
        case bytes(String)
        case bytesThenClose(String)
        case endless(head: String)
        case close
        case silence
    }

    /// What the server saw.
    final class Log: Sendable {
        private let state = Mutex<(connections: Int, requests: [String])>((0, []))

        var connectionCount: Int { state.withLock { $0.connections } }
        var requests: [String] { state.withLock { $0.requests } }

        func connected() { state.withLock { $0.connections += 1 } }
        func received(_ request: String) { state.withLock { $0.requests.append(request) } }
    }

    private let answer: Answer
    private let log: Log
    private var input = ""

    init(answer: Answer, log: Log) {
        self.answer = answer
        self.log = log
    }

    func channelActive(context: ChannelHandlerContext) {
        log.connected()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        input += String(buffer: unwrapInboundIn(data))
        guard let end = input.firstRange(of: "\r\n\r\n"), isComplete(bodyFrom: end.upperBound) else { return }
        log.received(input)
        input = ""
        switch answer {
        case .bytes(let text):
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
        case .bytesThenClose(let text):
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
            context.close(promise: nil)
        case .endless(let head):
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: head)), promise: nil)
            pour(context)
        case .close:
            context.close(promise: nil)
        case .silence:
            break
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if case .endless = answer { pour(context) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func isComplete(bodyFrom start: String.Index) -> Bool {
        let length = input.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length: ") }
            .flatMap { Int($0.dropFirst(16)) }
        return input[start...].utf8.count >= length ?? 0
    }

    private func pour(_ context: ChannelHandlerContext) {
        while context.channel.isWritable && context.channel.isActive {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(repeating: UInt8(ascii: "x"), count: 4096)), promise: nil)
        }
    }
}
