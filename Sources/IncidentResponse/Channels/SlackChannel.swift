public import MonitorCore

/// Posts notifications to a Slack channel through an incoming webhook.
///
/// Slack cannot tell a repetition, so a notification whose answer was lost appears twice.
public struct SlackChannel: NotificationChannel {
    /// The channel's name.
    public let id: ChannelID
    private let webhookURL: String
    private let link: IncidentLink?
    private let timeout: Duration
    private let delivery: HTTPDelivery

    /// Creates a channel.
    ///
    /// - Parameters:
    ///   - id: The channel's name.
    ///   - webhookURL: The address of the incoming webhook; it is a secret.
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
        self.webhookURL = webhookURL
        self.link = link
        self.timeout = timeout
        delivery = HTTPDelivery(transport: transport, clientErrors: .areFinal)
    }

    /// What the transport may take, and a little.
    public var attemptLimit: Duration { timeout + .seconds(10) }

    /// Posts a notification.
    public func deliver(_ notification: Notification, at now: Timestamp) async throws -> DeliveryReceipt {
        let payload = SlackPayload.render(notification, link: link)
        let request = HTTPTransportRequest(
            method: "POST",
            url: webhookURL,
            headers: [HTTPHeader("content-type", "application/json; charset=utf-8")],
            body: payload.body,
            timeout: timeout
        )
        try await delivery.send(request, at: now)
        return DeliveryReceipt(truncatedParts: payload.truncatedParts)
    }
}
