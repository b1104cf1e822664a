public import MonitorCore

/// Runs the laws of a ledger store.
public struct LedgerStoreLaws<Store: LedgerStore>: StoreLawSet {
    private let stores: StoreMaker<Store>

    /// Creates the laws for the stores of a maker.
    public init(_ stores: StoreMaker<Store>) {
        self.stores = stores
    }

    /// Runs a law on a fresh store.
    public func run(_ law: LedgerStoreLaw) async throws {
        if law == .agreesWithTheReference { return try await agreesWithTheReference() }
        let store = try await stores.make(VirtualTime(start: LawSample.origin))
        switch law {
        case .readsWhatWasRecorded: try await readsWhatWasRecorded(store)
        case .firstEntryStays: try await firstEntryStays(store)
        case .completedReplacesAndStays: try await completedReplacesAndStays(store)
        case .countsAreByWindow: try await countsAreByWindow(store)
        case .limitTakesTheFirst: try await limitTakesTheFirst(store)
        case .marksMove: try await marksMove(store)
        case .marksAreFenced: try await marksAreFenced(store)
        case .removesOldestFirst: try await removesOldestFirst(store)
        case .concurrentWritersLoseNothing: try await concurrentWritersLoseNothing(store)
        case .survivesReopening: try await survivesReopening(store)
        case .agreesWithTheReference: break
        }
    }

    private func all(_ store: Store, _ series: SeriesKey = LawSample.series(1)) async throws -> [LedgerEntry] {
        try await store.entries(of: series, in: LawSample.everything, limit: 10_000)
    }

    private func entry(_ second: Int, _ outcome: SlotOutcome, region: Region = "eu") -> LedgerEntry {
        LawSample.entry(LawSample.slot(1, region, at: second), outcome)
    }

    private func readsWhatWasRecorded(_ store: Store) async throws {
        let entries = LawSample.slotOutcomes.enumerated().map { entry($0 * 60, $1) }
        var random = SeededGenerator(seed: 2)
        let count = try await store.record(entries.shuffled(using: &random))
        try expectEqual(count, entries.count, "entries that were new")
        try expectEqual(try await all(store), entries, "entries read")
        try expectEqual(try await store.record([]), 0, "entries of an empty batch")
    }

    private func firstEntryStays(_ store: Store) async throws {
        let first = [entry(0, .missed(.noResult)), entry(60, .skipped(.overload))]
        try await store.record(first)
        let count = try await store.record([entry(0, .superseded), entry(60, .missed(.schedulerDown))])
        try expectEqual(count, 0, "entries that were new or replaced another")
        try expectEqual(try await all(store), first, "entries read")
    }

    private func completedReplacesAndStays(_ store: Store) async throws {
        let outcomes = LawSample.slotOutcomes.filter { $0 != .completed }
        let completed = outcomes.indices.map { entry($0, .completed) }
        try await store.record(outcomes.enumerated().map { entry($0, $1) })
        try expectEqual(try await store.record(completed), outcomes.count, "entries that replaced another")
        try expectEqual(try await all(store).map(\.outcome), completed.map(\.outcome), "outcomes")
        let late = outcomes.enumerated().map { entry($0, $1) } + completed
        try expectEqual(try await store.record(Array(late.prefix(outcomes.count))), 0, "entries after completion")
        try expectEqual(try await store.record(completed), 0, "entries completed again")
        try expectEqual(try await all(store).map(\.outcome), completed.map(\.outcome), "outcomes at the end")
    }

    private func countsAreByWindow(_ store: Store) async throws {
        try await store.record([
            entry(0, .completed), entry(10, .completed), entry(20, .skipped(.expired)),
            entry(30, .missed(.noResult)), entry(40, .missed(.noResult)), entry(50, .superseded),
            entry(10, .missed(.deadLettered), region: "us"),
        ])
        let counts = try await store.counts(of: LawSample.series(1), in: LawSample.window(10..<50))
        let expected = LedgerCounts(completed: 1, skipped: [.expired: 1], missed: [.noResult: 2])
        try expectEqual(counts, expected, "counts of a window")
        try expectEqual(counts.total, 4, "total of the window")
        let empty = try await store.counts(of: LawSample.series(1), in: LawSample.window(11..<20))
        try expectEqual(empty, LedgerCounts(), "counts of a window without slots")
    }

