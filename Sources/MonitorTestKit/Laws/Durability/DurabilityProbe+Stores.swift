public import MonitorCore

extension DurabilityProbe where Store: ResultStore {
    /// Appends results, five with each step.
    public static var results: Self {
        @Sendable func batch(_ round: Int, _ number: Int) -> [CheckResult] {
            (0..<5).map { LawSample.fullResult(LawSample.slot(round, "results", at: number * 5 + $0), .down) }
        }
        return Self(
            step: { store, round, number in
                try await store.append(batch(round, number))
            },
            find: { store, round in
                let series = LawSample.series(round, "results")
                let results = try await store.results(of: series, in: LawSample.everything, limit: .max)
                var findings = DurabilityFindings(stepCount: results.count / 5)
                let expected = (0..<findings.stepCount).flatMap { batch(round, $0 + 1) }
                findings.expectEqual(results, expected, "results")
                return findings
            }
        )
    }
}

extension DurabilityProbe where Store: LedgerStore {
    /// Records five ledger entries with each step, and then moves a shard's mark.
    public static var ledger: Self {
        Self(
            step: { store, round, number in
                try await store.record(
                    (0..<5)
                        .map {
                            LawSample.entry(LawSample.slot(round, "ledger", at: number * 5 + $0), .skipped(.overload))
                        }
                )
                try await store.setDispatchedThrough(
                    LawSample.instant(number),
                    shard: "\(round)",
                    fence: Fence(lease: "\(round)", token: UInt64(number))
                )
            },
            find: { store, round in
                let series = LawSample.series(round, "ledger")
                let counts = try await store.counts(of: series, in: LawSample.everything)
                let mark = try await store.dispatchedThrough(shard: "\(round)") ?? LawSample.origin
                let marked = (0...counts.total / 5).last { LawSample.instant($0) == mark }
                var findings = DurabilityFindings(stepCount: marked ?? 0)
                findings.expectEqual(counts, LedgerCounts(skipped: [.overload: counts.total]), "counts")
                findings.expectEqual(counts.total % 5, 0, "entries of half a batch")
                let behind = marked.map { counts.total / 5 - $0 }
                if behind != 0 { findings.expectEqual(behind, 1, "batches after the mark") }
                return findings
            }
        )
    }
}

extension DurabilityProbe where Store: RollupStore {
    /// Merges a minute's bucket with each step, and adds it to its day's.
    public static var rollups: Self {
        Self(
            step: { store, round, number in
                let result = LawSample.result(LawSample.slot(round, "rollups", at: number * 60))
                try await store.merge([RollupBucket(result: result), RollupBucket(result: result, resolution: .day)])
            },
            find: { store, round in
                func results(_ resolution: RollupResolution) async throws -> [Int] {
                    try await store
                        .buckets(
                            of: LawSample.series(round, "rollups"),
                            resolution: resolution,
                            in: LawSample.everything
                        )
                        .map { Int($0.outcomes.up) }
                }
                let minutes = try await results(.minute)
                var findings = DurabilityFindings(stepCount: minutes.count)
                findings.expectEqual(minutes, Array(repeating: 1, count: minutes.count), "results by minute")
                findings.expectEqual(try await results(.day).reduce(0, +), minutes.count, "results by day")
                return findings
            }
        )
    }
}

extension DurabilityProbe where Store: MonitorStore {
    /// Renames two monitors with each step.
    public static var monitors: Self {
        @Sendable func ids(_ round: Int) -> [MonitorID] { (0..<2).map { MonitorID("monitor-\(round * 2 + $0)") } }
        return Self(
            step: { store, round, number in
                let monitors = (0..<2).map { LawSample.monitor(round * 2 + $0, name: "\(number)") }
                _ = try await store.put(monitors, expecting: number == 1 ? .absent : .exactly(Int64(number - 1)))
            },
            find: { store, round in
                let stored = try await store.monitors(ids(round))
                var findings = DurabilityFindings(stepCount: stored.values.map { Int($0.revision) }.min() ?? 0)
                let names = (0..<findings.stepCount).map { "\($0 + 1)" }
                for id in ids(round) {
                    findings.expectEqual(stored[id]?.monitor.name, names.last, "name of \(id)")
                    findings.expectEqual(try await store.history(of: id).map { $0.monitor?.name }, names, "history")
                }
                return findings
            }
        )
    }
}

extension DurabilityProbe where Store: LeaseStore {
    /// Acquires a lease with each step.
    public static var leases: Self {
        Self(
            step: { store, round, number in
                let lease = try await store.acquire(
                    "round-\(round)-\(number)",
                    holder: "writer",
                    duration: .seconds(86_400)
                )
                try expect(lease != nil, "a free lease was refused")
            },
            find: { store, round in
                let leases = try await store.leases(withPrefix: "round-\(round)-")
                var findings = DurabilityFindings(stepCount: leases.count)
                let names = (0..<leases.count).map { "round-\(round)-\($0 + 1)" }
                findings.expectEqual(leases.map(\.name), names.sorted(), "leases")
                return findings
            }
        )
    }
}
