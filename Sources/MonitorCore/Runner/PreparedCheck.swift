/// A runner together with a configuration that it has read and found valid.
public struct PreparedCheck: Sendable {
    /// The kind of check.
    public let kind: CheckKind
    /// The host that the check puts load on.
    public let targetHost: String?
    private let body: @Sendable (CheckContext) async throws -> CheckFinding

    /// Reads a configuration.
    ///
    /// - Throws: ``CheckPreparationError`` with everything that is wrong with it.
    public init(runner: some CheckRunner, configuration: JSONValue) throws(CheckPreparationError) {
        let configuration = try Self.decode(for: runner, configuration)
        kind = runner.kind
        targetHost = configuration.targetHost
        body = { context in try await runner.run(configuration, in: context) }
    }

    /// Runs one attempt.
    public func run(in context: CheckContext) async throws -> CheckFinding {
        try await body(context)
    }

    private static func decode<Runner: CheckRunner>(
        for runner: Runner,
        _ value: JSONValue
    ) throws(CheckPreparationError) -> Runner.Configuration {
        var issues = ConfigurationIssues()
        var unknown: [JSONValueDecoder.UnknownMember] = []
        var configuration: Runner.Configuration?
        do {
            configuration = try JSONValueDecoder()
                .decode(
                    Runner.Configuration.self,
                    from: value == .null ? [:] : value,
                    unknownMembers: &unknown
                )
        } catch let error as DecodingError {
            issues.add(error)
        } catch {
            issues.add("configuration", "\(error)")
        }
        for member in unknown {
            let hint = member.suggestion.map { "; did you mean “\($0)”?" } ?? ""
            issues.add(member.path, "there is no such field\(hint)")
        }
        configuration?.validate(into: &issues)
        guard let configuration, issues.isEmpty else {
            throw CheckPreparationError(kind: runner.kind, issues: issues)
        }
        return configuration
    }
}

extension ConfigurationIssues {
    /// Adds what a decoding error says, at the field it is about.
    fileprivate mutating func add(_ error: DecodingError) {
        func add(_ path: [any CodingKey], _ message: String) {
            let field = JSONValueDecoder.path(path)
            self.add(field.isEmpty ? "configuration" : field, message)
        }
        switch error {
        case .keyNotFound(let key, let context): add(context.codingPath + [key], "this field is missing")
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            add(context.codingPath, context.debugDescription)
        @unknown default: add([], "\(error)")
        }
    }
}
