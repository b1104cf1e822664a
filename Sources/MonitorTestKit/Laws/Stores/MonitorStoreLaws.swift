public import MonitorCore

/// Runs the laws of a monitor store.
public struct MonitorStoreLaws<Store: MonitorStore>: StoreLawSet {
    let stores: StoreMaker<Store>

    /// Creates the laws for the stores of a maker.
    public init(_ stores: StoreMaker<Store>) {
        self.stores = stores
    }

    /// Runs a law on a fresh store.
    public func run(_ law: MonitorStoreLaw) async throws {
        let time = VirtualTime()
        if law == .agreesWithTheReference { return try await agreesWithTheReference() }
        let store = try await stores.make(time)
        switch law {
        case .readsWhatWasPut: try await readsWhatWasPut(store, time)
        case .equalPutChangesNothing: try await equalPutChangesNothing(store, time)
        case .changeRaisesTheRevision: try await changeRaisesTheRevision(store, time)
        case .absentRefusesWhatIsThere: try await absentRefusesWhatIsThere(store)
        case .exactlyRefusesOtherRevisions: try await exactlyRefusesOtherRevisions(store)
        case .batchIsAtomic: try await batchIsAtomic(store)
        case .repeatedIDIsRefused: try await repeatedIDIsRefused(store)
        case .unknownMembersAreKept: try await unknownMembersAreKept(store)
        case .removedIsGone: try await removedIsGone(store)
        case .removeChecksItsExpectation: try await removeChecksItsExpectation(store)
        case .revisionGoesOnAfterRemoval: try await revisionGoesOnAfterRemoval(store)
        case .pagesGiveEverythingOnce: try await pagesGiveEverythingOnce(store)
        case .listingKeepsOwnersApart: try await listingKeepsOwnersApart(store)
        case .feedTellsEveryChange: try await feedTellsEveryChange(store, time)
        case .latestSequenceEndsTheFeed: try await latestSequenceEndsTheFeed(store)
        case .datesDoNotGoBack: try await datesDoNotGoBack(store, time)
        case .historyIsPartOfTheFeed: try await historyIsPartOfTheFeed(store)
        case .concurrentWritersLoseNothing: try await concurrentWritersLoseNothing(store)
        case .survivesReopening: try await survivesReopening(store)
        case .agreesWithTheReference: break
        }
    }

    private func readsWhatWasPut(_ store: Store, _ time: VirtualTime) async throws {
        let monitors = [LawSample.monitor(1), LawSample.monitor(2)]
        let stored = try await store.put(monitors, expecting: .any)
        try expectEqual(stored.map(\.monitor), monitors, "monitors returned")
        try expectEqual(stored.map(\.revision), [1, 1], "revisions")
        try expectEqual(stored.map(\.changedAt), [time.now, time.now], "dates")
        let read = try await store.monitors(["monitor-2", "monitor-1", "monitor-3"])
        try expectEqual(read, ["monitor-1": stored[0], "monitor-2": stored[1]], "monitors read")
    }

    private func equalPutChangesNothing(_ store: Store, _ time: VirtualTime) async throws {
        let first = try await store.put([LawSample.monitor(1)], expecting: .any)
        time.advance(by: .seconds(5))
        let second = try await store.put([LawSample.monitor(1)], expecting: .exactly(1))
        try expectEqual(second, first, "stored form")
        try expectEqual(try await store.changes(after: 0, limit: 10).count, 1, "changes")
    }

    private func changeRaisesTheRevision(_ store: Store, _ time: VirtualTime) async throws {
        for number in 1...3 {
            time.advance(by: .seconds(1))
            let stored = try await store.put([LawSample.monitor(1, name: "name \(number)")], expecting: .any)
            try expectEqual(stored.map(\.revision), [Int64(number)], "revision")
            try expectEqual(stored.map(\.changedAt), [time.now], "date")
        }
        let read = try await store.monitors(["monitor-1"])
        try expectEqual(read["monitor-1"]?.monitor.name, "name 3", "name")
    }

