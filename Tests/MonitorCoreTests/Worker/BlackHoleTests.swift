import MonitorTestKit
import Testing

@testable import MonitorCore

@Suite("Black holes")
struct BlackHoleTests {
    private static let interval = Duration.seconds(60)
    private static let targetCount = 100
    private static let roundCount = 6
    /// Rounds until every target has been checked once: what hangs is unknown before.
    private static let firstRoundCount = 2

    /// How a check of a black hole ends.
    enum Ending: CaseIterable {
        /// Its runner is cancelled at the deadline.
        case never
        /// Its runner gives up in time, as the shipped ones do.
        case down
        /// A lookup that hangs, which may be the runner's fault.
        case fault
    }

    private static func hang(_ ending: Ending, _ context: CheckContext) async throws -> CheckFinding {
        switch ending {
        case .never:
            try await context.time.sleep(for: .seconds(1_000_000))
            return CheckFinding(.up)
        case .down:
            try await context.time.sleep(for: context.probeTime)
            return CheckFinding(.down)
        case .fault:
            try await context.time.sleep(for: context.probeTime)
            throw RunnerFault(.resolver, "the resolver did not answer")
        }
    }

    /// The lateness of the healthy targets' checks, with every third-or-so target a black hole or with none.
    private func healthyLateness(blackHoles ending: Ending?, limits: AdmissionLimits) async throws -> [Duration] {
        let blackHoles = ending != nil
        let runner = ScriptedRunner { configuration, context in
            if let ending, configuration.host?.hasPrefix("hole") ?? false {
                return try await Self.hang(ending, context)
            }
            try await context.time.sleep(for: .milliseconds(50))
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
        var firstCount = 0
        var otherCount = 0
        for report in try harness.reports() {
            guard case .result(let result) = report, result.outcome == .up else {
                otherCount += 1
                continue
            }
            if result.slot.time < start + Self.interval * Self.firstRoundCount {
                firstCount += 1
            } else {
                lateness.append(result.startedAt - result.slot.time)
            }
        }
        #expect(firstCount + lateness.count + otherCount == Self.targetCount * Self.roundCount, "every slot ends once")
        #expect((otherCount > 0) == blackHoles)
        try harness.stop()
        return lateness.sorted()
    }

    @Test(
        "30 % of targets that hang move the healthy p99 lateness by less than 1 % of the interval",
        arguments: [64, 12, 6],
        Ending.allCases
    )
    func isolation(concurrency: Int, ending: Ending) async throws {
        var limits = AdmissionLimits()
        limits.concurrency = concurrency
        let alone = try await healthyLateness(blackHoles: nil, limits: limits)
        let beside = try await healthyLateness(blackHoles: ending, limits: limits)
        let change = try p99(beside) - p99(alone)
        #expect(change < Self.interval / 100, "moved by \(change)")
    }

    private func p99(_ sorted: [Duration]) throws -> Duration {
        try #require(sorted.isEmpty ? nil : sorted[sorted.count * 99 / 100])
    }
}
