import Logging
import MonitorCore
import MonitorTestKit
import Testing

@Suite("Retention")
struct RetentionSweeperTests {
    @Test("A sweep removes in steps what the policy no longer keeps, and nothing else")
    func sweep() async throws {
        let time = VirtualTime(start: Timestamp(seconds: 500 * 86_400))
        let store = InMemoryMonitoringStore(time: time)
        let series = SeriesKey(monitor: "m", region: "r")
        let all = TimeWindow(start: .distantPast, end: .distantFuture)
        let results = (0..<500)
            .map { day in
                CheckResult(
                    slot: SlotID(series: series, time: Timestamp(seconds: Int64(day) * 86_400)),
                    outcome: .up,
                    runner: "w",
                    startedAt: .epoch,
                    correlation: "c"
                )
            }
        try await store.append(results)
        for resolution in RollupResolution.allCases {
            try await store.merge(results.map { RollupBucket(result: $0, resolution: resolution) })
        }
        var commit = IngestCommit(monitor: "m", expectedVersion: 0, state: MonitorState())
        commit.transitions = results.map { result in
            Transition(
                monitor: "m",
                tenant: "default",
                from: .up,
                to: .down,
                at: result.slot.time,
                decidedAt: result.slot.time,
                rule: "",
                votesUsed: [],
                votesRefused: [],
                isInMaintenance: false,
                correlation: ""
            )
        }
        #expect(try await store.commit([commit]).isEmpty)
        var configuration = RetentionSweeper.Configuration()
        configuration.stepCount = 7
        configuration.stepPause = .zero
        let sweeper = RetentionSweeper(
            results: store,
            ledger: store,
            rollups: store,
            states: store,
            time: time,
            configuration: configuration,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        #expect(try await sweeper.sweep() == 410 + 410 + 496 + 135 + 100)
        #expect(try await sweeper.sweep() == 0)
        #expect(try await store.results(of: series, in: all, limit: 1_000).count == 90)
        #expect(try await store.counts(of: series, in: all).completed == 90)
        #expect(try await store.transitions(of: "m", in: all).count == 400)
        #expect(try await store.buckets(of: series, resolution: .minute, in: all).count == 4)
        #expect(try await store.buckets(of: series, resolution: .hour, in: all).count == 365)
        #expect(try await store.buckets(of: series, resolution: .day, in: all).count == 500)
    }

    @Test("Transitions are kept longer than the rollups from which uptime reports are made")
    func transitions() throws {
        let transitions = try #require(RetentionPolicy().transitions)
        let hours = try #require(RetentionPolicy().hours)
        #expect(transitions > hours)
    }

    @Test("Minutes are kept longer than compaction looks back, and direct rollups begin before that")
    func defaults() throws {
        let minutes = try #require(RetentionPolicy().minutes)
        let lookback = RollupCompactor.Configuration().lookback
        let firstLookback = RollupCompactor.Configuration().firstLookback
        #expect(minutes >= firstLookback + .seconds(2 * 3_600))
        #expect(firstLookback > lookback)
        #expect(lookback > Ingestor.Configuration().directRollupAge)
    }
}
