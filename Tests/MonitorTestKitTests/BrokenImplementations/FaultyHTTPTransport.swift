import MonitorCore

/// An HTTP transport with a fault, if any.
struct FaultyHTTPTransport: HTTPTransport {
    enum Fault {
        case dropsBodies, throwsForStatus, followsRedirects, hasItsOwnTimeout, cutsUnasked, refusesToCut
        case blamesTheTime, triesInvalidURLs, wrapsCancellation
    }

    var fault: Fault?
    let base: InMemoryHTTPTransport

    func send(_ request: HTTPTransportRequest) async throws -> HTTPTransportResponse {
        var request = request
        switch fault {
        case .dropsBodies: request.body = []
        case .hasItsOwnTimeout: request.timeout = .seconds(60)
        case .cutsUnasked: request.truncatesResponse = true
        case .refusesToCut: request.truncatesResponse = false
        case .triesInvalidURLs where !request.url.hasPrefix("http"): request.url = "http://test/absent"
        default: break
        }
        do {
            let response = try await base.send(request)
            if fault == .throwsForStatus, response.status >= 400 {
                throw TransportError(code: .rejected, message: "status \(response.status)")
            }
            if fault == .followsRedirects, response.status == 302 {
                request.url = "http://test/status/200"
                return try await base.send(request)
            }
            return response
        } catch is CancellationError where fault == .wrapsCancellation {
            throw TransportError(code: .unreachable, message: "the connection was closed")
        } catch let error as TransportError where fault == .blamesTheTime && error.code == .unreachable {
            throw TransportError(code: .timeout, message: "no answer")
        }
    }
}
