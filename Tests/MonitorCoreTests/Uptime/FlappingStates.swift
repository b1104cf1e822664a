import MonitorCore
import Synchronization

/// States of a monitor that has always changed at every interval, and always will.
final class FlappingStates: IngestStore {
    /// How many transitions have been read.
    let count = Mutex(0)
    private let interval: Duration

    init(interval: Duration) {
        self.interval = interval
    }

    func states(of monitors: [MonitorID]) async throws -> [MonitorID: VersionedMonitorState] { [:] }

    func commit(_ commits: [IngestCommit]) async throws -> Set<MonitorID> { [] }

    func transitions(of monitor: MonitorID, in window: TimeWindow) async throws -> [Transition] {
        let step = interval.inNanoseconds
        let first = (window.start - .nanoseconds(1)).nanoseconds / step + 1
        let end = min(window.end, window.start + .seconds(86_400)).nanoseconds
        let transitions = (first...).prefix { $0 * step < end }
            .map { index in
                Transition(
                    monitor: monitor,
                    tenant: "default",
                    from: index.isMultiple(of: 2) ? .up : .down,
                    to: index.isMultiple(of: 2) ? .down : .up,
                    at: Timestamp(nanoseconds: index * step),
                    decidedAt: Timestamp(nanoseconds: index * step),
                    rule: "made up",
                    votesUsed: [],
                    votesRefused: [],
                    correlation: "c"
                )
            }
        count.withLock { $0 += transitions.count }
        return transitions
    }

    func removeTransitions(before instant: Timestamp, limit: Int) async throws -> Int { 0 }

    func pendingMessages(limit: Int) async throws -> [OutgoingMessage] { [] }

    func removePendingMessages(_ ids: [String]) async throws {}
}