    private func absentRefusesWhatIsThere(_ store: Store) async throws {
        _ = try await store.put([LawSample.monitor(1)], expecting: .absent)
        try await expectStoreError(.conflict, "creating a monitor that is there") {
            _ = try await store.put([LawSample.monitor(1, name: "other")], expecting: .absent)
        }
        try expectEqual(try await store.monitors(["monitor-1"]).values.map(\.revision), [1], "revision")
    }

    private func exactlyRefusesOtherRevisions(_ store: Store) async throws {
        try await expectStoreError(.conflict, "replacing a monitor that is not there") {
            _ = try await store.put([LawSample.monitor(1)], expecting: .exactly(1))
        }
        _ = try await store.put([LawSample.monitor(1)], expecting: .any)
        _ = try await store.put([LawSample.monitor(1, name: "second")], expecting: .exactly(1))
        try await expectStoreError(.conflict, "replacing an old revision") {
            _ = try await store.put([LawSample.monitor(1, name: "third")], expecting: .exactly(1))
        }
        let read = try await store.monitors(["monitor-1"])
        try expectEqual(read["monitor-1"]?.monitor.name, "second", "name")
    }

    private func batchIsAtomic(_ store: Store) async throws {
        _ = try await store.put([LawSample.monitor(2)], expecting: .absent)
        let batch = (1...3).map { LawSample.monitor($0, name: "batch") }
        try await expectStoreError(.conflict, "a batch of which one is refused") {
            _ = try await store.put(batch, expecting: .absent)
        }
        let names = try await store.monitors(batch.map(\.id)).mapValues(\.monitor.name)
        try expectEqual(names, ["monitor-2": "monitor-2"], "names")
        try expectEqual(try await store.changes(after: 0, limit: 10).count, 1, "changes")
    }

    private func repeatedIDIsRefused(_ store: Store) async throws {
        try await expectStoreError(.invalidArgument, "a batch with an id twice") {
            _ = try await store.put([LawSample.monitor(1), LawSample.monitor(1, name: "x")], expecting: .any)
        }
        try expect(try await store.monitors(["monitor-1"]).isEmpty, "a refused batch was stored")
    }

    private func unknownMembersAreKept(_ store: Store) async throws {
        var monitor = LawSample.monitor(1)
        monitor.unknownFields = ["future": ["nested": [1, 2.5, "three", nil, true]]]
        _ = try await store.put([monitor], expecting: .any)
        try expectEqual(try await store.monitors([monitor.id])[monitor.id]?.monitor, monitor, "monitor read")
        let change = try await store.changes(after: 0, limit: 1).first
        try expectEqual(change?.monitor, monitor, "monitor in the feed")
    }

    private func removedIsGone(_ store: Store) async throws {
        _ = try await store.put([LawSample.monitor(1), LawSample.monitor(2)], expecting: .any)
        try await store.remove("monitor-1", expecting: .any)
        try expectEqual(Set(try await store.monitors(["monitor-1", "monitor-2"]).keys), ["monitor-2"], "monitors")
        let page = try await store.list(tenant: nil, from: nil, limit: 10)
        try expectEqual(page.monitors.map(\.monitor.id), ["monitor-2"], "listing")
        try expectEqual(try await store.history(of: "monitor-1").count, 2, "changes in the history")
    }

    private func removeChecksItsExpectation(_ store: Store) async throws {
        try await expectStoreError(.notFound, "removing what is not there") {
            try await store.remove("monitor-1", expecting: .any)
        }
        _ = try await store.put([LawSample.monitor(1)], expecting: .any)
        try await expectStoreError(.conflict, "removing another revision") {
            try await store.remove("monitor-1", expecting: .exactly(2))
        }
        try await store.remove("monitor-1", expecting: .exactly(1))
        try await expectStoreError(.notFound, "removing twice") {
            try await store.remove("monitor-1", expecting: .any)
        }
    }

    private func revisionGoesOnAfterRemoval(_ store: Store) async throws {
        _ = try await store.put([LawSample.monitor(1)], expecting: .any)
        try await store.remove("monitor-1", expecting: .any)
        let again = try await store.put([LawSample.monitor(1)], expecting: .absent)
        let removal = try await store.history(of: "monitor-1").dropFirst().first
        try expect(removal?.revision ?? 0 > 1, "the removal has revision \(removal?.revision ?? 0)")
        try expectEqual(again.first?.revision, removal.map { $0.revision + 1 }, "revision when put again")
    }

