import CheckProtocols
import MetricsTestKit
import MonitorCore
import MonitorTestKit
import ServiceLifecycle
import Synchronization
import Testing

@Suite("Embedded monitoring", .timeLimit(.minutes(5)))
struct EmbeddedMonitoringTests {
    /// Finds its target down between two instants.
    private struct OutageRunner: CheckRunner {
        struct Configuration: CheckConfiguration {
            func validate(into issues: inout ConfigurationIssues) {}
        }

        let kind: CheckKind = "outage"
        let outage: TimeWindow

        func run(_ configuration: Configuration, in context: CheckContext) async throws -> CheckFinding {
            CheckFinding(outage.contains(context.slot.time) ? .down : .up)
        }
    }

    @Test("an outage and its end are told once each, and dated to true slots")
    func outage() async throws {
        let time = VirtualTime()
        let outage = TimeWindow(start: time.now + .seconds(60), end: time.now + .seconds(120))
        let monitor = Monitor(
            id: "m",
            check: CheckSpecification(kind: "outage", configuration: [:]),
            schedule: .every(.seconds(10)),
            timeout: .seconds(1)
        )
        let (transitions, continuation) = AsyncStream.makeStream(of: Transition.self)
        let metrics = TestMetrics()
        let monitoring = try EmbeddedMonitoring(
            monitors: [monitor],
            runners: [OutageRunner(outage: outage)],
            time: time,
            metrics: metrics
        ) { continuation.yield($0) }
        let found = try await withThrowingTaskGroup(of: [Transition].self) { group in
            group.addTask {
                try await monitoring.run()
                return []
            }
            group.addTask {
                while !Task.isCancelled {
                    await time.waitForSleepers(count: 1)
                    time.advance(by: .milliseconds(50))
                    await Task.yield()
                }
                return []
            }
            group.addTask {
                var found: [Transition] = []
                for await transition in transitions {
                    found.append(transition)
                    if found.count == 3 { break }
                }
                return found
            }
            var found: [Transition] = []
            while found.isEmpty, let result = try await group.next() {
                found = result
            }
            group.cancelAll()
            return found
        }
        #expect(found.map(\.to) == [.up, .down, .up])
        // Time runs freely here, so slots may be missed on the way; what is found must still be dated to true slots.
        #expect(found.count == 3 && outage.contains(found[1].at) && found[2].at >= outage.end)
        let groups = metrics.recorders(label: "queue_depth").compactMap(\.dimensions.first?.1)
        #expect(groups.sorted() == ["embedded", "ingestor", "ingestor.dead", "worker.local"])
        #expect(metrics.counterTotal(label: "ingest_transitions_total") >= 3)
        let sequence = SlotSequence(monitor)
        #expect(found.allSatisfy { sequence.first(from: $0.at) == $0.at })
    }

    /// Takes five seconds for each check, and tells when one starts.
    private struct SlowRunner: CheckRunner {
        struct Configuration: CheckConfiguration {
            func validate(into issues: inout ConfigurationIssues) {}
        }

        let kind: CheckKind = "slow"
        let starts: AsyncStream<Void>.Continuation

        func run(_ configuration: Configuration, in context: CheckContext) async throws -> CheckFinding {
            starts.yield()
            try await context.time.sleep(for: .seconds(5))
            return CheckFinding(.up)
        }
    }

    private static func slowMonitor(region: Region) -> Monitor {
        Monitor(
            id: "m",
            check: CheckSpecification(kind: "slow", configuration: [:]),
            schedule: .every(.seconds(300)),
            timeout: .seconds(200),
            regions: [region]
        )
    }

    /// Runs the service in a group until a body ends, then shuts it down and waits for it, while time runs.
    ///
    /// - Returns: The transitions that were told, also those after the body.
    private func transitions(
        of monitors: [Monitor],
        until body: @escaping @Sendable (EmbeddedMonitoring, _ starts: AsyncStream<Void>) async throws -> Void
    ) async throws -> [Transition] {
        let time = VirtualTime()
        let (starts, continuation) = AsyncStream.makeStream(of: Void.self)
        let transitions = Mutex<[Transition]>([])
        let monitoring = try EmbeddedMonitoring(
            monitors: monitors,
            runners: [SlowRunner(starts: continuation)],
            time: time
        ) { transition in
            transitions.withLock { $0.append(transition) }
        }
        let service = ServiceGroup(services: [monitoring], logger: .silent)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await service.run()
                return true
            }
            group.addTask {
                try await body(monitoring, starts)
                await service.triggerGracefulShutdown()
                return false
            }
            group.addTask {
                while !Task.isCancelled {
                    await time.waitForSleepers(count: 1)
                    time.advance(by: .milliseconds(50))
                    await Task.yield()
                }
                return false
            }
            while let isOver = try await group.next(), !isOver {}
            group.cancelAll()
        }
        return transitions.withLock { $0 }
    }

    @Test("on shutdown the check that runs is finished, stored and told")
    func shutdown() async throws {
        let found = try await transitions(of: [Self.slowMonitor(region: "local")]) { _, starts in
            for await _ in starts { break }
        }
        #expect(found.map(\.to) == [.up])
    }

    @Test("a monitor in a new region runs from when it is put")
    func newRegion() async throws {
        let found = try await transitions(of: []) { monitoring, starts in
            _ = try await monitoring.monitors.put([Self.slowMonitor(region: "mars")], expecting: .any)
            for await _ in starts { break }
        }
        #expect(found.map(\.to) == [.up])
    }

    @Test("a check that cannot be run is refused at once")
    func invalidConfiguration() {
        let monitor = Monitor(id: "m", check: CheckSpecification(kind: "unknown", configuration: [:]))
        #expect(throws: CheckPreparationError.self) {
            try EmbeddedMonitoring(monitors: [monitor], runners: []) { _ in }
        }
    }
}
