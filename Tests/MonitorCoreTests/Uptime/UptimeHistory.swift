import Logging
import MonitorTestKit

@testable import MonitorCore

/// A monitor with made-up results, and reports on it from each kind of record.
struct UptimeHistory {
    /// What reports are made from.
    enum Records: CaseIterable {
        case results
        case hoursAndResults
        case hours
        case days
    }

    static let monitor: MonitorID = "m"

    let time: VirtualTime
    let store: InMemoryMonitoringStore
    let monitors: InMemoryMonitorStore

    init(start: Timestamp) {
        time = VirtualTime(start: start)
        store = InMemoryMonitoringStore(time: time)
        monitors = InMemoryMonitorStore(time: time)
    }

    static func monitor(
        every interval: Duration,
        regions: [Region] = ["a"],
        maintenance: [MaintenanceWindow] = [],
        isPaused: Bool = false
    ) -> Monitor {
        monitor(.every(interval), regions: regions, maintenance: maintenance, isPaused: isPaused)
    }

    static func monitor(
        _ schedule: Schedule,
        regions: [Region] = ["a"],
        maintenance: [MaintenanceWindow] = [],
        isPaused: Bool = false
    ) -> Monitor {
        Monitor(
            id: monitor,
            check: CheckSpecification(kind: "http", configuration: .object([:])),
            schedule: schedule,
            regions: regions,
            maintenance: maintenance,
            isPaused: isPaused
        )
    }

    func advance(to instant: Timestamp) {
        time.advance(by: instant - time.now)
    }

    /// Puts a form of the monitor, now.
    func put(_ monitor: Monitor) async throws {
        _ = try await monitors.put([monitor], expecting: .any)
    }

    /// Stores results of slots, with their rollups.
    func add(_ slots: some Sequence<Timestamp>, _ outcome: CheckOutcome = .up, region: Region = "a") async throws {
        let results = slots.map { slot in
            CheckResult(
                slot: SlotID(monitor: Self.monitor, region: region, time: slot),
                outcome: outcome,
                runner: "w",
                startedAt: slot,
                correlation: "c"
            )
        }
        try await store.append(results)
        for resolution in RollupResolution.allCases {
            var buckets: [RollupBucket] = []
            for result in results {
                if buckets.last?.start != resolution.bucketStart(of: result.slot.time) {
                    buckets.append(RollupBucket(result: result, resolution: resolution))
                } else {
                    buckets[buckets.count - 1].add(result)
                }
            }
            try await store.merge(buckets)
        }
    }

    /// Stores that the monitor was up from an instant on, but for some spans.
    func decide(up start: Timestamp, down spans: [TimeWindow] = []) async throws {
        var transitions = [transition(from: .unknown, to: .up, at: start)]
        for span in spans {
            transitions.append(transition(from: .up, to: .down, at: span.start))
            transitions.append(transition(from: .down, to: .up, at: span.end))
        }
        let version = try await store.states(of: [Self.monitor])[Self.monitor]?.version ?? 0
        var state = MonitorState()
        let up = CheckResult(
            slot: SlotID(monitor: Self.monitor, region: "a", time: start),
            outcome: .up,
            runner: "w",
            startedAt: start,
            correlation: "c"
        )
        let policy = VotePolicy(regions: ["a"], interval: nil)
        _ = state.fold([up], of: Self.monitor, tenant: "default", policy: policy)
        var commit = IngestCommit(monitor: Self.monitor, expectedVersion: version, state: state)
        commit.transitions = transitions
        _ = try await store.commit([commit])
    }

    func report(
        _ window: TimeWindow,
        from records: Records = .results,
        retention: RetentionPolicy? = nil
    ) async throws -> UptimeReport {
        var policy = RetentionPolicy(results: nil, ledger: nil, minutes: nil, hours: nil, transitions: nil)
        switch records {
        case .results, .hoursAndResults: break
        case .hours: (policy.results, policy.minutes) = (.zero, .zero)
        case .days: (policy.results, policy.minutes, policy.hours) = (.zero, .zero, .zero)
        }
        return try await UptimeReporter(
            monitors: monitors,
            states: store,
            results: store,
            rollups: store,
            ledger: store,
            time: time,
            retention: retention ?? policy,
            rawSpan: records == .results ? .seconds(400 * 86_400) : .zero
        )
        .report(on: Self.monitor, in: window)
    }

    /// Removes what is too old.
    func sweep(_ policy: RetentionPolicy = RetentionPolicy()) async throws {
        var configuration = RetentionSweeper.Configuration()
        configuration.stepCount = 1_000_000
        let sweeper = RetentionSweeper(
            policy: policy,
            results: store,
            ledger: store,
            rollups: store,
            states: store,
            time: time,
            configuration: configuration,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await sweeper.sweep()
    }

    private func transition(from: MonitorStatus, to: MonitorStatus, at: Timestamp) -> Transition {
        Transition(
            monitor: Self.monitor,
            tenant: "default",
            from: from,
            to: to,
            at: at,
            decidedAt: at + .seconds(1),
            rule: "made up",
            votesUsed: [],
            votesRefused: [],
            correlation: "c"
        )
    }
}