    private func pagesGiveEverythingOnce(_ store: Store) async throws {
        let numbers = [5, 12, 1, 30, 2, 7, 11]
        _ = try await store.put(numbers.map { LawSample.monitor($0) }, expecting: .any)
        let expected = numbers.map { MonitorID("monitor-\($0)") }.sorted()
        for limit in [1, 2, 3, 7, 100] {
            var ids: [MonitorID] = []
            var cursor: MonitorID?
            repeat {
                let page = try await store.list(tenant: nil, from: cursor, limit: limit)
                try expect(page.monitors.count <= limit, "a page of \(page.monitors.count) for limit \(limit)")
                try expect(ids.count + page.monitors.count <= numbers.count, "the pages go round in a circle")
                ids += page.monitors.map(\.monitor.id)
                cursor = page.monitors.isEmpty ? nil : page.next
            } while cursor != nil
            try expectEqual(ids, expected, "ids over pages of \(limit)")
        }
    }

    private func listingKeepsOwnersApart(_ store: Store) async throws {
        let monitors = (1...6).map { LawSample.monitor($0, tenant: $0.isMultiple(of: 2) ? "even" : "odd") }
        _ = try await store.put(monitors, expecting: .any)
        let first = try await store.list(tenant: "even", from: nil, limit: 2)
        try expectEqual(first.monitors.map(\.monitor.id), ["monitor-2", "monitor-4"], "first page")
        let second = try await store.list(tenant: "even", from: first.next, limit: 2)
        try expectEqual(second.monitors.map(\.monitor.id), ["monitor-6"], "second page")
        try expectEqual(second.next, nil, "cursor at the end")
        try expect(try await store.list(tenant: "none", from: nil, limit: 2).monitors.isEmpty, "another owner's page")
    }

    private func feedTellsEveryChange(_ store: Store, _ time: VirtualTime) async throws {
        try expect(try await store.changes(after: 0, limit: 10).isEmpty, "a new store's feed is not empty")
        _ = try await store.put([LawSample.monitor(1), LawSample.monitor(2)], expecting: .any)
        time.advance(by: .seconds(1))
        _ = try await store.put([LawSample.monitor(1, name: "new")], expecting: .any)
        try await store.remove("monitor-2", expecting: .any)
        let all = try await store.changes(after: 0, limit: 10)
        try expectEqual(all.map(\.id), ["monitor-1", "monitor-2", "monitor-1", "monitor-2"], "ids in the feed")
        try expectEqual(all.map(\.revision), [1, 1, 2, 2], "revisions in the feed")
        try expectEqual(all.map(\.monitor?.name), ["monitor-1", "monitor-2", "new", nil], "names in the feed")
        try expectEqual(all.last?.changedAt, time.now, "date of the last change")
        try expect(
            zip(all, all.dropFirst()).allSatisfy { $0.sequence < $1.sequence } && (all.first?.sequence ?? 0) > 0,
            "the feed's positions do not rise from above 0: \(all.map(\.sequence))"
        )
        var inParts: [MonitorChange] = []
        while let part = try await next(store, after: inParts.last?.sequence ?? 0) {
            try expect(inParts.count < all.count, "the feed read in parts does not end")
            inParts.append(part)
        }
        try expectEqual(inParts, all, "feed read in parts")
    }

    private func next(_ store: Store, after sequence: Int64) async throws -> MonitorChange? {
        let changes = try await store.changes(after: sequence, limit: 1)
        try expect(changes.count <= 1, "more changes than the limit")
        return changes.first
    }

    private func latestSequenceEndsTheFeed(_ store: Store) async throws {
        try expectEqual(try await store.latestSequence(), 0, "latest position of a new store")
        _ = try await store.put([LawSample.monitor(1), LawSample.monitor(2)], expecting: .any)
        try await store.remove("monitor-1", expecting: .any)
        let latest = try await store.latestSequence()
        try expectEqual(latest, try await store.changes(after: 0, limit: 10).last?.sequence, "latest position")
        _ = try await store.put([LawSample.monitor(2)], expecting: .any)
        try expectEqual(try await store.latestSequence(), latest, "latest position after a put that changed nothing")
        _ = try await store.put([LawSample.monitor(2, name: "new")], expecting: .any)
        let later = try await store.changes(after: latest, limit: 10)
        try expectEqual(later.map(\.monitor?.name), ["new"], "names of the changes after the latest position")
    }

