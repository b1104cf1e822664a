import MonitorTestKit

/// A scenario as every policy met it.
struct Experiment: Sendable {
    var scenario: LabScenario
    var verdicts: [Verdict]
    var picture: TimelinePicture
}
