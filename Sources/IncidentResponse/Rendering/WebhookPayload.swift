import MonitorCore

/// The JSON form of a notification, for programs.
///
/// An object with `type` (`incident.opened`, `incident.reopened` or `incident.resolved`), `timestamp` and `data`, as
/// Standard Webhooks suggests. `data.truncated` names what was shortened or left out.
public enum WebhookPayload {
    /// The longest texts that are tried, one after the other, until the body fits; 0 leaves the details out.
    private static let textLimits = [4_000, 1_000, 250, 60, 0]
    private static let maximumItemCount = 64

    /// Renders a notification.
    ///
    /// - Parameters:
    ///   - notification: The notification.
    ///   - link: Where people find the incident.
    ///   - maximumByteCount: How long the body may be. Ids, key and link are kept whatever their length.
    /// - Returns: The body.
    public static func render(
        _ notification: Notification,
        link: IncidentLink? = nil,
        maximumByteCount: Int = 20_000
    ) -> RenderedPayload {
        var payload = RenderedPayload(body: [])
        for limit in textLimits {
            payload = render(notification, link: link, textLimit: limit)
            if payload.body.count <= maximumByteCount { break }
        }
        return payload
    }

    private static func render(_ notification: Notification, link: IncidentLink?, textLimit: Int) -> RenderedPayload {
        let alert = notification.alert
        var fitter = TextFitter(unit: .utf8)
        func texts(_ values: [String: String], _ part: String) -> JSONValue {
            guard textLimit > 0 else {
                if !values.isEmpty { fitter.record(part) }
                return [:]
            }
            var members: [String: JSONValue] = [:]
            for (name, value) in values.sorted(by: { $0.key < $1.key }).prefix(maximumItemCount) {
                members[name] = .string(fitter.fit(value, to: textLimit, part: part))
            }
            if values.count > maximumItemCount { fitter.record(part) }
            return .object(members)
        }
        var data: [String: JSONValue] = [
            "id": .string(notification.id.rawValue),
            "incident": .string(notification.incident.rawValue),
            "key": .string(alert.key.rawValue),
            "rule": .string(alert.rule.rawValue),
            "monitor": .string(alert.monitor.rawValue),
            "tenant": .string(alert.tenant.rawValue),
            "status": .string(notification.occasion == .resolved ? "resolved" : "firing"),
            "severity": .string(alert.severity.rawValue),
            "startedAt": .string(notification.startedAt.rfc3339),
            "endedAt": notification.endedAt.map { .string($0.rfc3339) } ?? .null,
            "sequence": .integer(alert.sequence),
            "correlation": .string(alert.correlation.rawValue),
            "regions": .array(alert.regions.prefix(maximumItemCount).map { .string($0.rawValue) }),
            "summary": .string(
                fitter.fit(
                    NotificationText(notification: notification).summary,
                    to: max(60, textLimit),
                    part: "summary"
                )
            ),
            "reason": .string(fitter.fit(alert.reason, to: max(60, textLimit), part: "reason")),
            "labels": texts(alert.labels, "labels"),
            "annotations": texts(alert.annotations, "annotations"),
            "values": .object(
                textLimit > 0
                    ? Dictionary(uniqueKeysWithValues: alert.values.map { ($0.key, .double($0.value)) }) : [:]
            ),
        ]
        if textLimit == 0, !alert.values.isEmpty { fitter.record("values") }
        let items = textLimit > 0 ? alert.evidence.prefix(maximumItemCount) : []
        if items.count < alert.evidence.count { fitter.record("evidence") }
        data["evidence"] = .array(
            items.map { item in
                var members: [String: JSONValue] = [
                    "assertion": .string(fitter.fit(item.assertion, to: textLimit, part: "evidence")),
                    "expected": .string(fitter.fit(item.expected, to: textLimit, part: "evidence")),
                    "actual": .string(fitter.fit(item.actual, to: textLimit, part: "evidence")),
                ]
                members["location"] = item.location.map {
                    .string(fitter.fit($0, to: textLimit, part: "evidence"))
                }
                return .object(members)
            }
        )
        data["url"] = link.map { .string($0.url(of: notification.incident)) }
        data["truncated"] = .array(fitter.truncatedParts.map { .string($0) })
        let event: JSONValue = [
            "type": .string("incident.\(notification.occasion.rawValue)"),
            "timestamp": .string(notification.createdAt.rfc3339),
            "data": .object(data),
        ]
        return RenderedPayload(body: event.textBytes, truncatedParts: fitter.truncatedParts)
    }
}
