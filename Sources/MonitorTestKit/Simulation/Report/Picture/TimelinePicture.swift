/// A picture, in SVG, of what happened in a simulated world: what was true, what the checks found, what was decided of it
/// and when somebody was paged.
///
/// ```swift
/// let simulation = Simulation(of: shop, during: [outage], lasting: .minutes(30))
/// let picture = TimelinePicture(of: simulation.scenario, title: "An outage", report: try simulation.run())
/// print(picture.svg)
/// ```
///
/// Several runs of one truth, such as under different policies, stand below each other for comparison. Equal input gives
/// equal text. The picture follows the reader's choice of a light or dark colour scheme.
public struct TimelinePicture: Sendable {
    /// One simulation of the scenario.
    public struct Run: Sendable {
        /// What tells it from the others, such as the policy; may be empty if there are none.
        public var name: String
        /// What happened in it.
        public var report: SimulationReport

        /// Creates a run.
        public init(_ name: String, _ report: SimulationReport) {
            self.name = name
            self.report = report
        }
    }

    /// What the picture shows, in a few words.
    public var title: String
    /// What truly happened, and to whom; in this the runs are alike.
    public var scenario: Scenario
    /// The runs, from the top; what the checks found and the faults of the platform are taken from the first.
    public var runs: [Run]

    /// Creates a picture that compares runs of one scenario.
    ///
    /// - Parameters:
    ///   - scenario: What truly happened, and to whom.
    ///   - title: What the picture shows, in a few words.
    ///   - runs: The runs, from the top.
    public init(of scenario: Scenario, title: String, runs: [Run]) {
        self.scenario = scenario
        self.title = title
        self.runs = runs
    }

    /// Creates a picture of one run of a scenario.
    ///
    /// - Parameters:
    ///   - scenario: What truly happened, and to whom.
    ///   - title: What the picture shows, in a few words.
    ///   - report: What happened in the run.
    public init(of scenario: Scenario, title: String, report: SimulationReport) {
        self.init(of: scenario, title: title, runs: [Run("", report)])
    }

    /// The picture as an SVG document.
    public var svg: String {
        PictureRenderer(PictureContent(self)).svg
    }
}
