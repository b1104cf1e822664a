import MonitorCore

/// Sends one request and says what the answer means for the delivery.
struct HTTPDelivery: Sendable {
    /// What answers of the 400s mean.
    enum ClientErrors: Sendable {
        /// The payload or the address is wrong; another try will not help.
        case areFinal
        /// They may pass, as Standard Webhooks sees it.
        case mayPass
    }

    let transport: any HTTPTransport
    let clientErrors: ClientErrors

    func send(_ request: HTTPTransportRequest, at now: Timestamp) async throws {
        // What is said beyond status and headers must not make a failure of a delivery that succeeded.
        var request = request
        request.maximumResponseByteCount = 0
        request.truncatesResponse = true
        let response: HTTPTransportResponse
        do {
            response = try await transport.send(request)
        } catch let error as TransportError {
            throw DeliveryError(error)
        }
        if let error = Self.failure(response, clientErrors: clientErrors, at: now) {
            throw error
        }
    }

    static func failure(
        _ response: HTTPTransportResponse,
        clientErrors: ClientErrors,
        at now: Timestamp
    ) -> DeliveryError? {
        let status = response.status
        let retryAfter = response.header("Retry-After").flatMap { RetryAfter.duration($0, at: now) }
        func failure(_ code: DeliveryError.Code, _ meaning: String) -> DeliveryError {
            DeliveryError(code: code, message: "the receiver answered \(status): \(meaning)", retryAfter: retryAfter)
        }
        switch status {
        case 200...299: return nil
        case 410: return failure(.gone, "it wants no more notifications")
        case 429, 502, 504: return failure(.throttled, "it is asked too much of")
        case 408, 425: return failure(.temporary, "try again")
        case 300...399: return failure(clientErrors == .mayPass ? .temporary : .refused, "redirects are not followed")
        case 400...499: return failure(clientErrors == .mayPass ? .temporary : .refused, "it refuses the request")
        default: return failure(.temporary, "it failed")
        }
    }
}
