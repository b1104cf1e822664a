import MonitorCore

/// The Discord message of a notification: one embed.
///
/// Lengths stay below Discord's limits, which are 256 for a title, 4096 for a description, 1024 for a field's value, 2048
/// for a footer and 6000 for all of them. Markup is escaped except inside addresses, which Discord reads as one piece, and
/// no mention is ever allowed.
public enum DiscordPayload {
    private static let titleLimit = 256
    private static let descriptionLimit = 1_800
    private static let nameLimit = 60
    private static let valueLimit = 240
    private static let evidenceLimit = 1_024
    private static let maximumFieldCount = 8
    private static let footerLimit = 400

    /// Renders a notification.
    public static func render(_ notification: Notification, link: IncidentLink? = nil) -> RenderedPayload {
        let text = NotificationText(notification: notification)
        var fitter = TextFitter(unit: .utf16, keepsAddresses: true) { scalar in
            "\\*_~`|<>[]()#".unicodeScalars.contains(scalar) ? "\\\(scalar)" : nil
        }
        var fields: [JSONValue] = text.facts.prefix(maximumFieldCount)
            .map { fact in
                [
                    "name": .string(fitter.fit(fact.name, to: nameLimit, part: "facts")),
                    "value": .string(fitter.fit(fact.value, to: valueLimit, part: "facts")),
                    "inline": true,
                ]
            }
        let evidence = fitter.fit(text.evidence, to: evidenceLimit, part: "evidence")
        if !evidence.isEmpty {
            fields.append(["name": "Evidence", "value": .string(evidence), "inline": false])
        }
        var embed: [String: JSONValue] = [
            "title": .string(fitter.fit(text.headline, to: titleLimit, part: "headline")),
            "color": .integer(color(notification)),
            "fields": .array(fields),
            "timestamp": .string((notification.endedAt ?? notification.startedAt).rfc3339),
        ]
        embed["description"] = text.reason.map {
            .string(fitter.fit($0, to: descriptionLimit, part: "reason"))
        }
        embed["url"] = link.map { .string($0.url(of: notification.incident)) }
        var footer = "Key: " + fitter.fit(notification.alert.key.rawValue, to: footerLimit, part: "key", escapes: false)
        if !fitter.truncatedParts.isEmpty {
            footer += " · Shortened: " + fitter.truncatedParts.joined(separator: ", ")
        }
        embed["footer"] = ["text": .string(footer)]
        let message: JSONValue = ["embeds": [.object(embed)], "allowed_mentions": ["parse": []]]
        return RenderedPayload(body: message.textBytes, truncatedParts: fitter.truncatedParts)
    }

    private static func color(_ notification: Notification) -> Int64 {
        guard notification.occasion != .resolved else { return 0x2e_a0_43 }
        switch notification.alert.severity {
        case .info: return 0x1f_6f_eb
        case .warning: return 0xd2_99_22
        case .error, .critical: return 0xcf_22_2e
        }
    }
}
