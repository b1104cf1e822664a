public import MonitorCore

/// Posts notifications to a Discord channel through a webhook.
///
/// Waits until the message is stored (`wait=true`), so that a message that Discord drops is not taken for delivered.
/// Discord cannot tell a repetition, so a notification whose answer was lost appears twice.
public struct DiscordChannel: NotificationChannel {
    /// The channel's name.
    public let id: ChannelID
    private let url: String
    private let link: IncidentLink?
    private let timeout: Duration
    private let delivery: HTTPDelivery

    /// Creates a channel.
    ///
    /// - Parameters:
    ///   - id: The channel's name.
    ///   - webhookURL: The address of the webhook; it is a secret.
    ///   - link: Where people find an incident.
    ///   - timeout: How long an attempt may take.
    ///   - transport: Sends the requests.
    public init(
        id: ChannelID,
        webhookURL: String,
        link: IncidentLink? = nil,
        timeout: Duration = .seconds(20),
        transport: any HTTPTransport
    ) {
        self.id = id
        url = webhookURL + (webhookURL.contains("?") ? "&wait=true" : "?wait=true")
        self.link = link
        self.timeout = timeout
        delivery = HTTPDelivery(transport: transport, clientErrors: .areFinal)
    }

    /// What the transport may take, and a little.
    public var attemptLimit: Duration { timeout + .seconds(10) }

    /// Posts a notification.
    public func deliver(_ notification: Notification, at now: Timestamp) async throws -> DeliveryReceipt {
        let payload = DiscordPayload.render(notification, link: link)
        let request = HTTPTransportRequest(
            method: "POST",
            url: url,
            headers: [HTTPHeader("content-type", "application/json")],
            body: payload.body,
            timeout: timeout
        )
        try await delivery.send(request, at: now)
        return DeliveryReceipt(truncatedParts: payload.truncatedParts)
    }
}
