public import MonitorCore

/// Runs the laws of a rollup store.
public struct RollupStoreLaws<Store: RollupStore>: StoreLawSet {
    private let stores: StoreMaker<Store>

    /// Creates the laws for the stores of a maker.
    public init(_ stores: StoreMaker<Store>) {
        self.stores = stores
    }

    /// Runs a law on a fresh store.
    public func run(_ law: RollupStoreLaw) async throws {
        if law == .agreesWithTheReference { return try await agreesWithTheReference() }
        let store = try await stores.make(VirtualTime(start: LawSample.origin))
        switch law {
        case .readsWhatWasMerged: try await readsWhatWasMerged(store)
        case .mergeAdds: try await mergeAdds(store)
        case .mergeTakesRepeatedBuckets: try await mergeTakesRepeatedBuckets(store)
        case .replaceForgets: try await replaceForgets(store)
        case .windowIsHalfOpen: try await windowIsHalfOpen(store)
        case .namesSeries: try await namesSeries(store)
        case .removesOldestFirst: try await removesOldestFirst(store)
        case .concurrentMergesLoseNothing: try await concurrentMergesLoseNothing(store)
        case .survivesReopening: try await survivesReopening(store)
        case .agreesWithTheReference: break
        }
    }

    private static var start: Timestamp { RollupResolution.day.bucketStart(of: LawSample.origin) }

    /// The bucket of one minute with some results of different outcome and latency.
    private func bucket(
        _ minute: Int,
        monitor: Int = 1,
        region: Region = "eu",
        resolution: RollupResolution = .minute,
        seed: Int = 0
    ) -> RollupBucket {
        let start = Self.start + .seconds(60 * minute)
        var bucket = RollupBucket(series: LawSample.series(monitor, region), resolution: resolution, start: start)
        for index in 0..<5 {
            let slot = SlotID(series: bucket.series, time: start + .seconds(index * 10))
            var result = LawSample.result(slot, LawSample.outcomes[(index + seed) % LawSample.outcomes.count])
            result.latency[.total] = .microseconds(1_000 * (seed + 1) + 37 * index)
            result.latency[.connect] = index.isMultiple(of: 2) ? .microseconds(index + 1) : nil
            bucket.add(result)
        }
        return bucket
    }

    private func all(
        _ store: Store,
        _ resolution: RollupResolution = .minute,
        monitor: Int = 1
    ) async throws -> [RollupBucket] {
        try await store.buckets(of: LawSample.series(monitor), resolution: resolution, in: LawSample.everything)
    }

    private func minutes(_ buckets: [RollupBucket]) -> [Int] {
        buckets.map { Int(($0.start - Self.start).inSeconds) / 60 }
    }

    private func readsWhatWasMerged(_ store: Store) async throws {
        let buckets = (0..<4).map { bucket($0, seed: $0) }
        try await store.merge([])
        try await store.merge(buckets)
        try expectEqual(try await all(store), buckets, "buckets")
        try expect(try await all(store, .hour).isEmpty, "buckets of another resolution")
        try expect(try await all(store, monitor: 2).isEmpty, "buckets of another series")
    }

    private func mergeAdds(_ store: Store) async throws {
        var expected = bucket(0, seed: 1)
        try await store.merge([expected])
        for seed in 2..<6 {
            try await store.merge([bucket(0, seed: seed), bucket(1, seed: seed)])
            expected.merge(bucket(0, seed: seed))
        }
        let stored = try await all(store)
        try expectEqual(stored.count, 2, "buckets")
        try expectEqual(stored.first, expected, "the merged bucket")
    }

    private func mergeTakesRepeatedBuckets(_ store: Store) async throws {
        try await store.merge([bucket(0, seed: 1), bucket(0, seed: 2)])
        var expected = bucket(0, seed: 1)
        expected.merge(bucket(0, seed: 2))
        try expectEqual(try await all(store), [expected], "buckets")
    }

    private func replaceForgets(_ store: Store) async throws {
        try await store.merge([bucket(0, seed: 1), bucket(1, seed: 1)])
        try await store.replace([bucket(0, seed: 7), bucket(2, seed: 7)])
        let expected = [bucket(0, seed: 7), bucket(1, seed: 1), bucket(2, seed: 7)]
        try expectEqual(try await all(store), expected, "buckets")
    }

    private func windowIsHalfOpen(_ store: Store) async throws {
        try await store.merge(
            [3, 0, 2, 1].map { bucket($0) } + [bucket(1, region: "us"), bucket(0, resolution: .hour)]
        )
        let window = TimeWindow(start: Self.start + .seconds(60), end: Self.start + .seconds(180))
        let found = try await store.buckets(of: LawSample.series(1), resolution: .minute, in: window)
        try expectEqual(minutes(found), [1, 2], "minutes in the window")
        try expectEqual(minutes(try await all(store)), [0, 1, 2, 3], "all minutes")
        try expectEqual(try await all(store, .hour).count, 1, "hours")
    }

