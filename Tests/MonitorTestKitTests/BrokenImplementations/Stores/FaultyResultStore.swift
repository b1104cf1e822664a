import MonitorCore
import MonitorTestKit

/// Breaks one law of a result store.
struct FaultyResultStore: FaultyStore, ForwardingMonitoringStore {
    let law: ResultStoreLaw?
    let base: any MonitoringStore
    private var isReopened = false
    /// Before this instant results have been removed.
    private let horizon = Memory(Timestamp.distantPast)

    init(breaking law: ResultStoreLaw?, time: any TimeSource) {
        self.law = law
        base = InMemoryMonitoringStore(time: time)
    }

    func reopened() -> Self {
        var store = self
        store.isReopened = true
        return store
    }

    func append(_ results: [CheckResult]) async throws -> Int {
        switch law {
        case .readsWhatWasAppended:
            return try await base.append(
                results.map { result in
                    var result = result
                    result.unknownFields = []
                    return result
                }
            )
        case .firstResultStays:
            return try await base.append(results.reversed())
        case .appendIsIdempotent:
            return max(results.count, try await base.append(results))
        case .concurrentBatchesLoseNothing:
            let slots = results.map(\.slot)
            let known = try await base.slotsWithResult(among: slots)
            await pauseBetweenCheckAndAct()
            _ = try await base.append(results)
            return Set(slots).subtracting(known).count
        case .survivesReopening:
            let count = try await base.append(results)
            return isReopened ? results.count : count
        case .agreesWithTheReference:
            return try await base.append(results.filter { $0.slot.time >= horizon.value })
        default:
            return try await base.append(results)
        }
    }

    func results(of series: SeriesKey, in window: TimeWindow, limit: Int) async throws -> [CheckResult] {
        switch law {
        case .readsInOrder:
            return try await base.results(of: series, in: window, limit: limit).reversed()
        case .windowIsHalfOpen:
            return try await base.results(of: series, in: window.closed, limit: limit)
        case .limitTakesTheFirst:
            return try await base.results(of: series, in: window, limit: .max).suffix(limit)
        case .seriesAreApart:
            var results: [CheckResult] = []
            for region in ["eu", "us"] as [Region] {
                let series = SeriesKey(monitor: series.monitor, region: region)
                results += try await base.results(of: series, in: window, limit: limit)
            }
            return results
        default:
            return try await base.results(of: series, in: window, limit: limit)
        }
    }

    func latestResults(of monitors: [MonitorID]) async throws -> [CheckResult] {
        let latest = try await base.latestResults(of: monitors)
        guard law == .latestIsBySlot else { return latest }
        // One of each monitor, not of each of its regions.
        return latest.filter { result in
            !latest.contains { $0.slot.monitor == result.slot.monitor && $0.slot.time > result.slot.time }
        }
    }

    func slotsWithResult(among slots: [SlotID]) async throws -> Set<SlotID> {
        guard law == .namesSlotsWithResult else { return try await base.slotsWithResult(among: slots) }
        let known = try await base.latestResults(of: slots.map(\.monitor)).map(\.slot.series)
        return Set(slots.filter { known.contains($0.series) })
    }

    func removeResults(before instant: Timestamp, limit: Int) async throws -> Int {
        horizon.change { $0 = max($0, instant) }
        return try await base.removeResults(before: instant, limit: law == .removesOldestFirst ? .max : limit)
    }
}
