import CheckProtocols
import Foundation
import MonitorCore

/// Checks that a file system has room left.
struct DiskSpaceRunner: CheckRunner {
    struct Configuration: CheckConfiguration {
        var path: String
        var minimumFreePercent: Double

        func validate(into issues: inout ConfigurationIssues) {
            issues.require(path.hasPrefix("/"), "path", "must be absolute, such as /var")
            issues.require((0...100).contains(minimumFreePercent), "minimumFreePercent", "must be from 0 to 100")
        }
    }

    let kind: CheckKind = "disk"
    var freePercent: @Sendable (String) throws -> Double = Self.systemFreePercent

    func run(_ configuration: Configuration, in context: CheckContext) async throws -> CheckFinding {
        let free = try freePercent(configuration.path)
        let sample = Sample(metric: "disk.free_percent", value: free, time: context.time.now)
        if free >= configuration.minimumFreePercent { return CheckFinding(.up, samples: [sample]) }
        let evidence = Evidence(
            assertion: "free space of \(configuration.path)",
            expected: "at least \(configuration.minimumFreePercent) %",
            actual: "\(free) %"
        )
        return CheckFinding(.down, evidence: [evidence], samples: [sample])
    }
}

extension DiskSpaceRunner {
    @Sendable
    static func systemFreePercent(_ path: String) throws -> Double {
        let attributes = try FileManager.default.attributesOfFileSystem(forPath: path)
        guard let free = attributes[.systemFreeSize] as? NSNumber, let size = attributes[.systemSize] as? NSNumber,
            size.doubleValue > 0
        else { throw RunnerFault(.runner, "the file system at \(path) does not tell its size") }
        return free.doubleValue / size.doubleValue * 100
    }
}