    private func limitTakesTheFirst(_ store: Store) async throws {
        try await store.record([30, 0, 10, 20].map { entry($0, .completed) } + [entry(5, .completed, region: "us")])
        let entries = try await store.entries(of: LawSample.series(1), in: LawSample.window(0..<30), limit: 2)
        try expectEqual(entries.map(\.slot.time), [0, 10].map(LawSample.instant), "slots")
        let rest = try await store.entries(of: LawSample.series(1), in: LawSample.window(10..<30), limit: 9)
        try expectEqual(rest.map(\.slot.time), [10, 20].map(LawSample.instant), "slots of a half-open window")
    }

    private func marksMove(_ store: Store) async throws {
        let fence = Fence(lease: "shard-1", token: 1)
        try expectEqual(try await store.dispatchedThrough(shard: "1"), nil, "mark of a shard that never ran")
        for second in [10, 20, 15, 20, 21] {
            try await store.setDispatchedThrough(LawSample.instant(second), shard: "1", fence: fence)
            let mark = try await store.dispatchedThrough(shard: "1")
            try expectEqual(mark, LawSample.instant(second), "mark after \(second)")
        }
        try expectEqual(try await store.dispatchedThrough(shard: "2"), nil, "mark of another shard")
    }

    private func marksAreFenced(_ store: Store) async throws {
        let new = Fence(lease: "shard-1", token: 5)
        try await store.setDispatchedThrough(LawSample.instant(10), shard: "1", fence: new)
        try await expectStoreError(.fenced, "moving a mark with an older token") {
            let old = Fence(lease: "shard-1", token: 4)
            try await store.setDispatchedThrough(LawSample.instant(99), shard: "1", fence: old)
        }
        try expectEqual(try await store.dispatchedThrough(shard: "1"), LawSample.instant(10), "mark")
        try await store.setDispatchedThrough(LawSample.instant(11), shard: "1", fence: new)
        try await store.setDispatchedThrough(
            LawSample.instant(12),
            shard: "2",
            fence: Fence(lease: "shard-2", token: 1)
        )
        try await store.setDispatchedThrough(
            LawSample.instant(5),
            shard: "1",
            fence: Fence(lease: "shard-1", token: 6)
        )
        try await expectStoreError(.fenced, "moving a mark after a newer token left it alone") {
            try await store.setDispatchedThrough(LawSample.instant(99), shard: "1", fence: new)
        }
        try expectEqual(try await store.dispatchedThrough(shard: "1"), LawSample.instant(5), "mark at the end")
    }

    private func removesOldestFirst(_ store: Store) async throws {
        try await store.record([0, 20, 40].map { entry($0, .completed) })
        try await store.record([10, 30, 50].map { entry($0, .superseded, region: "us") })
        try expectEqual(try await store.removeEntries(before: LawSample.instant(40), limit: 3), 3, "removed at first")
        try expectEqual(try await all(store).map(\.slot.time), [LawSample.instant(40)], "left of the first series")
        try expectEqual(
            try await all(store, LawSample.series(1, "us")).map(\.slot.time),
            [30, 50].map(LawSample.instant),
            "left of the second series"
        )
        try expectEqual(try await store.removeEntries(before: LawSample.instant(40), limit: 3), 1, "removed then")
        try expectEqual(try await store.removeEntries(before: LawSample.instant(40), limit: 3), 0, "removed at last")
    }

