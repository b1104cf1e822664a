import CheckProtocols
import MonitorCore
import MonitorTestKit
import Synchronization
import Testing

@Suite("Embedded monitoring", .timeLimit(.minutes(2)))
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
        let monitoring = try EmbeddedMonitoring(
            monitors: [monitor],
            runners: [OutageRunner(outage: outage)],
            time: time
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
        let sequence = SlotSequence(monitor)
        #expect(found.allSatisfy { sequence.first(from: $0.at) == $0.at })
    }

    @Test("a check that cannot be run is refused at once")
    func invalidConfiguration() {
        let monitor = Monitor(id: "m", check: CheckSpecification(kind: "unknown", configuration: [:]))
        #expect(throws: CheckPreparationError.self) {
            try EmbeddedMonitoring(monitors: [monitor], runners: []) { _ in }
        }
    }
}
