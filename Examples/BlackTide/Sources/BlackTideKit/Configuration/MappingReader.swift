import MonitorCore

/// Reads the members of one mapping by name, and reports those that are missing, malformed or unknown.
final class MappingReader {
    private let members: [SourceMember]
    private let line: Int
    private let path: String
    private let issues: IssueCollector
    private var known: [String] = []

    /// Creates a reader; a node that is no mapping is reported, and reads as empty.
    init(_ node: SourceNode, path: String, issues: IssueCollector) {
        if case .mapping(let members, _) = node {
            self.members = members
        } else {
            members = []
            issues.add(line: node.line, key: path, "this must be a mapping (key: value)")
        }
        line = node.line
        self.path = path
        self.issues = issues
    }

    /// The full path of a member.
    func key(_ name: String) -> String {
        path.isEmpty ? name : "\(path).\(name)"
    }

    /// The node of a member, or `nil` when it is absent.
    func node(_ name: String) -> SourceNode? {
        known.append(name)
        return members.first { $0.key == name }?.value
    }

    /// The names of the members as written.
    var names: [String] { members.map(\.key) }

    /// The text of a member.
    func string(_ name: String) -> String? {
        guard let node = node(name) else { return nil }
        guard case .scalar(let text, _, let line) = node else {
            issues.add(line: node.line, key: key(name), "this must be text")
            return nil
        }
        return issues.expand(text, line: line, key: key(name))
    }

    /// The text of a member that must be there.
    func requiredString(_ name: String) -> String {
        if let text = string(name) {
            if text.isEmpty {
                report(name, "this must not be empty")
            }
            return text
        }
        if !members.contains(where: { $0.key == name }) {
            issues.add(line: line, key: path, "“\(name)” is missing; add it")
        }
        return ""
    }

    /// The duration of a member.
    func duration(_ name: String) -> Duration? {
        guard let text = string(name) else { return nil }
        guard let duration = Duration(text: text), duration > .zero else {
            report(name, "“\(text)” is not a duration; write it as 30s, 250ms or 1m30s")
            return nil
        }
        return duration
    }

    /// The whole number of a member.
    func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = string(name) else { return nil }
        guard let value = Int(text), range.contains(value) else {
            report(name, "“\(text)” must be a whole number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return value
    }

    /// The truth value of a member.
    func bool(_ name: String) -> Bool? {
        guard let text = string(name) else { return nil }
        switch text {
        case "true": return true
        case "false": return false
        default:
            report(name, "“\(text)” must be true or false")
            return nil
        }
    }

    /// The list of a member.
    func list(_ name: String) -> [SourceNode]? {
        guard let node = node(name) else { return nil }
        guard case .sequence(let elements, _) = node else {
            issues.add(line: node.line, key: key(name), "this must be a list (- item)")
            return nil
        }
        return elements
    }

    /// The list of texts of a member.
    func strings(_ name: String) -> [String]? {
        list(name)?.enumerated().compactMap { index, element in
            guard case .scalar(let text, _, let line) = element else {
                issues.add(line: element.line, key: "\(key(name))[\(index)]", "this must be text")
                return nil
            }
            return issues.expand(text, line: line, key: "\(key(name))[\(index)]")
        }
    }

    /// The texts by name of a member.
    func labels(_ name: String) -> [String: String]? {
        guard let node = node(name) else { return nil }
        guard case .mapping(let members, _) = node else {
            issues.add(line: node.line, key: key(name), "this must be a mapping (key: value)")
            return nil
        }
        var labels: [String: String] = [:]
        for member in members {
            guard case .scalar(let text, _, _) = member.value else {
                issues.add(line: member.line, key: "\(key(name)).\(member.key)", "this must be text")
                continue
            }
            labels[member.key] = issues.expand(text, line: member.line, key: "\(key(name)).\(member.key)")
        }
        return labels
    }

    /// A reader of a member that is a mapping.
    func mapping(_ name: String) -> MappingReader? {
        node(name).map { MappingReader($0, path: key(name), issues: issues) }
    }

    /// Reports a mistake in a member.
    func report(_ name: String, _ message: String) {
        let line = members.first { $0.key == name }?.line ?? line
        issues.add(line: line, key: key(name), message)
    }

    /// Reports a mistake in the mapping as a whole.
    func report(_ message: String) {
        issues.add(line: line, key: path, message)
    }

    /// Reports the members that nothing asked for. Call it last.
    func finish() {
        for member in members where !known.contains(member.key) {
            let near = Spelling.nearest(to: member.key, among: known)
            let advice = near.map { "did you mean “\($0)”?" } ?? "known keys: \(known.sorted().joined(separator: ", "))"
            issues.add(line: member.line, key: key(member.key), "this key is not known; \(advice)")
        }
    }
}
