public import MonitorCore

/// Sends notifications as mail.
///
/// A notification is one mail to all recipients, with the same `Message-ID` on every attempt. When only some recipients
/// are refused, later attempts go to those of them who were refused for now.
public struct MailChannel: NotificationChannel {
    /// The channel's name.
    public let id: ChannelID
    /// How long an attempt may take.
    public let attemptLimit: Duration
    private let sender: String
    private let recipients: [String]
    private let link: IncidentLink?
    private let transport: any MailTransport

    /// Creates a channel.
    ///
    /// - Parameters:
    ///   - id: The channel's name.
    ///   - sender: The sender's address.
    ///   - recipients: The recipients' addresses; at least one.
    ///   - link: Where people find an incident.
    ///   - attemptLimit: How long an attempt may take; longer than the transport's own limit.
    ///   - transport: Submits the mails.
    public init(
        id: ChannelID,
        from sender: String,
        to recipients: [String],
        link: IncidentLink? = nil,
        attemptLimit: Duration = .seconds(150),
        transport: any MailTransport
    ) {
        self.id = id
        self.attemptLimit = attemptLimit
        self.sender = sender
        self.recipients = recipients
        self.link = link
        self.transport = transport
    }

    /// Submits a mail to all recipients.
    public func deliver(_ notification: Notification, at now: Timestamp) async throws -> DeliveryReceipt {
        try await deliver(notification, sparing: [], at: now)
    }

    /// Submits a mail to the recipients whom no earlier attempt has finished.
    public func deliver(
        _ notification: Notification,
        sparing finished: [String],
        at now: Timestamp
    ) async throws -> DeliveryReceipt {
        for address in [sender] + recipients where !Self.isSafe(address) {
            throw DeliveryError(code: .refused, message: "an address of channel \(id) is empty or holds a line break")
        }
        guard !recipients.isEmpty else {
            throw DeliveryError(code: .refused, message: "channel \(id) has no recipients")
        }
        let recipients = recipients.filter { !finished.contains($0) }
        guard !recipients.isEmpty else { return DeliveryReceipt() }
        let (message, truncatedParts) = MailRendering.render(
            notification,
            from: sender,
            to: recipients,
            link: link,
            at: now
        )
        do {
            try await transport.submit(message)
        } catch let error as TransportError {
            var failure = DeliveryError(error)
            if let refused = error.cause as? RefusedRecipients {
                failure.finishedRecipients = recipients.filter { refused.reasons[$0]?.isRetryable != true }
            }
            throw failure
        }
        return DeliveryReceipt(truncatedParts: truncatedParts)
    }

    private static func isSafe(_ address: String) -> Bool {
        !address.isEmpty && address.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }
}
