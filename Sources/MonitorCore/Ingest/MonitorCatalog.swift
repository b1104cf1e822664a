import Synchronization

/// The definitions of monitors, kept at hand and refreshed from the store's feed of changes.
final class MonitorCatalog: Sendable {
    /// A monitor and the policy it asks for.
    struct Definition: Sendable {
        var monitor: Monitor
        var policy: VotePolicy
    }

    private enum Entry: Sendable {
        case defined(Definition)
        case absent
    }

    private struct State {
        var entries: BoundedCache<MonitorID, Entry>
        /// How far the feed has been read; `nil` before the first monitor is read, of which no earlier change tells anything.
        var position: Int64?
        var refreshAt = Duration.zero
    }

    private static let pageCount = 1_000

    private let store: any MonitorStore
    private let time: any TimeSource
    private let refreshInterval: Duration
    private let state: Mutex<State>

    init(store: any MonitorStore, time: any TimeSource, refreshInterval: Duration, limit: Int) {
        self.store = store
        self.time = time
        self.refreshInterval = refreshInterval
        state = Mutex(State(entries: BoundedCache(maximumCount: limit)))
    }

    /// The definitions of those of the monitors that exist, at most one refresh interval old.
    func definitions(of ids: [MonitorID]) async throws -> [MonitorID: Definition] {
        try await refresh()
        var found: [MonitorID: Definition] = [:]
        found.reserveCapacity(ids.count)
        let missing = state.withLock { state in
            ids.filter { id in
                switch state.entries[id] {
                case .defined(let definition): found[id] = definition
                case .absent: break
                case nil: return true
                }
                return false
            }
        }
        guard !missing.isEmpty else { return found }
        let stored = try await store.monitors(missing)
        let loaded = stored.mapValues { Definition(monitor: $0.monitor, policy: VotePolicy(monitor: $0.monitor)) }
        state.withLock { state in
            for id in missing {
                state.entries[id] = loaded[id].map(Entry.defined) ?? .absent
            }
        }
        return found.merging(loaded) { _, new in new }
    }

    /// Forgets what the feed says has changed.
    private func refresh() async throws {
        let now = time.monotonic
        while true {
            let (position, isDue) = state.withLock { ($0.position, $0.refreshAt <= now) }
            guard isDue else { return }
            guard let position else {
                let latest = try await store.latestSequence()
                state.withLock { $0.position = $0.position ?? latest }
                continue
            }
            let changes = try await store.changes(after: position, limit: Self.pageCount)
            state.withLock { state in
                guard state.position == position else { return }
                for change in changes {
                    state.entries[change.id] = nil
                }
                state.position = changes.last?.sequence ?? position
                if changes.count < Self.pageCount {
                    state.refreshAt = now + refreshInterval
                }
            }
        }
    }
}
