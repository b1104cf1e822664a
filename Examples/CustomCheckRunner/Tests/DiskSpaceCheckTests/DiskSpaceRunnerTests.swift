import CheckProtocols
import Logging
import MonitorCore
import MonitorTestKit
import Testing

@testable import DiskSpaceCheck

@Suite struct DiskSpaceRunnerTests {
    private func run(free: Double, minimum: Double) async throws -> CheckFinding {
        var runner = DiskSpaceRunner()
        runner.freePercent = { _ in free }
        let time = VirtualTime()
        let context = CheckContext(
            slot: SlotID(monitor: "disk", region: "local", time: time.now),
            deadline: .seconds(1),
            time: time,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        return try await runner.run(.init(path: "/var", minimumFreePercent: minimum), in: context)
    }

    @Test func enoughRoomIsUp() async throws {
        let finding = try await run(free: 40, minimum: 10)
        #expect(finding.outcome == .up)
        #expect(finding.samples.map(\.value) == [40])
    }

    @Test func tooLittleRoomIsDownWithEvidence() async throws {
        let finding = try await run(free: 4, minimum: 10)
        #expect(finding.outcome == .down)
        #expect(finding.evidence.first?.actual == "4.0 %")
    }

    @Test func namesTheWrongField() {
        var issues = ConfigurationIssues()
        DiskSpaceRunner.Configuration(path: "var", minimumFreePercent: 200).validate(into: &issues)
        #expect(issues.issues.map(\.field) == ["path", "minimumFreePercent"])
    }

    @Test func findsTheRoomOfTheRootFileSystem() throws {
        #expect((0...100).contains(try DiskSpaceRunner.systemFreePercent("/")))
    }

    @Test func decodesItsConfigurationFromAMonitor() throws {
        let registry = try CheckRunnerRegistry([DiskSpaceRunner()])
        let check = CheckSpecification(kind: "disk", configuration: ["path": "/", "minimumFreePercent": 5])
        #expect(registry.issues(of: check).isEmpty)
        let mistyped = CheckSpecification(kind: "disk", configuration: ["pth": "/", "minimumFreePercent": 5])
        #expect(!registry.issues(of: mistyped).isEmpty)
    }
}
