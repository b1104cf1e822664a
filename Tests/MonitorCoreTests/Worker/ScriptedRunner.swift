import MonitorCore
import Synchronization

/// A runner whose behaviour is a closure, and that counts its attempts.
final class ScriptedRunner: CheckRunner {
    struct Configuration: CheckConfiguration {
        var host: String?
        var threshold: Int?

        var targetHost: String? { host }

        func validate(into issues: inout ConfigurationIssues) {
            issues.require(threshold ?? 0 >= 0, "threshold", "must not be negative")
        }
    }

    typealias Body = @Sendable (Configuration, CheckContext) async throws -> CheckFinding

    let kind: CheckKind
    private let body: Body
    private let count = Atomic(0)

    init(kind: CheckKind = "scripted", _ body: @escaping Body) {
        self.kind = kind
        self.body = body
    }

    var attemptCount: Int { count.load(ordering: .relaxed) }

    func run(_ configuration: Configuration, in context: CheckContext) async throws -> CheckFinding {
        count.add(1, ordering: .relaxed)
        return try await body(configuration, context)
    }
}
