import CheckProtocols
import MonitorCore
import MonitorTestKit
import Testing

@Suite("Black holes")
struct BlackHoleTests {
    private static let interval = Duration.seconds(60)
    private static let targetCount = 100
    private static let roundCount = 5

    /// The lateness of the healthy targets' checks, with every third-or-so target a black hole or with none.
    private func healthyLateness(blackHoles: Bool, limits: AdmissionLimits) async throws -> [Duration] {
        let runner = ScriptedRunner { configuration, context in
            let isBlackHole = configuration.host?.hasPrefix("hole") ?? false
            try await context.time.sleep(for: isBlackHole ? .seconds(1_000_000) : .milliseconds(50))
            return CheckFinding(.up)
        }
        var configuration = CheckWorker.Configuration()
        configuration.limits = limits
        let harness = try await WorkerHarness(runners: [runner], configuration: configuration)
        let start = harness.time.now
        for index in 0..<Self.targetCount {
            let isHole = blackHoles && index % 10 < 3
            let monitor = WorkerHarness.monitor(
                MonitorID("\(isHole ? "hole" : "fine")-\(index)"),
                host: isHole ? "hole-\(index)" : "fine-\(index)"
            )
            _ = try harness.put(monitor)
            let window = TimeWindow(start: start, end: start + Self.interval * Self.roundCount)
            for slot in SlotSequence(monitor).slots(in: window) { try harness.request(monitor.id, at: slot) }
        }
        try harness.start()
        harness.advance(by: Self.interval * (Self.roundCount + 2))
        var lateness: [Duration] = []
        var otherCount = 0
        for report in try harness.reports() {
            guard case .result(let result) = report, result.outcome == .up else {
                otherCount += 1
                continue
            }
            lateness.append(result.startedAt - result.slot.time)
        }
        #expect(lateness.count + otherCount == Self.targetCount * Self.roundCount, "every slot ends once")
        #expect((otherCount > 0) == blackHoles)
        try harness.stop()
        return lateness.sorted()
    }

    @Test(
        "30 % of targets that hang move the healthy p99 lateness by less than 1 % of the interval",
        arguments: [AdmissionLimits(concurrency: 64), AdmissionLimits(concurrency: 12)]
    )
    func isolation(limits: AdmissionLimits) async throws {
        let alone = try await healthyLateness(blackHoles: false, limits: limits)
        let beside = try await healthyLateness(blackHoles: true, limits: limits)
        let change = try p99(beside) - p99(alone)
        #expect(change < Self.interval / 100, "moved by \(change)")
    }

    private func p99(_ sorted: [Duration]) throws -> Duration {
        try #require(sorted.isEmpty ? nil : sorted[sorted.count * 99 / 100])
    }
}