    private func datesDoNotGoBack(_ store: Store, _ time: VirtualTime) async throws {
        let start = time.now
        _ = try await store.put([LawSample.monitor(1)], expecting: .any)
        time.stepWallClock(by: .seconds(-60))
        let changed = try await store.put([LawSample.monitor(1, name: "new"), LawSample.monitor(2)], expecting: .any)
        try expectEqual(changed.map(\.changedAt), [start, time.now], "dates after the clock was set back")
        let read = try await store.monitors(["monitor-1"])
        try expectEqual(read["monitor-1"]?.changedAt, start, "date read")
        try await store.remove("monitor-1", expecting: .any)
        time.stepWallClock(by: .seconds(30))
        _ = try await store.put([LawSample.monitor(1)], expecting: .any)
        time.stepWallClock(by: .seconds(60))
        _ = try await store.put([LawSample.monitor(1, name: "last")], expecting: .any)
        let dates = try await store.history(of: "monitor-1").map(\.changedAt)
        try expectEqual(dates, [start, start, start, start, time.now], "dates in the history")
    }

    private func historyIsPartOfTheFeed(_ store: Store) async throws {
        for number in 0..<6 {
            _ = try await store.put([LawSample.monitor(number % 2, name: "name \(number)")], expecting: .any)
        }
        try await store.remove("monitor-0", expecting: .any)
        let feed = try await store.changes(after: 0, limit: 100)
        for id in ["monitor-0", "monitor-1", "monitor-9"] as [MonitorID] {
            try expectEqual(try await store.history(of: id), feed.filter { $0.id == id }, "history of \(id)")
        }
    }

    private func concurrentWritersLoseNothing(_ store: Store) async throws {
        _ = try await store.put([LawSample.monitor(1, name: "0")], expecting: .any)
        let writers = 8
        let rounds = 5
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for _ in 0..<writers {
                tasks.addTask {
                    var done = 0
                    for _ in 0..<10_000 where done < rounds {
                        guard let stored = try await store.monitors(["monitor-1"])["monitor-1"] else { return }
                        var monitor = stored.monitor
                        monitor.name = String((Int(monitor.name) ?? 0) + 1)
                        await Task.yield()
                        do {
                            _ = try await store.put([monitor], expecting: .exactly(stored.revision))
                            done += 1
                        } catch let error as StoreError where error.code == .conflict {
                            continue
                        }
                    }
                }
            }
            try await tasks.waitForAll()
        }
        let stored = try await store.monitors(["monitor-1"])["monitor-1"]
        try expectEqual(stored?.monitor.name, String(writers * rounds), "count after all increments")
        try expectEqual(stored?.revision, Int64(writers * rounds + 1), "revision")
        try expectEqual(try await store.history(of: "monitor-1").count, writers * rounds + 1, "history")
    }

    private func survivesReopening(_ store: Store) async throws {
        _ = try await store.put((1...3).map { LawSample.monitor($0) }, expecting: .any)
        try await store.remove("monitor-2", expecting: .any)
        let feed = try await store.changes(after: 0, limit: 100)
        let page = try await store.list(tenant: nil, from: nil, limit: 100)
        let opened = try await stores.reopen(store)
        try expectEqual(try await opened.changes(after: 0, limit: 100), feed, "feed")
        try expectEqual(try await opened.list(tenant: nil, from: nil, limit: 100), page, "listing")
        let again = try await opened.put([LawSample.monitor(2)], expecting: .absent)
        try expectEqual(again.first?.revision, 3, "revision when put again")
        let sequence = try await opened.changes(after: feed.last?.sequence ?? 0, limit: 100).map(\.sequence)
        try expectEqual(sequence.count, 1, "changes after the last known position")
    }
}
