internal import AsyncHTTPClient
internal import MonitorCore
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL

/// Says what a client's error means to the caller.
enum HTTPErrorMapping {
    static func transportError(for error: any Error, host: String) -> any Error {
        switch error {
        case is CancellationError, is TransportError:
            return error
        case let error as InvalidRequest:
            return TransportError(code: .invalidRequest, message: "cannot send the request: \(error.reason)")
        case is RefusedAddress:
            return TransportError(
                code: .invalidRequest,
                message: "\(host) is not a public address; allow its range in the address guard if it is meant"
            )
        case HTTPParserError.invalidEOFState:
            return TransportError(
                code: .unreachable,
                message: "\(host) closed the connection inside its answer",
                cause: error
            )
        case is HTTPParserError:
            return TransportError(
                code: .protocolViolation,
                message: "\(host) did not answer with HTTP (\(error))",
                cause: error
            )
        case let error as HTTPClientError:
            return transportError(for: error, host: host)
        default:
            return NetworkErrorMapping.transportError(for: error, peer: host)
        }
    }

    private static func transportError(for error: HTTPClientError, host: String) -> TransportError {
        switch error {
        case .connectTimeout, .readTimeout, .writeTimeout, .tlsHandshakeTimeout, .deadlineExceeded,
            .getConnectionFromPoolTimeout:
            TransportError(code: .timeout, message: "\(host) took too long to connect", cause: error)
        case .invalidURL, .emptyHost, .emptyScheme, .traceRequestWithBody:
            TransportError(code: .invalidRequest, message: "cannot send the request: \(error)", cause: error)
        case .alreadyShutdown:
            TransportError(code: .unreachable, message: "the transport has been shut down", cause: error)
        default:
            TransportError(code: .unreachable, message: "the exchange with \(host) broke (\(error))", cause: error)
        }
    }
}