    private func namesSeries(_ store: Store) async throws {
        try await store.merge([
            bucket(0, monitor: 2), bucket(1, monitor: 1, region: "us"), bucket(1, monitor: 1), bucket(2, monitor: 3),
            bucket(1, monitor: 4, resolution: .hour),
        ])
        let window = TimeWindow(start: Self.start, end: Self.start + .seconds(120))
        let found = try await store.series(withBucketsOf: .minute, in: window)
        try expectEqual(found, [LawSample.series(1), LawSample.series(1, "us"), LawSample.series(2)], "series")
    }

    private func removesOldestFirst(_ store: Store) async throws {
        try await store.merge([0, 2, 4].map { bucket($0) } + [1, 3, 5].map { bucket($0, monitor: 2) })
        try await store.merge([bucket(0, resolution: .hour)])
        let instant = Self.start + .seconds(240)
        try expectEqual(try await store.removeBuckets(of: .minute, before: instant, limit: 3), 3, "removed at first")
        try expectEqual(minutes(try await all(store)), [4], "left of the first series")
        try expectEqual(minutes(try await all(store, monitor: 2)), [3, 5], "left of the second series")
        try expectEqual(try await store.removeBuckets(of: .minute, before: instant, limit: 3), 1, "removed then")
        try expectEqual(try await store.removeBuckets(of: .minute, before: instant, limit: 3), 0, "removed at last")
        try expectEqual(try await all(store, .hour).count, 1, "hours")
    }

    private func concurrentMergesLoseNothing(_ store: Store) async throws {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for seed in 0..<8 {
                tasks.addTask {
                    for minute in 0..<5 {
                        try await store.merge([bucket(minute, seed: seed)])
                    }
                }
            }
            try await tasks.waitForAll()
        }
        let expected = (0..<5)
            .map { minute in
                (1..<8).reduce(into: bucket(minute, seed: 0)) { $0.merge(bucket(minute, seed: $1)) }
            }
        try expectEqual(try await all(store), expected, "buckets")
    }

    private func survivesReopening(_ store: Store) async throws {
        try await store.merge((0..<3).map { bucket($0, seed: $0) })
        try await store.merge([bucket(1, seed: 5)])
        let stored = try await all(store)
        let opened = try await stores.reopen(store)
        try expectEqual(try await all(opened), stored, "buckets")
    }
}

extension RollupStoreLaws {
    private enum Operation: Sendable {
        case merge([RollupBucket])
        case replace([RollupBucket])
        case read(SeriesKey, RollupResolution, TimeWindow)
        case name(RollupResolution, TimeWindow)
        case remove(RollupResolution, Timestamp, Int)
    }

    private func agreesWithTheReference() async throws {
        try await ModelRun(seed: 0x526f_6c6c, generate: operation) { operations in
            let time = VirtualTime(start: LawSample.origin)
            let reference: any RollupStore = InMemoryMonitoringStore(time: time)
            let store: any RollupStore = try await stores.make(time)
            for operation in operations {
                if let difference = try await compare(operation, store, reference) { return difference }
            }
            return nil
        }
        .check()
    }

    private func operation(_ random: inout SeededGenerator) -> Operation {
        func resolution() -> RollupResolution { Int.random(in: 0..<4, using: &random) == 0 ? .hour : .minute }
        func buckets() -> [RollupBucket] {
            (0..<Int.random(in: 0...4, using: &random))
                .map { _ in
                    // Each minute is of one series, so that it is certain which bucket is the oldest.
                    let minute = Int.random(in: 0..<24, using: &random)
                    return bucket(
                        minute,
                        monitor: 1 + minute % 2,
                        region: minute % 3 == 0 ? "us" : "eu",
                        resolution: resolution(),
                        seed: Int.random(in: 0..<5, using: &random)
                    )
                }
        }
        let from = Self.start + .seconds(60 * Int.random(in: -2..<24, using: &random))
        let window = TimeWindow(start: from, end: from + .seconds(60 * Int.random(in: 0..<20, using: &random)))
        switch Int.random(in: 0..<9, using: &random) {
        case 0..<3: return .merge(buckets())
        case 3: return .replace(buckets())
        case 4, 5:
            let series = LawSample.series(
                Int.random(in: 1...3, using: &random),
                Bool.random(using: &random) ? "eu" : "us"
            )
            return .read(series, resolution(), window)
        case 6, 7: return .name(resolution(), window)
        default: return .remove(resolution(), from, Int.random(in: 0...4, using: &random))
        }
    }

    private func compare(
        _ operation: Operation,
        _ store: any RollupStore,
        _ reference: any RollupStore
    ) async throws -> String? {
        switch operation {
        case .merge(let buckets):
            try await difference("\(operation)", store, reference) {
                try await $0.merge(buckets)
                return true
            }
        case .replace(let buckets):
            try await difference("\(operation)", store, reference) {
                try await $0.replace(buckets)
                return true
            }
        case .read(let series, let resolution, let window):
            try await difference("\(operation)", store, reference) {
                try await $0.buckets(of: series, resolution: resolution, in: window)
            }
        case .name(let resolution, let window):
            try await difference("\(operation)", store, reference) {
                try await $0.series(withBucketsOf: resolution, in: window)
            }
        case .remove(let resolution, let instant, let limit):
            try await difference("\(operation)", store, reference) {
                try await $0.removeBuckets(of: resolution, before: instant, limit: limit)
            }
        }
    }
}
