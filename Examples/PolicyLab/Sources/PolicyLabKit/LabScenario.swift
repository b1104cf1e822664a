import MonitorCore
import MonitorTestKit

/// A situation in which a policy shows what it is worth.
struct LabScenario: Sendable {
    /// How the options and files name it.
    var name: String
    var title: String
    /// What truly happens to the target.
    var episodes: [TargetEpisode] = []
    /// The share of checks that fail although the target is well.
    var noise = 0.0
    /// What goes wrong with the platform itself.
    var faults = FaultPlan.none
    var duration = Duration.minutes(30)
    /// When somebody should have been paged, if at all.
    var trouble: Range<Duration>?
}

extension LabScenario {
    /// All scenarios that these regions can play.
    static func all(regions: [Region]) -> [LabScenario] {
        var scenarios = [outage, flapping, noise]
        if regions.count > 1 { scenarios += [lie(of: regions[0]), partition(of: Array(regions.dropFirst()))] }
        return scenarios
    }

    private static let trouble = Duration.minutes(10)..<Duration.minutes(15)

    private static let outage = LabScenario(
        name: "outage",
        title: "An outage of five minutes",
        episodes: [.outage(from: .minutes(10), lasting: .minutes(5))],
        trouble: trouble
    )

    private static let flapping = LabScenario(
        name: "flapping",
        title: "Up and down in turns for ten minutes",
        episodes: [TargetEpisode(.flapping(.seconds(75)), from: .minutes(10), lasting: .minutes(10))],
        trouble: .minutes(10)..<Duration.minutes(20)
    )

    private static let noise = LabScenario(
        name: "noise",
        title: "A day on which 1 % of the checks fail by chance",
        noise: 0.01,
        duration: .days(1)
    )

    private static func lie(of region: Region) -> LabScenario {
        LabScenario(
            name: "lie",
            title: "One region, \(region), sees an outage that is none",
            episodes: [.outage(in: [region], from: .minutes(10), lasting: .minutes(10))]
        )
    }

    private static func partition(of regions: [Region]) -> LabScenario {
        LabScenario(
            name: "partition",
            title: "An outage while all workers but one are cut off",
            episodes: [.outage(from: .minutes(10), lasting: .minutes(5))],
            faults: FaultPlan(
                episodes: regions.map { region in
                    FaultEpisode(.partition, of: "worker-\(region)-1", at: .minutes(8), lasting: .minutes(9))
                }
            ),
            trouble: trouble
        )
    }
}
