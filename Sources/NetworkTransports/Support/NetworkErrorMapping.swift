internal import MonitorCore
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// Says what an error of the network or of TLS means to the caller.
enum NetworkErrorMapping {
    static func transportError(for error: any Error, peer: String) -> any Error {
        switch error {
        case is CancellationError, is TransportError:
            return error
        case ChannelError.connectTimeout:
            return TransportError(code: .timeout, message: "\(peer) took too long to connect", cause: error)
        case NIOSSLError.handshakeFailed(.sslError([.eofDuringHandshake])):
            return TransportError(
                code: .unreachable,
                message: "\(peer) closed the connection during the TLS handshake",
                cause: error
            )
        case NIOSSLError.handshakeFailed(let cause):
            return TransportError(
                code: .untrusted,
                message: "TLS with \(peer) failed; check its certificate and the trusted roots (\(cause))",
                cause: error
            )
        case is NIOSSLExtraError:
            return TransportError(
                code: .untrusted,
                message: "the certificate of \(peer) does not name it (\(error))",
                cause: error
            )
        case let error as NIOConnectionError where error.connectionErrors.isEmpty:
            return TransportError(
                code: .unreachable,
                message: "the name \(peer) does not resolve; check it and the resolver",
                cause: error
            )
        default:
            return TransportError(
                code: .unreachable,
                message: "cannot reach \(peer), or the connection broke (\(error))",
                cause: error
            )
        }
    }
}
