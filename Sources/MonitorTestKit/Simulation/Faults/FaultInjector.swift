import MonitorCore
import Synchronization

/// Decides which calls go wrong.
///
/// Every kind of fault has a random sequence of its own, so that leaving out one kind changes the others little.
final class FaultInjector: Sendable {
    let plan: FaultPlan
    private let episodes: [FaultKind: [FaultEpisode]]
    private let clock: SimulatedClock
    private let generators: Mutex<[FaultKind: SeededGenerator]>

    init(plan: FaultPlan, clock: SimulatedClock, seed: UInt64) {
        self.plan = plan
        episodes = Dictionary(grouping: plan.episodes, by: \.kind)
        self.clock = clock
        generators = Mutex(
            Dictionary(
                uniqueKeysWithValues: FaultKind.allCases.map {
                    ($0, SeededGenerator(seed: seed ^ stableHash($0.rawValue)))
                }
            )
        )
    }

    /// Whether a fault hits a call that a process makes now.
    func strikes(_ kind: FaultKind, _ node: String) -> Bool {
        let elapsed = clock.elapsed
        if isUnderWay(kind, node, at: elapsed) { return true }
        guard let rate = plan.rates[kind], rate > 0, elapsed < plan.ratesEnd else { return false }
        return fraction(kind) < rate
    }

    /// Whether a fault that lasts affects a process now.
    func isUnderWay(_ kind: FaultKind, _ node: String) -> Bool {
        !episodes.isEmpty && isUnderWay(kind, node, at: clock.elapsed)
    }

    /// Whether a process cannot reach a part of the world now.
    func isPartitioned(_ node: String, from part: WorldPart) -> Bool {
        guard let episodes = episodes[.partition] else { return false }
        let elapsed = clock.elapsed
        return episodes.contains { $0.covers(node, at: elapsed) && ($0.part ?? part) == part }
    }

    /// A random duration for a fault.
    func duration(_ kind: FaultKind, upTo maximum: Duration) -> Duration {
        maximum * fraction(kind)
    }

    /// A random choice for a fault.
    func choice(_ kind: FaultKind, of count: Int) -> Int {
        min(count - 1, Int(fraction(kind) * Double(count)))
    }

    private func isUnderWay(_ kind: FaultKind, _ node: String, at elapsed: Duration) -> Bool {
        guard let episodes = episodes[kind] else { return false }
        return episodes.contains { $0.covers(node, at: elapsed) }
    }

    private func fraction(_ kind: FaultKind) -> Double {
        let bits = generators.withLock { $0[kind, default: SeededGenerator(seed: 0)].next() }
        return Double(bits >> 11) / Double(1 << 53)
    }
}
