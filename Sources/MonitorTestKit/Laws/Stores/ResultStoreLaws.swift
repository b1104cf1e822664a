public import MonitorCore

/// Runs the laws of a result store.
public struct ResultStoreLaws<Store: ResultStore>: StoreLawSet {
    private let stores: StoreMaker<Store>

    /// Creates the laws for the stores of a maker.
    public init(_ stores: StoreMaker<Store>) {
        self.stores = stores
    }

    /// Runs a law on a fresh store.
    public func run(_ law: ResultStoreLaw) async throws {
        if law == .agreesWithTheReference { return try await agreesWithTheReference() }
        let store = try await stores.make(VirtualTime(start: LawSample.origin))
        switch law {
        case .readsWhatWasAppended: try await readsWhatWasAppended(store)
        case .firstResultStays: try await firstResultStays(store)
        case .appendIsIdempotent: try await appendIsIdempotent(store)
        case .readsInOrder: try await readsInOrder(store)
        case .windowIsHalfOpen: try await windowIsHalfOpen(store)
        case .limitTakesTheFirst: try await limitTakesTheFirst(store)
        case .seriesAreApart: try await seriesAreApart(store)
        case .latestIsBySlot: try await latestIsBySlot(store)
        case .namesSlotsWithResult: try await namesSlotsWithResult(store)
        case .removesOldestFirst: try await removesOldestFirst(store)
        case .concurrentBatchesLoseNothing: try await concurrentBatchesLoseNothing(store)
        case .survivesReopening: try await survivesReopening(store)
        case .agreesWithTheReference: break
        }
    }

    private func all(_ store: Store, _ series: SeriesKey = LawSample.series(1)) async throws -> [CheckResult] {
        try await store.results(of: series, in: LawSample.everything, limit: 10_000)
    }

    private func seconds(_ results: [CheckResult]) -> [Int] {
        results.map { Int(($0.slot.time - LawSample.origin).inSeconds) }
    }

    private func append(_ store: Store, monitor: Int = 1, region: Region = "eu", at seconds: [Int]) async throws {
        try await store.append(seconds.map { LawSample.result(LawSample.slot(monitor, region, at: $0)) })
    }

    private func readsWhatWasAppended(_ store: Store) async throws {
        let full = LawSample.outcomes.enumerated()
            .map { index, outcome in
                LawSample.fullResult(LawSample.slot(1, at: index * 60), outcome)
            }
        let plain = LawSample.result(
            SlotID(series: LawSample.series(1), time: LawSample.instant(-60) + .milliseconds(7))
        )
        try expectEqual(try await store.append(full + [plain]), full.count + 1, "results that were new")
        try expectEqual(try await all(store), [plain] + full, "results read")
        try expectEqual(
            try await store.latestResults(of: ["monitor-1"]),
            Array(full.suffix(1)),
            "latest result"
        )
    }

    private func firstResultStays(_ store: Store) async throws {
        let slot = LawSample.slot(1, at: 0)
        let other = LawSample.slot(1, at: 60)
        try await store.append([LawSample.result(slot, .up)])
        let count = try await store.append([
            LawSample.result(slot, .down), LawSample.result(other, .up), LawSample.result(other, .down),
        ])
        try expectEqual(count, 1, "results that were new")
        try expectEqual(try await all(store).map(\.outcome), [.up, .up], "outcomes")
    }

    private func appendIsIdempotent(_ store: Store) async throws {
        let batch = (0..<10).map { LawSample.result(LawSample.slot(1, at: $0)) }
        try expectEqual(try await store.append([]), 0, "results of an empty batch")
        try expectEqual(try await store.append(Array(batch.prefix(6))), 6, "results at first")
        try expectEqual(try await store.append(batch), 4, "results that were new")
        try expectEqual(try await store.append(batch), 0, "results when repeated")
        try expectEqual(try await all(store), batch, "results read")
    }

