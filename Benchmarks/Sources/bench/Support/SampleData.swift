import Foundation
import Logging
import MonitorCore

/// Monitors and results as a real platform has them, the same on every run.
enum SampleData {
    static let region: Region = "eu-central"
    static let interval = Duration.seconds(30)
    static let quietLogger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }

    static func monitorID(_ index: Int) -> MonitorID {
        MonitorID("monitor-" + String(String(index + 10_000_000).dropFirst()))
    }

    static func monitor(_ index: Int, interval: Duration = interval) -> Monitor {
        let id = monitorID(index)
        return Monitor(
            id: id,
            name: "Service \(index)",
            check: CheckSpecification(
                kind: "http",
                configuration: ["url": .string("https://\(id).example.org/health")]
            ),
            schedule: .every(interval),
            regions: [region],
            labels: ["team": "platform", "environment": "production"]
        )
    }

    static func result(
        of monitor: Int,
        at time: Timestamp,
        isUp: Bool = true,
        using random: inout SeededGenerator
    ) -> CheckResult {
        let slot = SlotID(monitor: monitorID(monitor), region: region, time: time)
        var latency = LatencyPhases()
        let total = Distribution.logNormal.sample(using: &random)
        latency[.total] = .microseconds(total)
        latency[.connect] = .microseconds(total / 8)
        latency[.tls] = .microseconds(total / 4)
        latency[.firstByte] = .microseconds(total / 2)
        latency[.transfer] = .microseconds(total / 8)
        return CheckResult(
            slot: slot,
            outcome: isUp ? .up : .down,
            latency: latency,
            runner: "runner-1",
            startedAt: time + .milliseconds(4),
            correlation: CorrelationID(slot.description)
        )
    }

    /// A folder that is removed after use.
    static func withTemporaryFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.path)
    }
}
