public import MonitorCore

/// The mail of a notification.
///
/// The mails of an incident form a thread: all refer to one id that no mail has, so the thread holds together whichever of
/// them arrive. What comes from outside never reaches a header but the subject, and that without control characters.
public enum MailRendering {
    private static let subjectLimit = 200
    private static let bodyLimit = 60_000

    /// Renders a notification.
    ///
    /// - Parameters:
    ///   - notification: The notification.
    ///   - sender: The sender's address; its domain makes the ids.
    ///   - recipients: The recipients' addresses.
    ///   - link: Where people find the incident.
    ///   - now: The date of the mail.
    /// - Returns: The mail and what was shortened.
    public static func render(
        _ notification: Notification,
        from sender: String,
        to recipients: [String],
        link: IncidentLink? = nil,
        at now: Timestamp
    ) -> (message: MailMessage, truncatedParts: [String]) {
        let text = NotificationText(notification: notification)
        var fitter = TextFitter(unit: .utf8) { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: " "
            default: nil
            }
        }
        let subject = fitter.fit(
            "[\(notification.alert.severity.rawValue)] \(text.headline)",
            to: subjectLimit,
            part: "subject"
        )
        var lines = [text.headline, ""]
        if let reason = text.reason {
            lines += [reason, ""]
        }
        lines += text.facts.map { "\($0.name): \($0.value)" }
        if let description = text.description {
            lines += ["", description]
        }
        if !text.evidence.isEmpty {
            lines += ["", "Evidence:", text.evidence]
        }
        var body = fitter.fit(lines.joined(separator: "\n"), to: bodyLimit, part: "body", escapes: false)
        body += "\n\nKey: \(notification.alert.key)\n"
        if let link {
            body += "Incident: \(link.url(of: notification.incident))\n"
        }
        let domain = domain(of: sender)
        let message = MailMessage(
            id: "\(notification.id)@\(domain)",
            from: sender,
            to: recipients,
            subject: subject,
            text: body,
            threadID: "incident-\(hashedName(notification.incident.rawValue))@\(domain)",
            date: now
        )
        return (message, fitter.truncatedParts)
    }

    private static func domain(of address: String) -> String {
        guard let at = address.lastIndex(of: "@") else { return "localhost" }
        let domain = address[address.index(after: at)...]
            .prefix {
                $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-")
            }
        return domain.isEmpty ? "localhost" : String(domain)
    }
}
