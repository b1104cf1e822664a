import NIOCore

/// Tells when the first byte comes and stops a peer that sends more than it may.
final class WireMeter: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    /// Fired with the first byte.
    struct FirstByte: Sendable {}

    /// Thrown when more than the maximum came.
    struct LimitExceeded: Error {
        var maximum: Int
    }

    private let maximum: Int
    private var received = 0

    init(maximum: Int) {
        self.maximum = maximum
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if received == 0 {
            context.fireUserInboundEventTriggered(FirstByte())
        }
        guard received <= maximum else { return }
        received += unwrapInboundIn(data).readableBytes
        if received > maximum {
            context.fireErrorCaught(LimitExceeded(maximum: maximum))
        } else {
            context.fireChannelRead(data)
        }
    }
}
