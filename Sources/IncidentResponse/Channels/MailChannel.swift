public import MonitorCore

/// Sends notifications as mail.
///
/// A notification is one mail to all recipients, with the same `Message-ID` on every attempt.
public struct MailChannel: NotificationChannel {
    /// The channel's name.
    public let id: ChannelID
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
    ///   - transport: Submits the mails.
    public init(
        id: ChannelID,
        from sender: String,
        to recipients: [String],
        link: IncidentLink? = nil,
        transport: any MailTransport
    ) {
        self.id = id
        self.sender = sender
        self.recipients = recipients
        self.link = link
        self.transport = transport
    }

    /// Submits a mail.
    public func deliver(_ notification: Notification, at now: Timestamp) async throws -> DeliveryReceipt {
        for address in [sender] + recipients where !Self.isSafe(address) {
            throw DeliveryError(code: .refused, message: "an address of channel \(id) is empty or holds a line break")
        }
        guard !recipients.isEmpty else {
            throw DeliveryError(code: .refused, message: "channel \(id) has no recipients")
        }
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
            throw DeliveryError(error)
        }
        return DeliveryReceipt(truncatedParts: truncatedParts)
    }

    private static func isSafe(_ address: String) -> Bool {
        !address.isEmpty && address.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }
}
