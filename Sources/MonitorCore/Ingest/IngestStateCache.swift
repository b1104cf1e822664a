import Synchronization

/// The states an ingestor has at hand.
///
/// One that is out of date is found out by the commit, which then conflicts.
final class IngestStateCache: Sendable {
    private let states: Mutex<BoundedCache<MonitorID, VersionedMonitorState>>

    init(limit: Int) {
        states = Mutex(BoundedCache(maximumCount: limit))
    }

    func load(_ monitors: [MonitorID], from store: any IngestStore) async throws -> [MonitorID: VersionedMonitorState] {
        var found: [MonitorID: VersionedMonitorState] = [:]
        found.reserveCapacity(monitors.count)
        let missing = states.withLock { states in
            monitors.filter { monitor in
                guard let state = states[monitor] else { return true }
                found[monitor] = state
                return false
            }
        }
        guard !missing.isEmpty else { return found }
        return found.merging(try await store.states(of: missing)) { _, stored in stored }
    }

    func keep(_ commits: [IngestCommit]) {
        states.withLock { states in
            for commit in commits {
                states[commit.monitor] = VersionedMonitorState(version: commit.expectedVersion + 1, state: commit.state)
            }
        }
    }

    func forget(_ monitors: [MonitorID]) {
        states.withLock { states in
            for monitor in monitors {
                states[monitor] = nil
            }
        }
    }
}
