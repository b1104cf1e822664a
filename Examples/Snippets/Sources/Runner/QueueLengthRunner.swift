import CheckProtocols
import MonitorCore

struct QueueLengthRunner: CheckRunner {
    struct Configuration: CheckConfiguration {
        var queue: String
        var maximum: Int

        func validate(into issues: inout ConfigurationIssues) {
            issues.require(maximum > 0, "maximum", "must be more than 0")
        }
    }

    let kind: CheckKind = "queue-length"
    var length: @Sendable (String) async throws -> Int

    func run(_ configuration: Configuration, in context: CheckContext) async throws -> CheckFinding {
        let length = try await length(configuration.queue)
        if length <= configuration.maximum { return CheckFinding(.up) }
        let evidence = Evidence(assertion: "length", expected: "at most \(configuration.maximum)", actual: "\(length)")
        return CheckFinding(.down, evidence: [evidence])
    }
}
