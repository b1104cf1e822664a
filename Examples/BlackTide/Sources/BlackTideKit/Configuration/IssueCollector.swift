/// Gathers the mistakes of one configuration file, so that all are reported at once.
final class IssueCollector {
    /// The file's name as the user gave it.
    let file: String
    /// Environment variables that `${NAME}` refers to.
    let environment: [String: String]
    private(set) var issues: [ConfigurationIssue] = []

    init(file: String, environment: [String: String]) {
        self.file = file
        self.environment = environment
    }

    func add(line: Int, key: String, _ message: String) {
        issues.append(ConfigurationIssue(file: file, line: line, key: key, message: message))
    }

    /// Throws what was found, in the order of the file; does nothing when nothing was.
    func throwIfAny() throws {
        guard !issues.isEmpty else { return }
        throw ConfigurationIssues(issues: issues.sorted { ($0.line, $0.key) < ($1.line, $1.key) })
    }

    /// The text with every `${NAME}` replaced by the environment variable; `$${` stands for `${`.
    func expand(_ text: String, line: Int, key: String) -> String {
        var result = ""
        var rest = Substring(text)
        while let start = rest.range(of: "${") {
            let before = rest[..<start.lowerBound]
            if before.hasSuffix("$") {
                result += before.dropLast() + "${"
                rest = rest[start.upperBound...]
                continue
            }
            result += before
            rest = rest[start.upperBound...]
            guard let end = rest.firstIndex(of: "}") else {
                add(line: line, key: key, "“${” has no “}”; close it, or write $${ for a literal ${")
                return result
            }
            let name = String(rest[..<end])
            if let value = environment[name] {
                result += value
            } else {
                add(line: line, key: key, "the environment variable \(name) is not set")
            }
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }
}
