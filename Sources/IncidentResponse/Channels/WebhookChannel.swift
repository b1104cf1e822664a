public import MonitorCore

/// Posts notifications to a program, signed by Standard Webhooks 1.0.
///
/// The body is that of ``WebhookPayload``; `webhook-id` is the notification's id on every attempt, `webhook-timestamp` is
/// that of the attempt. Anything but a 2xx is tried again, except 410, which disables the channel
/// until the program starts again.
public struct WebhookChannel: NotificationChannel {
    /// The channel's name.
    public let id: ChannelID
    private let url: String
    private let signer: StandardWebhook
    private let link: IncidentLink?
    private let timeout: Duration
    private let delivery: HTTPDelivery

    /// Creates a channel.
    ///
    /// - Parameters:
    ///   - id: The channel's name.
    ///   - url: Where to post.
    ///   - signer: Signs the messages.
    ///   - link: Where people find an incident.
    ///   - timeout: How long an attempt may take.
    ///   - transport: Sends the requests; keeping them away from private networks is its matter.
    public init(
        id: ChannelID,
        url: String,
        signer: StandardWebhook,
        link: IncidentLink? = nil,
        timeout: Duration = .seconds(20),
        transport: any HTTPTransport
    ) {
        self.id = id
        self.url = url
        self.signer = signer
        self.link = link
        self.timeout = timeout
        delivery = HTTPDelivery(transport: transport, clientErrors: .mayPass)
    }

    /// What the transport may take, and a little.
    public var attemptLimit: Duration { timeout + .seconds(10) }

    /// Posts a notification.
    public func deliver(_ notification: Notification, at now: Timestamp) async throws -> DeliveryReceipt {
        let payload = WebhookPayload.render(notification, link: link)
        let signature: [HTTPHeader]
        do {
            signature = try signer.headers(id: notification.id.rawValue, time: now, body: payload.body)
        } catch {
            throw DeliveryError(code: .refused, message: error.message, cause: error)
        }
        let request = HTTPTransportRequest(
            method: "POST",
            url: url,
            headers: [HTTPHeader("content-type", "application/json")] + signature,
            body: payload.body,
            timeout: timeout
        )
        try await delivery.send(request, at: now)
        return DeliveryReceipt(truncatedParts: payload.truncatedParts)
    }
}
