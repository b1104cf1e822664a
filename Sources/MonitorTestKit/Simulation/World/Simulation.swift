public import AlertRules
public import MonitorCore

/// The whole platform in one deterministic world: the real services, over queue and stores in memory, on virtual time.
///
/// ```swift
/// let shop = Monitor.simulated("shop", every: .seconds(30), regions: ["eu", "us", "ap"])
/// let outage = TargetEpisode.outage(from: .minutes(10), lasting: .minutes(5))
/// let report = try Simulation(of: shop, during: [outage], lasting: .minutes(30)).run()
/// for page in report.pages { print(page) }
/// ```
///
/// Every process runs on one thread, which picks the next step by the seed; time passes only when nothing is ready. Equal
/// simulations therefore run equally, on every machine. Faults (``FaultPlan``) hit calls, processes, clocks and receivers;
/// ``SimulationReport/violations`` tells which ``Invariant`` did not hold.
public struct Simulation: Sendable {
    /// What is watched and what truly happens.
    public var scenario: Scenario
    /// How many processes there are.
    public var topology: Topology
    /// What goes wrong with the platform itself.
    public var faults: FaultPlan
    /// Decides all that is left to chance.
    public var seed: UInt64
    /// Whether the report holds every step as text, for reading what happened.
    public var isRecording: Bool

    /// A bug that is put into the platform.
    @_spi(SeededBugs) public var bug: SeededBug?

    /// The time between two audits of the ledger in a simulated world.
    static let auditInterval = Duration.seconds(20)
    /// How long a slot may stay without an outcome in a simulated world.
    static let auditGrace = Duration.seconds(90)

    /// Creates a simulation.
    ///
    /// - Parameters:
    ///   - scenario: What is watched and what truly happens.
    ///   - topology: How many processes there are.
    ///   - faults: What goes wrong with the platform itself.
    ///   - seed: Decides all that is left to chance.
    ///   - isRecording: Whether the report holds every step as text.
    public init(
        _ scenario: Scenario,
        topology: Topology = Topology(),
        faults: FaultPlan = .none,
        seed: UInt64 = 1,
        isRecording: Bool = false
    ) {
        self.scenario = scenario
        self.topology = topology
        self.faults = faults
        self.seed = seed
        self.isRecording = isRecording
    }

    /// Creates a simulation of one monitor.
    ///
    /// - Parameters:
    ///   - monitor: What is watched, made with `Monitor.simulated`.
    ///   - rules: When to page; by default when the monitor is down.
    ///   - episodes: What happens to its target; where they overlap, the later in the list counts.
    ///   - noise: The share of checks that fail although the target is well.
    ///   - duration: How long the simulation lasts.
    ///   - faults: What goes wrong with the platform itself.
    ///   - seed: Decides all that is left to chance.
    public init(
        of monitor: Monitor,
        rules: [AlertRule] = Scenario.defaultRules,
        during episodes: [TargetEpisode] = [],
        noise: Double = 0,
        lasting duration: Duration,
        faults: FaultPlan = .none,
        seed: UInt64 = 1
    ) {
        let targets = TargetScript(episodes, noise: noise)
        let scenario = Scenario(monitors: [monitor], rules: rules, targets: targets, duration: duration)
        self.init(scenario, faults: faults, seed: seed)
    }

    /// A world drawn at random, with faults that stop in time for the platform to recover.
    ///
    /// - Parameters:
    ///   - seed: Decides everything: what is watched, by how many, what happens and what goes wrong.
    ///   - isRecording: Whether the report holds every step as text.
    /// - Returns: The simulation.
    public static func random(seed: UInt64, isRecording: Bool = false) -> Simulation {
        var world = RandomWorld(seed: seed)
        return world.simulation(isRecording: isRecording)
    }

    /// Runs the world from its beginning to its end, on the calling thread.
    ///
    /// - Returns: What happened, and what should not have.
    /// - Throws: What the preparation of the world throws, such as `AlertRuleError` for rules that cannot be run.
    public func run() throws -> SimulationReport {
        let world = World(
            scenario: scenario,
            topology: topology,
            faults: faults,
            seed: seed,
            bug: bug,
            isRecording: isRecording
        )
        let supervisor = WorldSupervisor(world: world, plan: faults)
        let outcome = Outcome<Void>()
        Task(executorPreference: world.executor) {
            do {
                try await supervisor.run()
                outcome.finish(.success(()))
            } catch {
                outcome.finish(.failure(error))
            }
        }
        advance(world, until: scenario.duration, or: outcome)
        supervisor.end()
        while !outcome.isFinished {
            world.executor.runUntilIdle()
            guard world.clock.advance(limit: world.clock.elapsed + .hours(1)) else { break }
        }
        try outcome.get()
        return try report(on: world)
    }

    private func advance(_ world: World, until end: Duration, or outcome: Outcome<Void>) {
        repeat {
            world.executor.runUntilIdle()
        } while !outcome.isFinished && world.clock.advance(limit: end)
    }

    /// Looks at what the world has become, still on its executor.
    private func report(on world: World) throws -> SimulationReport {
        let outcome = Outcome<SimulationReport>()
        let faultsEnd = faults.end
        Task(executorPreference: world.executor) {
            do {
                outcome.finish(.success(try await WorldInspector(world: world, faultsEnd: faultsEnd).report()))
            } catch {
                outcome.finish(.failure(error))
            }
        }
        world.executor.runUntilIdle()
        return try outcome.get()
    }
}
