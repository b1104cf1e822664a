import Logging
import MonitorTestKit
import Testing

@testable import MonitorCore

@Suite("Uptime report")
struct UptimeReporterTests {
    private func reporter(_ harness: IngestHarness, rawSpan: Duration = .seconds(48 * 3_600)) -> UptimeReporter {
        UptimeReporter(
            monitors: harness.monitors,
            states: harness.store,
            results: harness.store,
            rollups: harness.store,
            ledger: harness.store,
            time: harness.time,
            rawSpan: rawSpan
        )
    }

    private func window(_ start: Int, _ end: Int) -> TimeWindow {
        TimeWindow(start: VoteHistory.time(start), end: VoteHistory.time(end))
    }

    @Test("An outage, a gap and a maintenance add up to the window")
    func outage() async throws {
        let harness = try await IngestHarness()
        try await harness.define(
            regions: ["a"],
            maintenance: [MaintenanceWindow(title: "work", recurrence: .once(window(50, 55)))]
        )
        let row =
            String(repeating: "+", count: 20) + "-----" + String(repeating: "+", count: 5)
            + String(repeating: ".", count: 10) + String(repeating: "+", count: 20)
        try await harness.publish(VoteHistory.results(["a": row]))
        try await harness.ingestAll()
        harness.time.advance(by: .seconds(60 * 60))
        let report = try await reporter(harness).report(on: VoteHistory.monitor, in: window(0, 60))
        #expect(report.parts.down == .seconds(5 * 60))
        #expect(report.parts.maintenance == .seconds(5 * 60))
        #expect(report.parts.unknown == .seconds(9 * 60 + 30))
        #expect(report.parts.total == .seconds(60 * 60))
        #expect(report.ledger.completed == 50)
        let later = try await reporter(harness).report(on: VoteHistory.monitor, in: window(21, 24))
        #expect(later.parts.down == .seconds(3 * 60))
        #expect(later.statuses.map(\.status) == [.down])
    }

    @Test("A window that ends in the future ends now; an unknown monitor is not found")
    func clipping() async throws {
        let harness = try await IngestHarness()
        try await harness.define(regions: ["a"])
        try await harness.publish(VoteHistory.results(["a": "++++"]))
        try await harness.ingestAll()
        harness.time.advance(by: .seconds(240))
        let report = try await reporter(harness).report(on: VoteHistory.monitor, in: window(-1_000, 1_000))
        #expect(report.window.end == VoteHistory.time(4))
        #expect(report.parts.up == .seconds(240))
        await #expect(throws: StoreError.self) {
            try await reporter(harness).report(on: "nobody", in: window(0, 1))
        }
    }

    @Test("Long windows read from hourly rollups agree where every slot has a result")
    func hourly() async throws {
        let harness = try await IngestHarness()
        try await harness.define(regions: ["a"])
        let row =
            String(repeating: "+", count: 300) + String(repeating: "-", count: 60) + String(repeating: "+", count: 240)
        let slots = SlotSequence(monitor: VoteHistory.monitor, schedule: .every(VoteHistory.interval))
        let start = try #require(slots.first(from: VoteHistory.start))
        let whole = TimeWindow(start: start, end: start + VoteHistory.interval * 600)
        let results = VoteHistory.results(["a": row])
            .map { result in
                var result = result
                result.slot.time += start - VoteHistory.start
                return result
            }
        try await harness.publish(results)
        try await harness.ingestAll()
        harness.time.advance(by: whole.end - harness.time.now)
        let hours = TimeWindow(
            start: RollupResolution.hour.bucketStart(of: whole.start),
            end: RollupResolution.hour.bucketStart(of: harness.time.now)
        )
        try await RollupCompactor(
            store: harness.store,
            time: harness.time,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        .compact(hours)
        let raw = try await reporter(harness).report(on: VoteHistory.monitor, in: whole)
        let rolled = try await reporter(harness, rawSpan: .zero).report(on: VoteHistory.monitor, in: whole)
        #expect(raw.parts == rolled.parts)
        #expect(raw.parts.sla?.description == "90.000 %")
    }
}