    private func readsInOrder(_ store: Store) async throws {
        var random = SeededGenerator(seed: 1)
        let shuffled = Array(0..<100).shuffled(using: &random)
        for start in stride(from: 0, to: 100, by: 9) {
            try await append(store, at: Array(shuffled[start...].prefix(9)))
        }
        try expectEqual(seconds(try await all(store)), Array(0..<100), "slots")
    }

    private func windowIsHalfOpen(_ store: Store) async throws {
        try await append(store, at: [0, 10, 20, 30])
        for (window, expected) in [
            (10..<30, [10, 20]), (10..<31, [10, 20, 30]), (11..<30, [20]), (10..<10, []), (40..<50, []),
            (-10..<100, [0, 10, 20, 30]),
        ] as [(Range<Int>, [Int])] {
            let results = try await store.results(
                of: LawSample.series(1),
                in: LawSample.window(window),
                limit: 100
            )
            try expectEqual(seconds(results), expected, "slots in \(window)")
        }
    }

    private func limitTakesTheFirst(_ store: Store) async throws {
        try await append(store, at: [30, 0, 10, 20])
        let results = try await store.results(of: LawSample.series(1), in: LawSample.window(5..<100), limit: 2)
        try expectEqual(seconds(results), [10, 20], "slots")
    }

    private func seriesAreApart(_ store: Store) async throws {
        try await append(store, monitor: 1, region: "eu", at: [0, 1])
        try await append(store, monitor: 1, region: "us", at: [0, 2])
        try await append(store, monitor: 2, region: "eu", at: [0, 3])
        try expectEqual(seconds(try await all(store, LawSample.series(1, "eu"))), [0, 1], "slots of the first series")
        try expectEqual(seconds(try await all(store, LawSample.series(1, "us"))), [0, 2], "slots of the second")
        try expectEqual(seconds(try await all(store, LawSample.series(2, "eu"))), [0, 3], "slots of the third")
        try expect(try await all(store, LawSample.series(3)).isEmpty, "results of a series that has none")
    }

    private func latestIsBySlot(_ store: Store) async throws {
        try await append(store, monitor: 1, region: "us", at: [50])
        try await append(store, monitor: 1, region: "us", at: [20, 10])
        try await append(store, monitor: 1, region: "eu", at: [30])
        try await append(store, monitor: 2, region: "eu", at: [40])
        try await append(store, monitor: 3, region: "eu", at: [60])
        let latest = try await store.latestResults(of: ["monitor-2", "monitor-1", "monitor-4"])
        try expectEqual(
            latest.map(\.slot),
            [
                LawSample.slot(1, "eu", at: 30), LawSample.slot(1, "us", at: 50), LawSample.slot(2, "eu", at: 40),
            ],
            "latest slots"
        )
        try expect(try await store.latestResults(of: []).isEmpty, "latest results of no monitor")
    }

    private func namesSlotsWithResult(_ store: Store) async throws {
        try await append(store, at: [0, 60])
        try await append(store, region: "us", at: [120])
        let asked = [
            LawSample.slot(1, at: 0), LawSample.slot(1, at: 1), LawSample.slot(1, "us", at: 0),
            LawSample.slot(1, "us", at: 120), LawSample.slot(2, at: 0),
        ]
        try expectEqual(try await store.slotsWithResult(among: asked), [asked[0], asked[3]], "slots with a result")
    }

    private func removesOldestFirst(_ store: Store) async throws {
        try await append(store, monitor: 1, at: [0, 20, 40, 60])
        try await append(store, monitor: 2, at: [10, 30, 50])
        let instant = LawSample.instant(50)
        try expectEqual(try await store.removeResults(before: instant, limit: 3), 3, "removed at first")
        try expectEqual(seconds(try await all(store, LawSample.series(1))), [40, 60], "left of the first series")
        try expectEqual(seconds(try await all(store, LawSample.series(2))), [30, 50], "left of the second series")
        try expectEqual(try await store.removeResults(before: instant, limit: 3), 2, "removed then")
        try expectEqual(try await store.removeResults(before: instant, limit: 3), 0, "removed at last")
        try expectEqual(seconds(try await all(store, LawSample.series(1))), [60], "left of the first series")
        try expectEqual(seconds(try await all(store, LawSample.series(2))), [50], "left of the second series")
    }

