import NIOCore
import NIOHTTP1

/// A correct HTTP server that behaves as the path says: `/echo`, `/status/N`, `/redirect`, `/silence` or `/body/N`.
final class ScenarioHTTPHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private var head: HTTPRequestHead?
    private var body = ByteBuffer()

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body.clear()
        case .body(var part):
            body.writeBuffer(&part)
        case .end:
            if let head { answer(head, context) }
        }
    }

    private func answer(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let path = head.uri.split(separator: "/")
        let number = path.dropFirst().first.flatMap { Int($0) } ?? 0
        var status = HTTPResponseStatus.ok
        var headers = HTTPHeaders()
        var content = ByteBuffer()
        switch path.first {
        case "echo":
            headers.add(name: "x-method", value: head.method.rawValue)
            headers.add(name: "x-got", value: head.headers.first(name: "x-sent") ?? "")
            content = body
        case "status": status = HTTPResponseStatus(statusCode: number)
        case "redirect":
            status = .found
            headers.add(name: "location", value: "/echo")
        case "body": content = ByteBuffer(repeating: 7, count: number)
        default: return
        }
        if status.mayHaveResponseBody { headers.add(name: "content-length", value: "\(content.readableBytes)") }
        let response = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
        context.write(wrapOutboundOut(.head(response)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(content))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
