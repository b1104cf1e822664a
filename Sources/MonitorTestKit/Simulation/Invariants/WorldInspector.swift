import AlertRules
import IncidentResponse
import MonitorCore

/// Looks at what a world has become and holds it against the invariants.
struct WorldInspector {
    let world: World
    let faultsEnd: Duration
    let record: WorldObserver.Record
    let end: Duration

    /// How long after the last fault all must be well again.
    static let recoveryTime = Duration.seconds(150)
    /// How long the last messages may still be under way.
    static let transitTime = Duration.seconds(30)

    init(world: World, faultsEnd: Duration) {
        self.world = world
        self.faultsEnd = faultsEnd
        record = world.observer.snapshot
        end = world.scenario.duration
    }

    /// Whether the world was left in peace long enough to have recovered.
    var isSettled: Bool { faultsEnd == .zero || end >= faultsEnd + Self.recoveryTime }

    /// From when on nothing goes wrong, and what went wrong is over.
    var quietStart: Duration { faultsEnd == .zero ? .zero : faultsEnd + Self.recoveryTime }

    func report() async throws -> SimulationReport {
        var violations = record.violations
        let histories = try await histories()
        let truth = TrueOutages(scenario: world.scenario)
        let detections = truth.detections(in: record.events, start: world.scenario.start)

        let ledger = try await LedgerInvariant(self).check(histories)
        violations += ledger.violations
        let results = try await results(of: histories)
        violations += try await ResultInvariants(self).check(histories, results)
        violations += try await TruthInvariant(self).check()
        violations += try await AnnouncementInvariants(self).check(histories)
        violations += try await EvaluationInvariant(self).check()
        violations += DetectionInvariants(self).check(detections)
        violations += try await PagingInvariants(self).check()
        let depth = try await depth()
        if isSettled {
            violations += try await RecoveryInvariant(self, truth: truth).check(depth: depth)
        }
        return SimulationReport(
            duration: end,
            violations: violations,
            events: record.events,
            traceHash: world.traceHash,
            trace: world.traceLines,
            pages: PageAssessment(world.scenario).pages(in: record.events),
            results: results.sorted { $0.key < $1.key }.flatMap(\.value),
            slots: ledger.counts,
            detections: detections,
            duplicatePageCount: record.duplicatePageCount,
            deepestQueue: max(record.deepestQueue, depth),
            jobCount: world.executor.finishedCount
        )
    }

    /// The time that something had since the start of the world.
    func offset(_ instant: Timestamp) -> Duration { instant - world.scenario.start }

    /// The changes of every monitor that ever was.
    private func histories() async throws -> [MonitorID: [MonitorChange]] {
        let changes = try await world.monitors.changes(after: 0, limit: 100_000)
        var histories: [MonitorID: [MonitorChange]] = [:]
        for id in Set(changes.map(\.id)) {
            histories[id] = try await world.monitors.history(of: id)
        }
        return histories
    }

    /// All stored results of every monitor, region by region.
    private func results(of histories: [MonitorID: [MonitorChange]]) async throws -> [MonitorID: [CheckResult]] {
        let everything = TimeWindow(start: .distantPast, end: .distantFuture)
        var results: [MonitorID: [CheckResult]] = [:]
        for (monitor, history) in histories {
            for region in DueSlots(history: history).regions {
                let series = SeriesKey(monitor: monitor, region: region)
                results[monitor, default: []] +=
                    try await world.monitoring.results(of: series, in: everything, limit: 1_000_000)
            }
        }
        return results
    }

    private func depth() async throws -> Int {
        var depth = 0
        for group in world.groups { depth = max(depth, try await world.queue.depth(ofGroup: group)) }
        return depth
    }
}
