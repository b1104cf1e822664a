import MonitorCore
import MonitorTestKit

/// Sums of what happened in many worlds.
struct WorldTally: Sendable {
    private var worldCount = 0
    private var simulated = Duration.zero
    private var slots = LedgerCounts()
    private var pageCount = 0
    private var duplicatePageCount = 0
    private var deathCount = 0
    private var jobCount: UInt64 = 0
    private var deepestQueue = 0
    private var delays: [Duration] = []
    /// Independent of the order in which worlds are added.
    private var hash: UInt64 = 0

    mutating func add(_ report: SimulationReport, seed: UInt64) {
        worldCount += 1
        simulated += report.duration
        slots = slots + report.slots
        pageCount += report.pages.count
        duplicatePageCount += report.duplicatePageCount
        deathCount += report.events.count { if case .died = $0.kind { true } else { false } }
        jobCount += report.jobCount
        deepestQueue = max(deepestQueue, report.deepestQueue)
        delays += report.detections.compactMap(\.delay)
        hash &+= report.traceHash &* (seed | 1)
    }

    mutating func merge(_ other: WorldTally) {
        worldCount += other.worldCount
        simulated += other.simulated
        slots = slots + other.slots
        pageCount += other.pageCount
        duplicatePageCount += other.duplicatePageCount
        deathCount += other.deathCount
        jobCount += other.jobCount
        deepestQueue = max(deepestQueue, other.deepestQueue)
        delays += other.delays
        hash &+= other.hash
    }

    var table: MarkdownTable {
        let sorted = delays.sorted()
        func delay(_ share: Double) -> String {
            sorted.isEmpty
                ? "–" : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))].inSeconds.text(places: 1)
        }
        var table = MarkdownTable("", "")
        table.add("simulated time", "\((simulated.inSeconds / 3_600).text(places: 1)) h")
        table.add("slots due", "\(slots.total)")
        table.add("… completed", "\(slots.completed)")
        for (reason, count) in slots.skipped.sorted(by: { "\($0.key)" < "\($1.key)" }) {
            table.add("… skipped, \(reason)", "\(count)")
        }
        for (reason, count) in slots.missed.sorted(by: { "\($0.key)" < "\($1.key)" }) {
            table.add("… missed, \(reason)", "\(count)")
        }
        table.add("… superseded", "\(slots.superseded)")
        table.add("processes that died", "\(deathCount)")
        table.add("notifications delivered", "\(pageCount)")
        table.add("… again, under the same id", "\(duplicatePageCount)")
        table.add("true outages found", "\(sorted.count)")
        table.add("… after, s (p50, p90, p99)", "\(delay(0.5)), \(delay(0.9)), \(delay(0.99))")
        table.add("deepest queue", "\(deepestQueue)")
        table.add("steps", "\(jobCount)")
        table.add("hash of all traces", String(hash, radix: 16))
        return table
    }
}