    private func concurrentWritersLoseNothing(_ store: Store) async throws {
        let new = Shared(0)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for writer in 0..<6 {
                tasks.addTask {
                    for second in 0..<50 {
                        let outcome: SlotOutcome = writer == 0 ? .completed : .missed(.noResult)
                        let count = try await store.record([entry(second, outcome)])
                        if writer > 0 {
                            new.change { $0 += count }
                        }
                    }
                }
            }
            try await tasks.waitForAll()
        }
        let counts = try await store.counts(of: LawSample.series(1), in: LawSample.everything)
        try expectEqual(counts, LedgerCounts(completed: 50), "counts")
        try expect(new.value <= 50, "\(new.value) entries of 50 slots were new to writers that cannot replace")
    }

    private func survivesReopening(_ store: Store) async throws {
        let entries = LawSample.slotOutcomes.enumerated().map { entry($0 * 60, $1) }
        try await store.record(entries)
        let fence = Fence(lease: "shard-1", token: 5)
        try await store.setDispatchedThrough(LawSample.instant(10), shard: "1", fence: fence)
        let opened = try await stores.reopen(store)
        try expectEqual(try await all(opened), entries, "entries")
        try expectEqual(try await opened.dispatchedThrough(shard: "1"), LawSample.instant(10), "mark")
        try await expectStoreError(.fenced, "moving a mark with an older token") {
            let old = Fence(lease: "shard-1", token: 4)
            try await opened.setDispatchedThrough(LawSample.instant(99), shard: "1", fence: old)
        }
    }
}

extension LedgerStoreLaws {
    private enum Operation: Sendable {
        case record([LedgerEntry])
        case read(TimeWindow, Int)
        case mark(Int, UInt64)
        case remove(Timestamp, Int)
    }

    private func agreesWithTheReference() async throws {
        try await ModelRun(seed: 0x4c65_6467, generate: operation) { operations in
            let time = VirtualTime(start: LawSample.origin)
            let reference: any LedgerStore = InMemoryMonitoringStore(time: time)
            let store: any LedgerStore = try await stores.make(time)
            for operation in operations {
                if let difference = try await compare(operation, store, reference) { return difference }
            }
            return nil
        }
        .check()
    }

    private func operation(_ random: inout SeededGenerator) -> Operation {
        let start = Int.random(in: 0..<30, using: &random)
        switch Int.random(in: 0..<7, using: &random) {
        case 0..<3:
            let seconds = Array(0..<30).shuffled(using: &random).prefix(4)
            return .record(
                seconds.map { entry($0, LawSample.slotOutcomes.randomElement(using: &random) ?? .completed) }
            )
        case 3, 4:
            let end = start + Int.random(in: 0..<20, using: &random)
            return .read(LawSample.window(start..<end), Int.random(in: 1...9, using: &random))
        case 5: return .mark(start, UInt64.random(in: 1...4, using: &random))
        default: return .remove(LawSample.instant(start), Int.random(in: 1...4, using: &random))
        }
    }

    private func compare(
        _ operation: Operation,
        _ store: any LedgerStore,
        _ reference: any LedgerStore
    ) async throws -> String? {
        switch operation {
        case .record(let entries):
            return try await difference("\(operation)", store, reference) { try await $0.record(entries) }
        case .read(let window, let limit):
            let series = LawSample.series(1)
            let counts = try await difference("counts in \(window)", store, reference) {
                try await $0.counts(of: series, in: window)
            }
            if let counts { return counts }
            return try await difference("\(operation)", store, reference) {
                try await $0.entries(of: series, in: window, limit: limit)
            }
        case .mark(let second, let token):
            return try await difference("\(operation)", store, reference) {
                let fence = Fence(lease: "shard", token: token)
                try await $0.setDispatchedThrough(LawSample.instant(second), shard: "0", fence: fence)
                return try await $0.dispatchedThrough(shard: "0")
            }
        case .remove(let instant, let limit):
            return try await difference("\(operation)", store, reference) {
                try await $0.removeEntries(before: instant, limit: limit)
            }
        }
    }
}
