import Yams

/// One mistake in a configuration file: where it is, and what to write instead.
struct FileIssue: Error, Hashable, CustomStringConvertible {
    /// The file.
    var file: String
    /// The line, from 1.
    var line: Int
    /// The key, as a path such as `monitors[0].http.url`; empty for the whole file.
    var key: String
    /// What is wrong, and what to write instead.
    var message: String

    /// `file:line: key: message`.
    var description: String {
        key.isEmpty ? "\(file):\(line): \(message)" : "\(file):\(line): \(key): \(message)"
    }
}

extension FileIssue {
    init(file: String, yamlError error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(file: file, line: mark.line, key: "", message: "this is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.joined(separator: ", ")
            self.init(
                file: file,
                line: context.mark.line,
                key: "",
                message: "“\(names)” occurs twice; remove one"
            )
        default:
            self.init(file: file, line: 1, key: "", message: "this is not YAML: \(error)")
        }
    }
}

/// All mistakes found in a configuration file.
struct FileIssues: Error, CustomStringConvertible {
    /// The mistakes, in the order of the file.
    var issues: [FileIssue]

    /// One line per mistake.
    var description: String {
        issues.map(\.description).joined(separator: "\n")
    }
}
