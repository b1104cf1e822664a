import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import Synchronization

/// A request that a server received.
struct ReceivedRequest: Sendable {
    var method: String
    var uri: String
    var headers: HTTPHeaders
    var body: String
}

/// An answer of a server.
struct TestAnswer: Sendable {
    var status = 200
    var headers: HTTPHeaders = [:]
    var body = ByteBuffer()
    /// Whether the body goes out in chunks rather than with its length.
    var isChunked = false

    static func text(_ text: String, status: Int = 200, headers: HTTPHeaders = [:]) -> TestAnswer {
        TestAnswer(status: status, headers: headers, body: ByteBuffer(string: text))
    }

    static func redirect(to location: String, status: Int = 302) -> TestAnswer {
        TestAnswer(status: status, headers: ["Location": location])
    }
}

/// A well-behaved HTTP server that keeps what it was asked.
final class HTTPTestServer: Sendable {
    private let log = Mutex<[ReceivedRequest]>([])
    private let answer: @Sendable (ReceivedRequest) -> TestAnswer

    init(_ answer: @escaping @Sendable (ReceivedRequest) -> TestAnswer) {
        self.answer = answer
    }

    /// What the server was asked, in order.
    var requests: [ReceivedRequest] { log.withLock { $0 } }

    /// Sets up a connection; `compresses` as the client accepts it.
    @Sendable
    func setUp(_ channel: any Channel) throws {
        try setUp(channel, compresses: false)
    }

    /// Sets up a connection whose answers are compressed as the client accepts it.
    @Sendable
    func setUpCompressed(_ channel: any Channel) throws {
        try setUp(channel, compresses: true)
    }

    private func setUp(_ channel: any Channel, compresses: Bool) throws {
        let pipeline = channel.pipeline.syncOperations
        try pipeline.configureHTTPServerPipeline()
        if compresses {
            try pipeline.addHandler(HTTPResponseCompressor())
        }
        try pipeline.addHandler(AnswerHandler(server: self))
    }

    fileprivate func take(_ request: ReceivedRequest) -> TestAnswer {
        log.withLock { $0.append(request) }
        return answer(request)
    }
}

private final class AnswerHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let server: HTTPTestServer
    private var head: HTTPRequestHead?
    private var body = ByteBuffer()

    init(server: HTTPTestServer) {
        self.server = server
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
        case .body(var part):
            body.writeBuffer(&part)
        case .end:
            guard let head else { return }
            let answer = server.take(
                ReceivedRequest(
                    method: head.method.rawValue,
                    uri: head.uri,
                    headers: head.headers,
                    body: String(buffer: body)
                )
            )
            respond(answer, context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func respond(_ answer: TestAnswer, _ context: ChannelHandlerContext) {
        var headers = answer.headers
        if !answer.isChunked {
            headers.replaceOrAdd(name: "Content-Length", value: "\(answer.body.readableBytes)")
        }
        let head = HTTPResponseHead(
            version: .http1_1,
            status: HTTPResponseStatus(statusCode: answer.status),
            headers: headers
        )
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if self.head?.method != .HEAD {
            context.write(wrapOutboundOut(.body(.byteBuffer(answer.body))), promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
