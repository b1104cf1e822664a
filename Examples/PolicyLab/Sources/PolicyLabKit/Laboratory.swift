import MonitorCore
import MonitorTestKit

/// Tries policies on scenarios.
struct Laboratory: Sendable {
    var regions: [Region] = ["ap", "eu", "us"]
    var interval = Duration.seconds(30)
    var seed: UInt64 = 1
    var policies = Policy.defaults

    /// Runs one scenario under every policy.
    func run(_ scenario: LabScenario) throws -> Experiment {
        let simulations = policies.map { simulation(of: scenario, under: $0) }
        let reports = try simulations.map { try $0.run() }
        let runs = zip(policies, reports).map { TimelinePicture.Run($0.name, $1) }
        return Experiment(
            scenario: scenario,
            verdicts: zip(policies, reports).map { Verdict(policy: $0, scenario: scenario, report: $1) },
            picture: TimelinePicture(of: simulations[0].scenario, title: scenario.title, runs: runs)
        )
    }

    /// Runs scenarios side by side; the result is in their order.
    func run(_ scenarios: [LabScenario]) async throws -> [Experiment] {
        try await withThrowingTaskGroup(of: (Int, Experiment).self) { group in
            for (index, scenario) in scenarios.enumerated() {
                group.addTask { (index, try run(scenario)) }
            }
            var experiments: [(Int, Experiment)] = []
            for try await experiment in group { experiments.append(experiment) }
            return experiments.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func simulation(of scenario: LabScenario, under policy: Policy) -> Simulation {
        let shop = Monitor.simulated("shop", every: interval, regions: regions, confirmation: policy.confirmation)
        return Simulation(
            of: shop,
            rules: policy.rules,
            during: scenario.episodes,
            noise: scenario.noise,
            lasting: scenario.duration,
            faults: scenario.faults,
            seed: seed
        )
    }
}
