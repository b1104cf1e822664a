import MonitorCore

/// Gathers the mistakes of one configuration file, so that all are reported at once.
struct IssueCollector {
    /// The file's name as the user gave it.
    let file: String
    private(set) var issues: [FileIssue] = []

    init(file: String) {
        self.file = file
    }

    /// Adds a mistake.
    mutating func add(line: Int, key: String, _ message: String) {
        issues.append(FileIssue(file: file, line: line, key: key, message: message))
    }

    /// What was found, in the order of the file.
    var sorted: [FileIssue] {
        issues.sorted { ($0.line, $0.key) < ($1.line, $1.key) }
    }

    /// Throws what was found, in the order of the file; does nothing when nothing was.
    func throwIfAny() throws {
        guard !issues.isEmpty else { return }
        throw FileIssues(issues: sorted)
    }

    /// Decodes a value from a part of the file; adds an issue for the first mistake and for every unknown key.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - node: The part of the file.
    ///   - path: The part's key.
    ///   - ignoring: Members that someone else reads.
    /// - Returns: The value, or `nil` after a mistake.
    mutating func decode<Value: Decodable>(
        _ type: Value.Type = Value.self,
        from node: SourceNode,
        at path: String,
        ignoring: Set<String> = []
    ) -> Value? {
        var unknown: [JSONValueDecoder.UnknownMember] = []
        defer {
            for member in unknown {
                let advice = member.suggestion.map { "; did you mean “\($0)”?" } ?? "; remove it or correct its name"
                add(
                    line: node.line(ofPath: member.path),
                    key: Self.join(path, member.path),
                    "this key is not known\(advice)"
                )
            }
        }
        do {
            return try JSONValueDecoder()
                .decode(Value.self, from: node.json(without: ignoring), unknownMembers: &unknown)
        } catch let error as DecodingError {
            let (keys, message) = Self.explain(error)
            let inner = JSONValueDecoder.path(keys)
            add(line: node.line(ofPath: inner), key: Self.join(path, inner), message)
        } catch {
            add(line: node.line, key: path, "\(error)")
        }
        return nil
    }

    /// A key within a key.
    static func join(_ outer: String, _ inner: String) -> String {
        outer.isEmpty || inner.isEmpty ? outer + inner : "\(outer).\(inner)"
    }

    private static func explain(_ error: DecodingError) -> ([any CodingKey], String) {
        switch error {
        case .keyNotFound(let key, let context):
            (context.codingPath, "“\(key.stringValue)” is missing; add it")
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            (context.codingPath, context.debugDescription)
        @unknown default:
            ([], "\(error)")
        }
    }
}
