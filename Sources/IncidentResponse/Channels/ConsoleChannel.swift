public import MonitorCore

/// Writes notifications as lines, for terminals and log collectors.
public struct ConsoleChannel: NotificationChannel {
    /// The form of a line.
    public enum Format: Sendable, Hashable {
        /// Text for people.
        case text
        /// The object of ``WebhookPayload``.
        case json
    }

    /// The channel's name.
    public let id: ChannelID
    private let format: Format
    private let link: IncidentLink?
    private let write: @Sendable (String) throws -> Void

    /// Creates a channel.
    ///
    /// - Parameters:
    ///   - id: The channel's name.
    ///   - format: The form of a line.
    ///   - link: Where people find an incident.
    ///   - write: Takes a line, without its end.
    public init(
        id: ChannelID,
        format: Format = .text,
        link: IncidentLink? = nil,
        write: @escaping @Sendable (String) throws -> Void
    ) {
        self.id = id
        self.format = format
        self.link = link
        self.write = write
    }

    /// Writes a line.
    public func deliver(_ notification: Notification, at now: Timestamp) async throws -> DeliveryReceipt {
        switch format {
        case .json:
            let payload = WebhookPayload.render(notification, link: link)
            try write(String(decoding: payload.body, as: UTF8.self))
            return DeliveryReceipt(truncatedParts: payload.truncatedParts)
        case .text:
            let text = NotificationText(notification: notification)
            var fitter = TextFitter(unit: .utf8) { $0.properties.generalCategory == .control ? " " : nil }
            let line =
                "[\(notification.alert.severity.rawValue)] \(text.headline) (\(notification.alert.reason), \(text.period))"
            let url = link.map { " \($0.url(of: notification.incident))" } ?? ""
            try write(fitter.fit(line, to: 4_000, part: "line") + url)
            return DeliveryReceipt(truncatedParts: fitter.truncatedParts)
        }
    }
}
