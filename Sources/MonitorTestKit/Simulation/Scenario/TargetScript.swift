public import MonitorCore

/// How all targets behave over the time of a scenario: the truth that monitoring is to find out.
///
/// What a check finds depends only on the script, the seed, the slot, the attempt and the time of the check, so the same
/// truth meets every run of a scenario, however its parts interleave.
public struct TargetScript: Sendable, Hashable {
    /// What happens; where episodes overlap, the later in the list counts.
    public var episodes: [TargetEpisode]
    /// The share of checks that fail although their target is well, each independently of all others.
    public var noise: Double
    /// How long a target that is well takes to answer.
    public var latency: Duration

    /// Creates a script; without episodes all targets are well.
    public init(_ episodes: [TargetEpisode] = [], noise: Double = 0, latency: Duration = .milliseconds(50)) {
        self.episodes = episodes
        self.noise = noise
        self.latency = latency
    }

    /// How a target behaves towards one region at a time since the scenario's start.
    public func behaviour(of series: SeriesKey, at offset: Duration) -> TargetBehaviour {
        episodes.last { $0.covers(series, at: offset) }?.behaviour ?? .up
    }

    /// What a check comes to.
    ///
    /// - Parameters:
    ///   - slot: The slot that is run.
    ///   - attempt: The number of the attempt, from 1.
    ///   - offset: When the check is made, since the scenario's start.
    ///   - seed: Decides what is left to chance.
    /// - Returns: What is found, and after how long.
    public func answer(to slot: SlotID, attempt: Int = 1, at offset: Duration, seed: UInt64) -> TargetAnswer {
        let episode = episodes.last { $0.covers(slot.series, at: offset) }
        switch episode?.behaviour ?? .up {
        case .down: return TargetAnswer(.down, after: latency)
        case .silent: return TargetAnswer(.down, after: nil)
        case .degraded: return TargetAnswer(.degraded, after: latency)
        case .unknown(let cause): return TargetAnswer(.unknown(Fault(cause, "simulated")), after: latency)
        case .slow(let delay): return TargetAnswer(.up, after: delay)
        case .failing(let share): return well(unless: share, slot, attempt, seed)
        case .flapping(let period):
            let passed = (offset - (episode?.start ?? .zero)).inNanoseconds
            let isDown = passed / max(1, period.inNanoseconds) % 2 == 0
            return TargetAnswer(isDown ? .down : .up, after: latency)
        case .up: return well(unless: noise, slot, attempt, seed)
        }
    }

    private func well(unless share: Double, _ slot: SlotID, _ attempt: Int, _ seed: UInt64) -> TargetAnswer {
        guard share > 0 else { return TargetAnswer(.up, after: latency) }
        var generator = SeededGenerator(
            seed: seed ^ slot.series.stableHash ^ UInt64(bitPattern: slot.time.milliseconds &* 1_000 &+ Int64(attempt))
        )
        let fraction = Double(generator.next() >> 11) / Double(1 << 53)
        return TargetAnswer(fraction < share ? .down : .up, after: latency)
    }
}
