import MonitorCore

/// A text with placeholders in double braces, such as `{{name}} is down since {{startedAt}}`.
///
/// The placeholders are `monitor`, `name`, `tenant`, `rule`, `severity`, `status`, `regions`, `reason`, `startedAt`,
/// `endedAt`, `labels.<name>` and `values.<name>`. One that is unknown, or has no value, stays as it is written, so that
/// a mistake is seen and never hides the alert.
public struct AlertTemplate: Sendable, Hashable {
    private enum Part: Sendable, Hashable {
        case text(String)
        case placeholder(String)
    }

    private static let names: Set<String> = [
        "monitor", "name", "tenant", "rule", "severity", "status", "regions", "reason", "startedAt", "endedAt",
    ]

    private let parts: [Part]

    /// Reads a template; any text is one.
    public init(_ source: String) {
        var parts: [Part] = []
        var rest = source[...]
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            parts.append(.text(String(rest[..<open.lowerBound])))
            let inner = rest[open.upperBound..<close.lowerBound]
            let name = inner.drop { $0 == " " }
            parts.append(.placeholder(String(name.prefix { $0 != " " })))
            rest = rest[close.upperBound...]
        }
        parts.append(.text(String(rest)))
        self.parts = parts
    }

    /// The placeholders that no alert has a value for.
    public var unknownPlaceholders: [String] {
        parts.compactMap { part in
            guard case .placeholder(let name) = part else { return nil }
            let isKnown = Self.names.contains(name) || name.hasPrefix("labels.") || name.hasPrefix("values.")
            return isKnown ? nil : name
        }
    }

    /// The text for a change.
    func text(for change: AlertChange, name: String) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .placeholder(let key): Self.value(of: key, in: change, name: name) ?? "{{\(key)}}"
            }
        }
        .joined()
    }

    private static func value(of key: String, in change: AlertChange, name: String) -> String? {
        switch key {
        case "monitor": change.monitor.rawValue
        case "name": name
        case "tenant": change.tenant.rawValue
        case "rule": change.rule.rawValue
        case "severity": change.severity.rawValue
        case "status": change.status.rawValue
        case "regions": change.regions.map(\.rawValue).joined(separator: ", ")
        case "reason": change.reason
        case "startedAt": change.startedAt.rfc3339
        case "endedAt": change.endedAt?.rfc3339
        case _ where key.hasPrefix("labels."): change.labels[String(key.dropFirst("labels.".count))]
        case _ where key.hasPrefix("values."): change.values[String(key.dropFirst("values.".count))].map(\.shortText)
        default: nil
        }
    }
}
