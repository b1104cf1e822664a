import MonitorCore
import Synchronization

/// What is known of monitors, kept at hand and refreshed from the feed of changes.
final class MonitorDirectory: Sendable {
    /// A part of the feed.
    struct Page: Sendable {
        var next: Int64
        var changed: Set<MonitorID>
        /// The monitors that are no longer watched.
        var withdrawn: [AlertInput]
    }

    private struct State {
        var subjects: [MonitorID: AlertSubject] = [:]
        var position: Int64 = 0
        var refreshAt = Duration.zero
    }

    private static let pageCount = 1_000

    private let store: (any MonitorStore)?
    private let time: any TimeSource
    private let refreshInterval: Duration
    private let maximumCount: Int
    private let state = Mutex(State())

    init(store: (any MonitorStore)?, time: any TimeSource, refreshInterval: Duration, maximumCount: Int) {
        self.store = store
        self.time = time
        self.refreshInterval = refreshInterval
        self.maximumCount = maximumCount
    }

    /// The next part of the feed, or `nil` when there is none or it is not time to look yet.
    ///
    /// The same part is returned until it is applied.
    func changes() async throws -> Page? {
        guard let store else { return nil }
        let now = time.monotonic
        let (position, isDue) = state.withLock { ($0.position, $0.refreshAt <= now) }
        guard isDue else { return nil }
        let changes = try await store.changes(after: position, limit: Self.pageCount)
        guard let last = changes.last else {
            state.withLock { $0.refreshAt = now + refreshInterval }
            return nil
        }
        let changed = Set(changes.map(\.id))
        let stored = try await store.monitors(changed.sorted())
        var withdrawn: [AlertInput] = []
        for id in changed.sorted() {
            if let monitor = stored[id]?.monitor {
                guard monitor.isPaused else { continue }
                withdrawn.append(.withdrawn(id, monitor.tenant, reason: "the monitor was paused"))
            } else if let last = try await store.history(of: id).last(where: { $0.monitor != nil })?.monitor {
                withdrawn.append(.removed(id, last.tenant))
            }
        }
        return Page(next: last.sequence, changed: changed, withdrawn: withdrawn)
    }

    /// Goes on behind a part of the feed.
    func apply(_ page: Page) {
        state.withLock { state in
            for id in page.changed {
                state.subjects[id] = nil
            }
            state.position = max(state.position, page.next)
        }
    }

    /// What is known of those of the monitors that exist.
    ///
    /// Without a store, nothing is known and everything exists.
    func subjects(of monitors: Set<MonitorID>) async throws -> [MonitorID: AlertSubject] {
        var found: [MonitorID: AlertSubject] = [:]
        guard let store else {
            for monitor in monitors {
                found[monitor] = AlertSubject()
            }
            return found
        }
        let cached = state.withLock { $0.subjects }
        for monitor in monitors {
            found[monitor] = cached[monitor]
        }
        let missing = monitors.filter { found[$0] == nil }
        guard !missing.isEmpty else { return found }
        let stored = try await store.monitors(missing.sorted()).values.map(\.monitor)
        for monitor in stored {
            found[monitor.id] = AlertSubject(monitor)
        }
        state.withLock { state in
            if state.subjects.count + stored.count > maximumCount {
                state.subjects.removeAll()
            }
            for monitor in stored.prefix(maximumCount) {
                state.subjects[monitor.id] = AlertSubject(monitor)
            }
        }
        return found
    }
}
