import IncidentResponse
import MonitorCore

/// Receives webhooks as the world's faults let it.
struct SimulatedReceiver: HTTPTransport {
    let link: NodeLink
    let clock: SimulatedClock
    let notifications: SentNotifications
    let observer: WorldObserver

    private static let latency = Duration.milliseconds(80)

    func send(_ request: HTTPTransportRequest) async throws -> HTTPTransportResponse {
        let notification = notification(in: request)
        let isAlone = notification.map { observer.beginDelivery(in: $0.lane) } ?? false
        defer { if isAlone, let notification { observer.endDelivery(in: notification.lane) } }
        try await clock.sleep(for: Self.latency)
        if link.strikes(.receiverFails) { return HTTPTransportResponse(status: 503) }
        if link.strikes(.receiverThrottles) {
            return HTTPTransportResponse(status: 429, headers: [HTTPHeader("Retry-After", "2")])
        }
        if link.strikes(.receiverSilent) {
            // It may have understood all the same.
            if link.choice(.receiverSilent, of: 2) == 1 { accept(request) }
            try await clock.sleep(for: request.timeout)
            throw TransportError(code: .timeout, message: "no answer within \(request.timeout.text)")
        }
        accept(request)
        if link.strikes(.receiverHalfCloses) {
            throw TransportError(code: .unreachable, message: "the connection was closed before the answer")
        }
        return HTTPTransportResponse(status: 204)
    }

    private func accept(_ request: HTTPTransportRequest) {
        guard let notification = notification(in: request) else {
            return observer.violated(.deliveredEffectivelyOnce, "a webhook under the unknown id “\(id(of: request))”")
        }
        observer.received(notification)
    }

    private func notification(in request: HTTPTransportRequest) -> Notification? {
        notifications[NotificationID(rawValue: id(of: request))]
    }

    private func id(of request: HTTPTransportRequest) -> String {
        request.headers.first { $0.name == StandardWebhook.idHeader }?.value ?? ""
    }
}
