import AlertRules
import CheckProtocols
import Foundation
import IncidentResponse
import MonitorCore
import NetworkTransports

/// Reads a configuration file and reports every mistake with file, line, key and fix.
struct ConfigurationLoader {
    /// The runners whose kinds monitors may name.
    var registry: CheckRunnerRegistry
    /// Variables that `${NAME}` refers to.
    var environment = ProcessInfo.processInfo.environment

    private struct TopLevel: Decodable {
        var database: String?
        var node: String?
        var leaseDuration: Duration?
        var regions: [Region]?
        var concurrency: Int?
        var connectivity: ConnectivitySettings?
        var allowedNetworks: [AddressRange]?

        enum CodingKeys: String, CodingKey {
            case database
            case node
            case leaseDuration
            case regions
            case concurrency
            case connectivity
            case allowedNetworks
            case defaults
            case monitors
            case alerts
            case channels
        }

        init() {}

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            database = try container.decodeIfPresent(String.self, forKey: .database)
            node = try container.decodeIfPresent(String.self, forKey: .node)
            leaseDuration = try container.decodeDurationIfPresent(forKey: .leaseDuration)
            if let leaseDuration, !(.seconds(1) ... .seconds(600)).contains(leaseDuration) {
                throw container.mistake(.leaseDuration, "the duration must be from 1s to 10m")
            }
            regions = try container.regions(.regions)
            concurrency = try container.count(.concurrency, in: 1...10_000)
            connectivity = try container.decodeIfPresent(ConnectivitySettings.self, forKey: .connectivity)
            allowedNetworks = try container.decodeIfPresent([String].self, forKey: .allowedNetworks)?
                .map { text in
                    guard let range = AddressRange(text) else {
                        throw container.mistake(.allowedNetworks, "“\(text)” is no network; write it as 10.0.0.0/8")
                    }
                    return range
                }
        }
    }

    private static let sections: Set<String> = ["defaults", "monitors", "alerts", "channels"]

    /// Reads a file.
    ///
    /// - Throws: ``FileIssues`` or ``FileIssue``.
    func load(path: String) throws -> PlatformConfiguration {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw FileIssue(file: path, line: 1, key: "", message: "the file cannot be read; check that it exists")
        }
        guard let text = String(bytes: data, encoding: .utf8) else {
            throw FileIssue(file: path, line: 1, key: "", message: "the file is not UTF-8")
        }
        return try load(text: text, file: path)
    }

    /// Reads the text of a file.
    ///
    /// - Throws: ``FileIssues`` or ``FileIssue``.
    func load(text: String, file: String) throws -> PlatformConfiguration {
        var issues = IssueCollector(file: file)
        let root = try SourceNode(yaml: text, file: file).expanding(environment, issues: &issues)
        guard case .mapping = root else {
            throw FileIssue(file: file, line: root.line, key: "", message: "the file must be a mapping (key: value)")
        }
        let top = issues.decode(TopLevel.self, from: root, at: "", ignoring: Self.sections) ?? TopLevel()
        let regions = top.regions ?? ["local"]
        let monitors = monitors(in: root, regions: regions, issues: &issues)
        let named = Set(monitors.flatMap(\.regions)).union(top.regions ?? [])
        var warnings = IssueCollector(file: file)
        let configuration = PlatformConfiguration(
            database: top.database ?? "blacktide.sqlite",
            node: top.node ?? Self.uniqueNode,
            leaseDuration: top.leaseDuration ?? .seconds(15),
            regions: named.isEmpty ? regions : named.sorted(),
            concurrency: top.concurrency ?? 256,
            connectivity: top.connectivity,
            allowedNetworks: top.allowedNetworks ?? [],
            monitors: monitors,
            rules: rules(in: root, for: monitors, issues: &issues, warnings: &warnings),
            channels: channels(in: root, issues: &issues),
            warnings: warnings.sorted
        )
        try issues.throwIfAny()
        return configuration
    }

    /// A name that no other process has: two that shared one would hold the same leases.
    private static var uniqueNode: String {
        let process = ProcessInfo.processInfo
        let suffix = String(UInt16.random(in: .min ... .max), radix: 16)
        return "\(process.hostName)-\(process.processIdentifier)-\(suffix)"
    }

    private func monitors(in root: SourceNode, regions: [Region], issues: inout IssueCollector) -> [Monitor] {
        let defaults =
            root["defaults"].flatMap { issues.decode(MonitorSettings.self, from: $0, at: "defaults") }
            ?? MonitorSettings()
        let elements = elements(of: "monitors", in: root, isRequired: true, issues: &issues)
        var monitors: [Monitor] = []
        var lines: [MonitorID: Int] = [:]
        for (path, node) in elements {
            guard let monitor = monitor(node, at: path, defaults: defaults, regions: regions, issues: &issues) else {
                continue
            }
            if let first = lines.updateValue(node.line, forKey: monitor.id) {
                issues.add(
                    line: node.line(ofPath: "id"),
                    key: "\(path).id",
                    "the monitor on line \(first) has the id “\(monitor.id)” already; ids must differ"
                )
            }
            if case .every(let interval) = monitor.schedule, monitor.timeout > interval {
                issues.add(
                    line: node.line(ofPath: "timeout"),
                    key: "\(path).timeout",
                    "the timeout (\(monitor.timeout.text)) must not exceed the interval (\(interval.text))"
                )
            }
            monitors.append(monitor)
        }
        let ids = Set(monitors.map(\.id))
        for (path, node) in elements {
            guard let parents = node["parents"] else { continue }
            for (index, parent) in parents.elements.enumerated() {
                guard case .string(let name) = parent.json, !ids.contains(MonitorID(name)) else { continue }
                issues.add(line: parent.line, key: "\(path).parents[\(index)]", "there is no monitor “\(name)”")
            }
        }
        return monitors
    }

    private func monitor(
        _ node: SourceNode,
        at path: String,
        defaults: MonitorSettings,
        regions: [Region],
        issues: inout IssueCollector
    ) -> Monitor? {
        let kinds = registry.kinds
        let names = Set(kinds.map(\.rawValue))
        let entry = issues.decode(MonitorEntry.self, from: node, at: path, ignoring: names)
        let present = node.memberNames.filter(names.contains)
        guard let kind = present.first, present.count == 1, let configuration = node[kind] else {
            let list = kinds.map(\.rawValue).sorted().joined(separator: ", ")
            issues.add(
                line: node.line,
                key: path,
                "a monitor needs exactly one of these keys, with the check's configuration: \(list)"
            )
            return nil
        }
        let check = CheckSpecification(kind: CheckKind(kind), configuration: configuration.json)
        for issue in registry.issues(of: check) {
            issues.add(
                line: configuration.line(ofPath: issue.field),
                key: IssueCollector.join("\(path).\(kind)", issue.field),
                issue.message
            )
        }
        return entry?.monitor(check: check, defaults: defaults, regions: regions)
    }

    private func rules(
        in root: SourceNode,
        for monitors: [Monitor],
        issues: inout IssueCollector,
        warnings: inout IssueCollector
    ) -> [AlertRule] {
        var rules: [AlertRule] = []
        var lines: [AlertRuleID: Int] = [:]
        for (path, node) in elements(of: "alerts", in: root, isRequired: false, issues: &issues) {
            guard let rule = issues.decode(AlertRule.self, from: node, at: path) else { continue }
            rules.append(rule)
            if let first = lines.updateValue(node.line, forKey: rule.id) {
                issues.add(
                    line: node.line(ofPath: "id"),
                    key: "\(path).id",
                    "the rule on line \(first) has the id “\(rule.id)” already; ids must differ"
                )
            }
            for found in AlertRuleLint.issues(in: [rule], for: monitors) {
                let key = found.key(in: rule)
                let issue = (line: node.line(ofPath: key), key: "\(path).\(key)", message: found.message)
                if found.isError {
                    issues.add(line: issue.line, key: issue.key, issue.message)
                } else {
                    warnings.add(line: issue.line, key: issue.key, issue.message)
                }
            }
        }
        return rules
    }

    private func channels(in root: SourceNode, issues: inout IssueCollector) -> [ChannelEntry] {
        var channels: [ChannelEntry] = []
        var lines: [ChannelID: Int] = [:]
        for (path, node) in elements(of: "channels", in: root, isRequired: false, issues: &issues) {
            guard let channel = issues.decode(ChannelEntry.self, from: node, at: path) else { continue }
            channels.append(channel)
            if let first = lines.updateValue(node.line, forKey: channel.id) {
                issues.add(
                    line: node.line(ofPath: "id"),
                    key: "\(path).id",
                    "the channel on line \(first) has the id “\(channel.id)” already; ids must differ"
                )
            }
        }
        return channels
    }

    private func elements(
        of name: String,
        in root: SourceNode,
        isRequired: Bool,
        issues: inout IssueCollector
    ) -> [(path: String, node: SourceNode)] {
        guard let section = root[name] else {
            if isRequired {
                issues.add(line: root.line, key: name, "“\(name)” is missing; add a list of them")
            }
            return []
        }
        guard case .sequence(let elements, _) = section else {
            issues.add(line: section.line, key: name, "this must be a list (- …)")
            return []
        }
        return elements.enumerated().map { ("\(name)[\($0)]", $1) }
    }
}
