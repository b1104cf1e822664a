import IncidentResponse
import MonitorCore
import NIOHTTP1
import Synchronization

/// Receives the demonstration's webhooks as a customer's server would: it verifies each signature and keeps the payload.
final class WebhookSink: Sendable {
    /// One notification, however often it was delivered.
    struct Receipt: Sendable {
        var id: String
        var occasion: String
        var monitor: String
        var receivedAt: Timestamp
        var deliveryCount: Int
    }

    private struct State {
        var receipts: [Receipt] = []
        var refusedCount = 0
    }

    private let verifier: StandardWebhook
    private let time: any TimeSource
    private let state = Mutex(State())

    init(verifier: StandardWebhook, time: any TimeSource) {
        self.verifier = verifier
        self.time = time
    }

    /// What has been received, in order.
    var receipts: [Receipt] { state.withLock { $0.receipts } }

    /// Requests whose signature did not verify.
    var refusedCount: Int { state.withLock { $0.refusedCount } }

    /// Takes a request and answers it.
    func receive(_ head: HTTPRequestHead, _ body: [UInt8]) -> HTTPResponseStatus {
        let now = time.now
        let headers = head.headers.map { HTTPHeader($0.name, $0.value) }
        guard let id = head.headers.first(name: StandardWebhook.idHeader),
            (try? verifier.verify(headers: headers, body: body, at: now)) != nil,
            let payload = try? JSONValue(parsing: body)
        else {
            state.withLock { $0.refusedCount += 1 }
            return .unauthorized
        }
        state.withLock { state in
            if let index = state.receipts.firstIndex(where: { $0.id == id }) {
                state.receipts[index].deliveryCount += 1
                return
            }
            state.receipts.append(
                Receipt(
                    id: id,
                    occasion: payload.text(at: ["type"]) ?? "",
                    monitor: payload.text(at: ["data", "monitor"]) ?? "",
                    receivedAt: now,
                    deliveryCount: 1
                )
            )
        }
        return .noContent
    }
}

extension JSONValue {
    /// The text that a path of member names leads to, or `nil`.
    func text(at path: [String]) -> String? {
        var value = self
        for name in path {
            guard let member = value[member: name] else { return nil }
            value = member
        }
        guard case .string(let text) = value else { return nil }
        return text
    }
}
