import MonitorCore

/// Makes a world in which an invariant was broken simpler, as long as it stays broken.
///
/// Fewer faults, fewer processes, fewer monitors, a shorter time: what remains is what it takes.
public struct SimulationShrinker: Sendable {
    /// The simplest world found so far.
    public private(set) var simulation: Simulation
    /// The invariant that is broken in it.
    public let invariant: Invariant
    /// How many worlds were run.
    public private(set) var runCount = 0

    private let maximumRunCount: Int

    /// Creates a shrinker.
    ///
    /// - Parameters:
    ///   - simulation: A world in which an invariant is broken.
    ///   - invariant: The invariant.
    ///   - maximumRunCount: How many worlds are run at most.
    public init(_ simulation: Simulation, breaking invariant: Invariant, maximumRunCount: Int = 300) {
        self.simulation = simulation
        self.invariant = invariant
        self.maximumRunCount = maximumRunCount
    }

    /// Leaves out whatever can be left out.
    ///
    /// - Throws: What running a world throws.
    public mutating func run() throws {
        var sizeBefore = -1
        while sizeBefore != size, runCount < maximumRunCount {
            sizeBefore = size
            for kind in simulation.faults.rates.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
                try attempt { $0.faults.rates[kind] = nil }
            }
            try removeElements(of: \.faults.episodes)
            try removeElements(of: \.scenario.targets.episodes)
            try removeElements(of: \.scenario.monitors)
            try attempt { $0.topology.clockDrift = 0 }
            try attempt { $0.topology.clockSkew = .zero }
            for count in [\Topology.schedulers, \.ingestors, \.evaluators, \.responders, \.workersPerRegion] {
                try attempt { $0.topology[keyPath: count] = 1 }
            }
            for index in simulation.scenario.monitors.indices {
                try attempt {
                    $0.scenario.monitors[index].regions = Array($0.scenario.monitors[index].regions.prefix(1))
                }
            }
            try shorten()
        }
    }

    /// A measure of what is left.
    private var size: Int {
        simulation.faults.rates.count + simulation.faults.episodes.count + simulation.scenario.targets.episodes.count
            + simulation.scenario.monitors.reduce(0) { $0 + 1 + $1.regions.count }
            + simulation.topology.schedulers + simulation.topology.ingestors + simulation.topology.evaluators
            + simulation.topology.responders + simulation.topology.workersPerRegion
            + Int(simulation.scenario.duration.inSeconds)
    }

    private mutating func removeElements<Element>(of list: WritableKeyPath<Simulation, [Element]>) throws {
        var index = simulation[keyPath: list].count - 1
        while index >= 0 {
            try attempt { $0[keyPath: list].remove(at: index) }
            index -= 1
        }
    }

    /// Ends faults, and the world, earlier.
    private mutating func shorten() throws {
        let faultsEnd = simulation.faults.end
        let tail = simulation.scenario.duration - faultsEnd
        for share in [0.5, 0.75] where faultsEnd > .zero {
            let end = faultsEnd * share
            try attempt { candidate in
                candidate.faults.ratesEnd = min(candidate.faults.ratesEnd, end)
                candidate.faults.episodes.removeAll { $0.end > end }
                candidate.scenario.duration = end + tail
            }
        }
    }

    private mutating func attempt(_ change: (inout Simulation) -> Void) throws {
        var candidate = simulation
        change(&candidate)
        guard !candidate.scenario.monitors.isEmpty, candidate.description != simulation.description,
            runCount < maximumRunCount
        else { return }
        runCount += 1
        if try candidate.run().violations.contains(where: { $0.invariant == invariant }) { simulation = candidate }
    }
}
