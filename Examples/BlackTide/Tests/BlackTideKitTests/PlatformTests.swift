import Foundation
import Logging
import MonitorCore
import MonitorTestKit
import StorageAdapters
import Testing

@testable import BlackTideKit

@Suite struct PlatformTests {
    private static let noon = Timestamp(seconds: 1_800_014_400)

    @Test(arguments: ["* * * * *", "0 3 * * *", "0 0 1 1 *", "*/5 * * * * *"])
    func theWindowOfACronMonitorHoldsItsLastSlots(expression: String) throws {
        let schedule = Schedule.cron(try CronSchedule(expression: expression, timeZone: "UTC"))
        let slots = SlotSequence(monitor: "a", schedule: schedule)
        let window = SnapshotBuilder.recentWindow(of: slots, before: Self.noon)
        let found = slots.count(in: window)
        #expect(window.end == Self.noon + .seconds(1))
        #expect(expression == "0 0 1 1 *" ? (1...2).contains(found) : found == 20, "\(found)")
    }

    @Test func theWindowOfAnIntervalHoldsItsLastSlots() {
        let slots = SlotSequence(monitor: "a", schedule: .every(.seconds(30)))
        #expect(slots.count(in: SnapshotBuilder.recentWindow(of: slots, before: Self.noon)) == 20)
    }

    @Test func theReportReadsWhatIsKeptForTheWindow() {
        #expect(PlatformReport.resolution(for: .seconds(86_400)) == .minute)
        #expect(PlatformReport.resolution(for: .seconds(7 * 86_400)) == .hour)
        #expect(PlatformReport.resolution(for: .seconds(365 * 86_400)) == .day)
    }

    @Test func monitorsThatTheFileDoesNotNameAreRemovedAndNamedInTheLog() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let time = VirtualTime()
        let stores = try await Stores(path: folder.path("apply.sqlite"), time: time)
        let log = PlatformLog(label: "test", isLive: true, time: time)
        let check = CheckSpecification(kind: "tcp", configuration: ["host": "h", "port": 1])
        let monitors = ["a", "b"].map { Monitor(id: $0, check: check, schedule: .every(.seconds(30))) }
        try await stores.apply(monitors, logger: log.logger)
        #expect(try #require(log.notices).latest.isEmpty)
        try await stores.apply([monitors[0]], logger: log.logger)
        #expect(try await stores.monitors.list(tenant: nil, from: nil, limit: 10).monitors.map(\.monitor.id) == ["a"])
        #expect(try #require(log.notices).latest.count == 1)
        #expect(try #require(log.notices).latest[0].hasSuffix("monitor=b"))
    }
}
