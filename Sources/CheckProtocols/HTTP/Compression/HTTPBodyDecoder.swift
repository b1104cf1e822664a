import NIOCore
import NIOHTTP1

/// Undoes the compression of answers; what is compressed in another way passes as it is.
final class HTTPBodyDecoder: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart

    private let maximumSize: Int
    private var decoder: ContentDecoder?
    private var hasFailed = false

    init(maximumSize: Int) {
        self.maximumSize = maximumSize
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !hasFailed else { return }
        let part = unwrapInboundIn(data)
        do throws(DecompressionError) {
            switch part {
            case .head(let head):
                decoder = ContentCoding(head.headers).map { ContentDecoder($0, maximumSize: maximumSize) }
                context.fireChannelRead(data)
            case .body(let bytes):
                guard decoder != nil else { return context.fireChannelRead(data) }
                decoder?.append(bytes.readableBytesView)
                while let piece = try decoder?.next() {
                    context.fireChannelRead(wrapInboundOut(.body(ByteBuffer(bytes: piece))))
                }
            case .end:
                try decoder?.finish()
                context.fireChannelRead(data)
            }
        } catch {
            hasFailed = true
            context.fireErrorCaught(error)
        }
    }
}
