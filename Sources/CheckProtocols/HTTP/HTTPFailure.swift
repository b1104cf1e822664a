import MonitorCore
import NIOCore
import NIOHTTP1

/// Explains why an answer could not be read.
enum HTTPFailure {
    static func evidence(for error: any Error, activity: String, rules: HTTPExchange.Rules) -> Evidence {
        switch error {
        case let error as IOError:
            Evidence(
                assertion: "response",
                expected: "a complete response",
                actual: "\(ConnectError.text(errno: error.errnoCode)) \(activity)"
            )
        case HTTPParserError.invalidEOFState:
            Evidence(
                assertion: "response",
                expected: "a complete response",
                actual: "the connection was closed \(activity)"
            )
        case HTTPParserError.headerOverflow:
            Evidence(assertion: "response", expected: "headers of a bounded size", actual: "more or longer headers")
        case let error as HTTPParserError:
            Evidence(assertion: "response", expected: "valid HTTP/1.1", actual: "\(error) \(activity)")
        case let error as WireMeter.LimitExceeded:
            Evidence(
                assertion: "response size",
                expected: "at most \(error.maximum) bytes on the wire",
                actual: "more than \(error.maximum) bytes"
            )
        case DecompressionError.tooLarge:
            Evidence(
                assertion: "body size",
                expected: "at most \(rules.maximumBodySize) bytes once decompressed",
                actual: "more than \(rules.maximumBodySize) bytes"
            )
        case let error as DecompressionError:
            Evidence(assertion: "body", expected: "a valid compressed body", actual: error.message)
        default:
            Evidence(
                assertion: "response",
                expected: "a complete response",
                actual: Escaped.text("\(error) \(activity)")
            )
        }
    }
}
