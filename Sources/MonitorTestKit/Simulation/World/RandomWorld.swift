import AlertRules
import MonitorCore

/// Draws worlds: what is watched, by how many, what happens to it and what goes wrong.
struct RandomWorld {
    private var generator: SeededGenerator
    private let seed: UInt64

    /// How long faults go on.
    private static let faultTime = Duration.seconds(120)
    /// How long a single fault lasts at most; results that are later than this may come too late to be put in order.
    private static let longestFault = Duration.seconds(25)
    private static let regions: [Region] = ["ap", "eu", "us"]

    init(seed: UInt64) {
        self.seed = seed
        generator = SeededGenerator(seed: seed ^ 0x5eed)
    }

    mutating func simulation(isRecording: Bool) -> Simulation {
        let duration = Self.faultTime + WorldInspector.recoveryTime + .seconds(100)
        let topology = topology()
        let monitors = monitors()
        let faults = faults(topology: topology, regions: Set(monitors.flatMap(\.regions)).sorted())
        let targets = TargetScript(
            episodes(of: monitors, duration: duration),
            latency: self.duration(from: 10, to: 400)
        )
        let scenario = Scenario(
            monitors: monitors,
            rules: [
                AlertRule(id: "down", condition: .status([.down])),
                AlertRule(id: "failing", condition: .consecutiveFailures(3)),
            ],
            targets: targets,
            start: start(),
            duration: duration
        )
        return Simulation(scenario, topology: topology, faults: faults, seed: seed, isRecording: isRecording)
    }

    private mutating func count(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    private mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &generator) < share }

    private mutating func duration(from low: Int, to high: Int) -> Duration { .milliseconds(count(low...high)) }

    private mutating func topology() -> Topology {
        Topology(
            schedulers: count(1...3),
            workersPerRegion: count(1...2),
            ingestors: count(1...3),
            evaluators: count(1...2),
            responders: count(1...2),
            workerConcurrency: count(4...32),
            clockSkew: chance(0.5) ? duration(from: 0, to: 300) : .zero,
            clockDrift: chance(0.5) ? count(0...200) : 0
        )
    }

    private mutating func monitors() -> [Monitor] {
        (1...count(1...3))
            .map { number in
                var monitor = Monitor.simulated(
                    MonitorID("monitor-\(number)"),
                    every: .seconds(count(8...20)),
                    regions: Array(Self.regions.prefix(count(1...3))),
                    timeout: .seconds(count(1...4)),
                    confirmation: ConfirmationPolicy(consecutiveFailures: count(1...3)),
                    recovery: RecoveryPolicy(consecutiveSuccesses: count(1...3))
                )
                let retryCount = chance(0.2) ? count(1...2) : 0
                monitor.retries = RetryPolicy(count: retryCount, delay: .milliseconds(500))
                return monitor
            }
    }

    /// Now and then a day on which clocks change in Europe, or one that ended in a leap second.
    private mutating func start() -> Timestamp {
        switch count(0...9) {
        case 0: Timestamp(seconds: 1_774_745_940)
        case 1: Timestamp(seconds: 1_483_228_680)
        default: Timestamp(seconds: 1_800_000_000)
        }
    }

    private mutating func episodes(of monitors: [Monitor], duration: Duration) -> [TargetEpisode] {
        var episodes: [TargetEpisode] = []
        for monitor in monitors {
            if chance(0.6) {
                var episode = TargetEpisode(
                    behaviour(),
                    of: [monitor.id],
                    in: chance(0.3) ? Set(monitor.regions.prefix(count(1...monitor.regions.count))) : nil,
                    from: self.duration(from: 20_000, to: 140_000),
                    lasting: self.duration(from: 1_000, to: 90_000)
                )
                // What goes wrong at its beginning must not be forgotten as long as the outage lasts.
                if [.down, .silent].contains(episode.behaviour), stableHash("\(seed)/\(monitor.id)") % 4 == 0 {
                    episode.end = duration
                }
                episodes.append(episode)
            }
            if chance(0.7) {
                // One in the quiet, whose detection is held to its bound.
                let start = Self.faultTime + WorldInspector.recoveryTime + self.duration(from: 1_000, to: 30_000)
                episodes.append(
                    TargetEpisode(
                        chance(0.7) ? .down : .silent,
                        of: [monitor.id],
                        from: start,
                        lasting: self.duration(from: 5_000, to: 90_000)
                    )
                )
            }
        }
        return episodes
    }

    private mutating func behaviour() -> TargetBehaviour {
        switch count(0...7) {
        case 0, 1, 2: .down
        case 3: .silent
        case 4: .flapping(duration(from: 5_000, to: 30_000))
        case 5: .slow(duration(from: 500, to: 6_000))
        case 6: .failing(0.3)
        default: .unknown(.network)
        }
    }

    private mutating func faults(topology: Topology, regions: [Region]) -> FaultPlan {
        guard chance(0.95) else { return .none }
        var plan = FaultPlan(until: Self.faultTime)
        let intensity = [0.002, 0.01, 0.03][count(0...2)]
        for kind in FaultKind.allCases where !kind.lasts && chance(0.5) {
            let isCheap =
                switch kind {
                case .crashAtCall, .tornWrite: false
                default: true
                }
            plan.rates[kind] = isCheap ? intensity * 3 : intensity / 4
        }
        let nodes = NodeRole.all(of: topology, regions: regions).map(\.name)
        for _ in 0..<count(0...8) { plan.episodes.append(episode(of: nodes)) }
        return plan
    }

    private mutating func episode(of nodes: [String]) -> FaultEpisode {
        let kinds: [FaultKind] = [
            .crash, .crash, .crash, .pause, .pause, .partition, .partition, .clockStep, .outOfSpace, .queueDown,
            .overload,
        ]
        let kind = kinds[count(0...kinds.count - 1)]
        let start = duration(from: 2_000, to: 95_000)
        let length = Self.longestFault * Double.random(in: 0.02..<1, using: &generator)
        let node = nodes[count(0...nodes.count - 1)]
        switch kind {
        case .clockStep:
            // A leap second that the kernel steps over, or a clock that NTP puts right.
            let step = chance(0.3) ? Duration.seconds(-1) : .milliseconds(count(-4_000...4_000))
            return FaultEpisode(kind, of: node, at: start, step: step)
        case .outOfSpace, .queueDown, .overload:
            return FaultEpisode(kind, at: start, lasting: length)
        case .partition:
            let choice = stableHash("\(seed)/\(node)/\(start)") % 12
            let part = choice < WorldPart.allCases.count ? WorldPart.allCases[Int(choice)] : nil
            return FaultEpisode(kind, of: node, from: part, at: start, lasting: length)
        default:
            return FaultEpisode(kind, of: node, at: start, lasting: length)
        }
    }
}