    private func concurrentBatchesLoseNothing(_ store: Store) async throws {
        let new = Shared(0)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for writer in 0..<8 {
                tasks.addTask {
                    for batch in 0..<5 {
                        // Two writers write each slot.
                        let seconds = (0..<20).map { (writer / 2) * 1_000 + batch * 20 + $0 }
                        let count = try await store.append(
                            seconds.map { LawSample.result(LawSample.slot(1, at: $0)) }
                        )
                        new.change { $0 += count }
                    }
                }
            }
            try await tasks.waitForAll()
        }
        try expectEqual(try await all(store).count, 400, "results stored")
        try expectEqual(new.value, 400, "results that were new")
    }

    private func survivesReopening(_ store: Store) async throws {
        let results = LawSample.outcomes.enumerated()
            .map { index, outcome in
                LawSample.fullResult(LawSample.slot(1, at: index * 60), outcome)
            }
        try await store.append(results)
        let opened = try await stores.reopen(store)
        try expectEqual(try await all(opened), results, "results")
        try expectEqual(try await opened.append(results), 0, "results that were new")
    }
}

extension ResultStoreLaws {
    private enum Operation: Sendable {
        case append([CheckResult])
        case read(SeriesKey, TimeWindow, Int)
        case latest([MonitorID])
        case present([SlotID])
        case remove(Timestamp)
    }

    private func agreesWithTheReference() async throws {
        try await ModelRun(seed: 0x5265_7375, generate: operation) { operations in
            let time = VirtualTime(start: LawSample.origin)
            let reference: any ResultStore = InMemoryMonitoringStore(time: time)
            let store: any ResultStore = try await stores.make(time)
            for operation in operations {
                if let difference = try await compare(operation, store, reference) { return difference }
            }
            return nil
        }
        .check()
    }

    private func operation(_ random: inout SeededGenerator) -> Operation {
        func slot() -> SlotID {
            let region: Region = Bool.random(using: &random) ? "eu" : "us"
            return LawSample.slot(
                Int.random(in: 1...2, using: &random),
                region,
                at: Int.random(in: 0..<40, using: &random)
            )
        }
        let start = Int.random(in: -5..<40, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0..<4:
            let count = Int.random(in: 0...6, using: &random)
            return .append((0..<count).map { LawSample.result(slot(), .up, attempt: $0 + 1) })
        case 4:
            let end = start + Int.random(in: 0..<20, using: &random)
            return .read(slot().series, LawSample.window(start..<end), Int.random(in: 1...9, using: &random))
        case 5: return .latest([slot().monitor, "monitor-3"])
        case 6: return .present((0..<5).map { _ in slot() })
        default: return .remove(LawSample.instant(start))
        }
    }

    private func compare(
        _ operation: Operation,
        _ store: any ResultStore,
        _ reference: any ResultStore
    ) async throws -> String? {
        switch operation {
        case .append(let results):
            try await difference("\(operation)", store, reference) { try await $0.append(results) }
        case .read(let series, let window, let limit):
            try await difference("\(operation)", store, reference) {
                try await $0.results(of: series, in: window, limit: limit)
            }
        case .latest(let monitors):
            try await difference("\(operation)", store, reference) { try await $0.latestResults(of: monitors) }
        case .present(let slots):
            try await difference("\(operation)", store, reference) { try await $0.slotsWithResult(among: slots) }
        case .remove(let instant):
            // No limit: which of several results for one instant goes first is open.
            try await difference("\(operation)", store, reference) {
                try await $0.removeResults(before: instant, limit: 10_000)
            }
        }
    }
}
