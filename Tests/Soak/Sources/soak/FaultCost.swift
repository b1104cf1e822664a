import MonitorCore
import MonitorTestKit

/// What one fault costs, summed over several worlds.
struct FaultCost {
    /// A check that began later than this after its slot is late.
    private static let punctuality = Duration.seconds(2)
    /// The last slots of a world may still be under way.
    private static let tail = Duration.seconds(60)

    private(set) var dueCount = 0
    private(set) var lostCount = 0
    private(set) var lateCount = 0
    private(set) var violationCount = 0
    private var recoveries: [Duration] = []

    mutating func add(_ report: SimulationReport, of scenario: Scenario, from start: Duration, until end: Duration) {
        violationCount += report.violations.count
        let starts = Dictionary(report.results.map { ($0.slot, $0.startedAt) }) { first, _ in first }
        let window = TimeWindow(
            start: scenario.start + start - .seconds(20),
            end: scenario.start + scenario.duration - Self.tail
        )
        var lastTrouble = scenario.start + end
        for monitor in scenario.monitors {
            for region in monitor.regions {
                let series = SeriesKey(monitor: monitor.id, region: region)
                for time in SlotSequence(monitor).slots(in: window) {
                    dueCount += 1
                    guard let started = starts[SlotID(series: series, time: time)] else {
                        lostCount += 1
                        lastTrouble = max(lastTrouble, time)
                        continue
                    }
                    guard started - time > Self.punctuality else { continue }
                    lateCount += 1
                    lastTrouble = max(lastTrouble, time)
                }
            }
        }
        recoveries.append(lastTrouble - scenario.start - end)
    }

    /// How long after the fault the last slot was due that was lost or late.
    func recovery(_ share: Double) -> String {
        let sorted = recoveries.sorted()
        guard !sorted.isEmpty else { return "–" }
        return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))].inSeconds.text(places: 1)
    }
}
