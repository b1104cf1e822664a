import NIOCore
import NIOHTTP1

/// Answers each HTTP request with what a closure makes of it.
final class DemoHTTPHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let answer: @Sendable (HTTPRequestHead, [UInt8]) -> (HTTPResponseStatus, String)
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    init(_ answer: @escaping @Sendable (HTTPRequestHead, [UInt8]) -> (HTTPResponseStatus, String)) {
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let part):
            body.append(contentsOf: part.readableBytesView)
            if body.count > 1 << 20 {
                context.close(promise: nil)
            }
        case .end:
            guard let head else { return }
            let (status, text) = answer(head, body)
            let headers: HTTPHeaders = ["content-type": "application/json", "content-length": "\(text.utf8.count)"]
            let response = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
            context.write(wrapOutboundOut(.head(response)), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
