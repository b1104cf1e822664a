import MonitorCore
import Yams

/// A node of a configuration file that remembers the line it was written on.
indirect enum SourceNode: Sendable {
    /// A value without parts.
    case scalar(text: String, isPlain: Bool, line: Int)
    /// A list.
    case sequence([SourceNode], line: Int)
    /// Named parts, in the order of the file.
    case mapping([SourceMember], line: Int)

    /// The line the node begins on, from 1.
    var line: Int {
        switch self {
        case .scalar(_, _, let line), .sequence(_, let line), .mapping(_, let line): line
        }
    }

    /// Reads YAML text.
    ///
    /// - Throws: ``FileIssue`` for text that is not YAML.
    init(yaml text: String, file: String) throws {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw FileIssue(file: file, yamlError: error)
        }
        self = root.map { SourceNode($0, fallbackLine: 1) } ?? .mapping([], line: 1)
    }

    private init(_ node: Node, fallbackLine: Int) {
        let line = node.mark?.line ?? fallbackLine
        switch node {
        case .scalar(let scalar):
            self = .scalar(text: scalar.string, isPlain: scalar.style == .plain || scalar.style == .any, line: line)
        case .sequence(let sequence):
            self = .sequence(sequence.map { SourceNode($0, fallbackLine: line) }, line: line)
        case .mapping(let mapping):
            let members = mapping.map { key, value in
                SourceMember(
                    key: key.string ?? "",
                    line: key.mark?.line ?? line,
                    value: SourceNode(value, fallbackLine: key.mark?.line ?? line)
                )
            }
            self = .mapping(members, line: line)
        case .alias:
            self = .scalar(text: "", isPlain: true, line: line)
        }
    }

    /// The node as JSON; plain scalars become numbers, booleans and null as in YAML 1.2's core schema.
    var json: JSONValue {
        switch self {
        case .scalar(let text, let isPlain, _):
            return isPlain ? Self.resolve(text) : .string(text)
        case .sequence(let elements, _):
            return .array(elements.map(\.json))
        case .mapping(let members, _):
            return .object(Dictionary(members.map { ($0.key, $0.value.json) }, uniquingKeysWith: { _, last in last }))
        }
    }

    /// The node as JSON, without some of its own members.
    func json(without names: Set<String>) -> JSONValue {
        guard case .mapping(let members, let line) = self, !names.isEmpty else { return json }
        return Self.mapping(members.filter { !names.contains($0.key) }, line: line).json
    }

    /// The member of a mapping, or `nil`.
    subscript(name: String) -> SourceNode? {
        guard case .mapping(let members, _) = self else { return nil }
        return members.first { $0.key == name }?.value
    }

    /// The names of a mapping's members, in the order of the file.
    var memberNames: [String] {
        guard case .mapping(let members, _) = self else { return [] }
        return members.map(\.key)
    }

    /// The elements of a sequence; none for any other node.
    var elements: [SourceNode] {
        guard case .sequence(let elements, _) = self else { return [] }
        return elements
    }

    /// The node with every `${NAME}` in its texts replaced by a variable of the environment.
    ///
    /// `$${` stands for a literal `${`. A variable that is not set is an issue.
    func expanding(_ environment: [String: String], path: String = "", issues: inout IssueCollector) -> SourceNode {
        switch self {
        case .scalar(let text, let isPlain, let line):
            guard text.contains("${") else { return self }
            let expansion = Self.expand(text, environment)
            for name in expansion.missing {
                issues.add(line: line, key: path, "the environment variable \(name) is not set")
            }
            return .scalar(text: expansion.text, isPlain: isPlain, line: line)
        case .sequence(let elements, let line):
            let expanded = elements.enumerated()
                .map { index, element in
                    element.expanding(environment, path: "\(path)[\(index)]", issues: &issues)
                }
            return .sequence(expanded, line: line)
        case .mapping(let members, let line):
            let expanded = members.map { member in
                let inner = IssueCollector.join(path, member.key)
                let value = member.value.expanding(environment, path: inner, issues: &issues)
                return SourceMember(key: member.key, line: member.line, value: value)
            }
            return .mapping(expanded, line: line)
        }
    }

    private static func expand(_ text: String, _ environment: [String: String]) -> (text: String, missing: [String]) {
        var result = ""
        var missing: [String] = []
        var rest = text[...]
        while let start = rest.firstRange(of: "${") {
            let before = rest[..<start.lowerBound]
            rest = rest[start.upperBound...]
            if before.last == "$" {
                result += before.dropLast() + "${"
            } else if let end = rest.firstIndex(of: "}") {
                let name = String(rest[..<end])
                if environment[name] == nil {
                    missing.append(name)
                }
                result += before + (environment[name] ?? "")
                rest = rest[rest.index(after: end)...]
            } else {
                result += before + "${"
            }
        }
        return (result + rest, missing)
    }

    /// The line of the node that a path such as `assertions[2].pattern` leads to, or of the last part that exists.
    func line(ofPath path: String) -> Int {
        var node = self
        var line = line
        for step in path.split(whereSeparator: { ".[]".contains($0) }) {
            switch node {
            case .mapping(let members, _):
                guard let member = members.first(where: { $0.key == step }) else { return line }
                line = member.line
                node = member.value
            case .sequence(let elements, _):
                guard let index = Int(step), elements.indices.contains(index) else { return line }
                node = elements[index]
                line = node.line
            case .scalar:
                return line
            }
        }
        return line
    }

    private static func resolve(_ text: String) -> JSONValue {
        switch text {
        case "", "~", "null", "Null", "NULL": .null
        case "true", "True", "TRUE": .bool(true)
        case "false", "False", "FALSE": .bool(false)
        default:
            if let integer = Int64(text) {
                .integer(integer)
            } else if text.contains(where: \.isNumber), let number = Double(text), number.isFinite {
                .double(number)
            } else {
                .string(text)
            }
        }
    }
}

/// A named part of a ``SourceNode``.
struct SourceMember: Sendable {
    /// The name.
    var key: String
    /// The line of the name, from 1.
    var line: Int
    /// The part.
    var value: SourceNode
}
