import Synchronization

/// Keeps monitors in this process's memory: the reference for every other implementation.
public final class InMemoryMonitorStore: MonitorStore {
    private struct Record {
        var revision: Int64 = 0
        var stored: StoredMonitor?
        /// Positions in the feed.
        var changes: [Int] = []
    }

    private struct State {
        var records: [MonitorID: Record] = [:]
        var feed: [MonitorChange] = []
        /// The ids of the monitors that exist, in order; `nil` when it must be built anew.
        var order: [MonitorID]?

        func check(_ expectation: ExpectedRevision, for id: MonitorID) throws {
            let stored = records[id]?.stored
            let holds =
                switch expectation {
                case .any: true
                case .absent: stored == nil
                case .exactly(let revision): stored?.revision == revision
                }
            guard holds else {
                throw StoreError(
                    code: .conflict,
                    message: "monitor \(id) is \(stored.map { "at revision \($0.revision)" } ?? "absent"); "
                        + "read it again and decide anew"
                )
            }
        }

        mutating func record(_ monitor: Monitor?, id: MonitorID, at now: Timestamp) {
            let revision = records[id, default: Record()].revision + 1
            // Or slots between the two would be due by both revisions.
            let changedAt = max(now, records[id]?.changes.last.map { feed[$0].changedAt } ?? now)
            feed.append(
                MonitorChange(
                    sequence: Int64(feed.count + 1),
                    id: id,
                    revision: revision,
                    changedAt: changedAt,
                    monitor: monitor
                )
            )
            if (records[id]?.stored == nil) != (monitor == nil) {
                order = nil
            }
            records[id, default: Record()].changes.append(feed.count - 1)
            records[id, default: Record()].revision = revision
            records[id, default: Record()].stored = monitor.map {
                StoredMonitor(monitor: $0, revision: revision, changedAt: changedAt)
            }
        }

        mutating func sortedIDs() -> [MonitorID] {
            if let order { return order }
            let sorted = records.filter { $0.value.stored != nil }.map(\.key).sorted()
            order = sorted
            return sorted
        }
    }

    private let time: any TimeSource
    private let maximumChangeCount: Int
    private let state = Mutex(State())

    /// Creates an empty store.
    ///
    /// - Parameters:
    ///   - time: Dates the changes.
    ///   - maximumChangeCount: Changes that the feed may hold; when it is full, writing throws `outOfSpace`.
    public init(time: any TimeSource, maximumChangeCount: Int = 10_000_000) {
        self.time = time
        self.maximumChangeCount = maximumChangeCount
    }

    /// Creates or replaces monitors, all or none.
    public func put(_ monitors: [Monitor], expecting expectation: ExpectedRevision) async throws -> [StoredMonitor] {
        try state.withLock { state in
            guard Set(monitors.map(\.id)).count == monitors.count else {
                throw StoreError(code: .invalidArgument, message: "a monitor occurs twice in one call; put it once")
            }
            for monitor in monitors {
                try state.check(expectation, for: monitor.id)
            }
            let changed = monitors.filter { state.records[$0.id]?.stored?.monitor != $0 }
            try checkRoom(for: changed.count, in: state)
            let now = time.now
            for monitor in changed {
                state.record(monitor, id: monitor.id, at: now)
            }
            return monitors.compactMap { state.records[$0.id]?.stored }
        }
    }

    /// Removes a monitor; its history stays.
    public func remove(_ id: MonitorID, expecting expectation: ExpectedRevision) async throws {
        try state.withLock { state in
            guard state.records[id]?.stored != nil else {
                throw StoreError(code: .notFound, message: "there is no monitor \(id)")
            }
            try state.check(expectation, for: id)
            try checkRoom(for: 1, in: state)
            state.record(nil, id: id, at: time.now)
        }
    }

    /// The stored forms of those of the monitors that exist.
    public func monitors(_ ids: [MonitorID]) async throws -> [MonitorID: StoredMonitor] {
        state.withLock { state in
            var found: [MonitorID: StoredMonitor] = [:]
            for id in ids {
                found[id] = state.records[id]?.stored
            }
            return found
        }
    }

    /// Lists monitors in order of id.
    public func list(tenant: TenantID?, from cursor: MonitorID?, limit: Int) async throws -> MonitorPage {
        state.withLock { state in
            let limit = max(1, limit)
            let ids = state.sortedIDs()
            var page = MonitorPage(monitors: [], next: nil)
            for id in ids[ids.lowerBound(where: { $0 >= cursor ?? $0 })...] {
                guard let stored = state.records[id]?.stored, tenant == nil || stored.monitor.tenant == tenant else {
                    continue
                }
                guard page.monitors.count < limit else {
                    page.next = id
                    break
                }
                page.monitors.append(stored)
            }
            return page
        }
    }

    /// The changes that follow a position in the feed, in order.
    public func changes(after sequence: Int64, limit: Int) async throws -> [MonitorChange] {
        state.withLock { state in
            let start = Int(max(0, min(sequence, Int64(state.feed.count))))
            return Array(state.feed[start...].prefix(max(0, limit)))
        }
    }

    /// The position of the latest change in the feed.
    public func latestSequence() async throws -> Int64 {
        state.withLock { Int64($0.feed.count) }
    }

    /// All changes of a monitor, in order.
    public func history(of id: MonitorID) async throws -> [MonitorChange] {
        state.withLock { state in
            state.records[id]?.changes.map { state.feed[$0] } ?? []
        }
    }

    private func checkRoom(for count: Int, in state: State) throws {
        guard state.feed.count + count <= maximumChangeCount else {
            throw StoreError(
                code: .outOfSpace,
                message: "the store holds \(state.feed.count) changes; raise maximumChangeCount or use a durable store"
            )
        }
    }
}
