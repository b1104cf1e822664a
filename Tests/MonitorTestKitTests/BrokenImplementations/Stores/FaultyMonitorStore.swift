import MonitorCore
import MonitorTestKit

/// Breaks one law of a monitor store.
struct FaultyMonitorStore: FaultyStore, MonitorStore {
    private let law: MonitorStoreLaw?
    private let base: InMemoryMonitorStore
    private let time: any TimeSource

    init(breaking law: MonitorStoreLaw?, time: any TimeSource) {
        self.law = law
        self.time = time
        base = InMemoryMonitorStore(time: time)
    }

    /// Keeps what there is and forgets what there was, when that is the flaw.
    func reopened() async throws -> Self {
        guard law == .survivesReopening else { return self }
        let store = Self(breaking: law, time: time)
        let page = try await base.list(tenant: nil, from: nil, limit: .max)
        _ = try await store.base.put(page.monitors.map(\.monitor), expecting: .any)
        return store
    }

    func put(_ monitors: [Monitor], expecting expectation: ExpectedRevision) async throws -> [StoredMonitor] {
        switch law {
        case .equalPutChangesNothing:
            for monitor in monitors where try await base.monitors([monitor.id])[monitor.id]?.monitor == monitor {
                var other = monitor
                other.name += " "
                _ = try await base.put([other], expecting: expectation)
            }
            return try await base.put(monitors, expecting: .any)
        case .changeRaisesTheRevision:
            return try await base.put(monitors, expecting: expectation)
                .map { stored in
                    StoredMonitor(monitor: stored.monitor, revision: 1, changedAt: stored.changedAt)
                }
        case .absentRefusesWhatIsThere where expectation == .absent:
            return try await base.put(monitors, expecting: .any)
        case .exactlyRefusesOtherRevisions where expectation != .absent:
            return try await base.put(monitors, expecting: .any)
        case .batchIsAtomic:
            var stored: [StoredMonitor] = []
            for monitor in monitors {
                stored += try await base.put([monitor], expecting: expectation)
            }
            return stored
        case .repeatedIDIsRefused:
            let last = monitors.indices.filter { index in
                !monitors[(index + 1)...].contains { $0.id == monitors[index].id }
            }
            return try await base.put(last.map { monitors[$0] }, expecting: expectation)
        case .unknownMembersAreKept:
            return try await base.put(
                monitors.map { monitor in
                    var monitor = monitor
                    monitor.unknownFields = nil
                    return monitor
                },
                expecting: expectation
            )
        case .revisionGoesOnAfterRemoval:
            var stored = try await base.put(monitors, expecting: expectation)
            for index in stored.indices {
                let history = try await base.history(of: stored[index].monitor.id)
                stored[index].revision = Int64(history.count - (history.lastIndex { $0.monitor == nil } ?? -1) - 1)
            }
            return stored
        case .datesDoNotGoBack:
            return try await base.put(monitors, expecting: expectation)
                .map { stored in
                    let changedAt = min(stored.changedAt, time.now)
                    return StoredMonitor(monitor: stored.monitor, revision: stored.revision, changedAt: changedAt)
                }
        case .concurrentWritersLoseNothing:
            let stored = try await base.monitors(monitors.map(\.id))
            await pauseBetweenCheckAndAct()
            for monitor in monitors {
                try check(expectation, stored[monitor.id])
            }
            return try await base.put(monitors, expecting: .any)
        default:
            return try await base.put(monitors, expecting: expectation)
        }
    }

    private func check(_ expectation: ExpectedRevision, _ stored: StoredMonitor?) throws {
        let holds =
            switch expectation {
            case .any: true
            case .absent: stored == nil
            case .exactly(let revision): stored?.revision == revision
            }
        guard holds else { throw StoreError(code: .conflict, message: "another was faster") }
    }

    func remove(_ id: MonitorID, expecting expectation: ExpectedRevision) async throws {
        try await base.remove(id, expecting: law == .removeChecksItsExpectation ? .any : expectation)
    }

    func monitors(_ ids: [MonitorID]) async throws -> [MonitorID: StoredMonitor] {
        var found = try await base.monitors(ids)
        switch law {
        case .readsWhatWasPut:
            for id in ids { found[id]?.changedAt += .seconds(1) }
        case .removedIsGone:
            for id in ids where found[id] == nil {
                guard let last = try await base.history(of: id).last(where: { $0.monitor != nil }) else { continue }
                found[id] = last.monitor.map {
                    StoredMonitor(monitor: $0, revision: last.revision, changedAt: last.changedAt)
                }
            }
        default: break
        }
        return found
    }

    func list(tenant: TenantID?, from cursor: MonitorID?, limit: Int) async throws -> MonitorPage {
        var cursor = cursor
        if law == .agreesWithTheReference, let id = cursor, try await base.monitors([id]).isEmpty {
            cursor = nil
        }
        let tenant = law == .listingKeepsOwnersApart ? nil : tenant
        var page = try await base.list(tenant: tenant, from: cursor, limit: limit)
        if law == .pagesGiveEverythingOnce, page.next != nil {
            page.next = page.monitors.last?.monitor.id
        }
        return page
    }

    func changes(after sequence: Int64, limit: Int) async throws -> [MonitorChange] {
        let changes = try await base.changes(after: sequence, limit: limit)
        return law == .feedTellsEveryChange ? changes.filter { $0.monitor != nil } : changes
    }

    func latestSequence() async throws -> Int64 {
        let sequence = try await base.latestSequence()
        return law == .latestSequenceEndsTheFeed ? max(0, sequence - 1) : sequence
    }

    func history(of id: MonitorID) async throws -> [MonitorChange] {
        let history = try await base.history(of: id)
        return law == .historyIsPartOfTheFeed ? history.suffix(3) : history
    }
}
