import MonitorCore

/// The Block Kit message of a notification.
///
/// Lengths stay below Slack's limits, which are 150 for a header, 3000 for a section and 2000 for a field, and together
/// below the 13,200 at which messages are refused. Text is escaped and marked `verbatim`, so nothing in it can mention
/// anybody or become a link.
public enum SlackPayload {
    private static let headerLimit = 150
    private static let sectionLimit = 2_800
    private static let fieldLimit = 400
    private static let maximumFieldCount = 10
    private static let contextLimit = 1_000
    private static let urlLimit = 3_000

    /// Renders a notification.
    public static func render(_ notification: Notification, link: IncidentLink? = nil) -> RenderedPayload {
        let text = NotificationText(notification: notification)
        var fitter = TextFitter(unit: .utf16) { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            default: nil
            }
        }
        var blocks: [JSONValue] = [
            [
                "type": "header",
                "text": [
                    "type": "plain_text",
                    "emoji": false,
                    "text": .string(fitter.fit(text.headline, to: headerLimit, part: "headline", escapes: false)),
                ],
            ]
        ]
        if let reason = text.reason {
            blocks.append([
                "type": "section", "text": markdown(fitter.fit(reason, to: sectionLimit, part: "reason")),
            ])
        }
        let fields = text.facts.prefix(maximumFieldCount)
            .map { fact in
                markdown(
                    "*\(fitter.fit(fact.name, to: 60, part: "facts"))*\n\(fitter.fit(fact.value, to: fieldLimit, part: "facts"))"
                )
            }
        blocks.append(["type": "section", "fields": .array(fields)])
        let evidence = fitter.fit(text.evidence, to: sectionLimit, part: "evidence")
        if !evidence.isEmpty {
            blocks.append(["type": "section", "text": markdown(evidence)])
        }
        let url = link?.url(of: notification.incident)
        if let url, TextUnit.utf16.count(url) <= urlLimit {
            blocks.append([
                "type": "actions",
                "elements": [
                    [
                        "type": "button",
                        "text": ["type": "plain_text", "text": "Open incident"],
                        "url": .string(url),
                    ]
                ],
            ])
        } else if url != nil {
            fitter.record("link")
        }
        let fallback = fitter.fit(text.headline, to: sectionLimit, part: "headline")
        var context = "Key: " + fitter.fit(notification.alert.key.rawValue, to: contextLimit, part: "key")
        if !fitter.truncatedParts.isEmpty {
            context += " · Shortened: " + fitter.truncatedParts.joined(separator: ", ")
        }
        blocks.append(["type": "context", "elements": [markdown(context)]])
        let message: JSONValue = ["text": .string(fallback), "blocks": .array(blocks)]
        return RenderedPayload(body: message.textBytes, truncatedParts: fitter.truncatedParts)
    }

    private static func markdown(_ text: String) -> JSONValue {
        ["type": "mrkdwn", "verbatim": true, "text": .string(text)]
    }
}
