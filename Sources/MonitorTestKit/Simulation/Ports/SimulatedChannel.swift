import IncidentResponse
import MonitorCore

/// The real webhook channel, in front of a simulated receiver.
struct SimulatedChannel: NotificationChannel {
    static let id: ChannelID = "pager"

    let webhook: WebhookChannel
    let notifications: SentNotifications

    init(link: NodeLink, clock: SimulatedClock, observer: WorldObserver) throws {
        let sent = SentNotifications()
        notifications = sent
        webhook = WebhookChannel(
            id: Self.id,
            url: "https://pager.example/hook",
            signer: try StandardWebhook(secrets: [WebhookSecret("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")]),
            timeout: .seconds(5),
            transport: SimulatedReceiver(link: link, clock: clock, notifications: sent, observer: observer)
        )
    }

    var id: ChannelID { Self.id }
    var attemptLimit: Duration { webhook.attemptLimit }

    func deliver(_ notification: Notification, at now: Timestamp) async throws -> DeliveryReceipt {
        notifications.insert(notification)
        return try await webhook.deliver(notification, at: now)
    }
}
