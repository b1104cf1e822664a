public import MonitorCore

extension DurabilityProbe where Store: IngestStore & ResultStore & LedgerStore & RollupStore {
    /// Commits a result, a ledger entry, a bucket, a transition and a message with each version of a monitor's state.
    public static var ingestion: Self {
        Self(
            step: { store, round, number in
                let result = LawSample.result(LawSample.slot(round, "ingestion", at: number * 60))
                let missed = LawSample.slot(round, "ingestion", at: number * 60 + 30)
                let commit = IngestCommit(
                    monitor: result.slot.monitor,
                    expectedVersion: Int64(number - 1),
                    state: MonitorState(),
                    results: [result],
                    ledger: [LawSample.entry(missed, .missed(.noResult))],
                    rollups: [RollupBucket(result: result, resolution: .day)],
                    transitions: [LawSample.transition(round, to: .down, decidedAt: number * 60)],
                    messages: [OutgoingMessage(id: "\(round)/\(number)", subject: .monitorTransition, payload: [1, 2])]
                )
                try expectEqual(try await store.commit([commit]), [], "conflicts of the only writer")
            },
            find: { store, round in
                let series = LawSample.series(round, "ingestion")
                let window = LawSample.everything
                let version = try await store.states(of: [series.monitor])[series.monitor]?.version ?? 0
                let count = Int(version)
                var findings = DurabilityFindings(stepCount: count)
                let results = try await store.results(of: series, in: window, limit: .max)
                findings.expectEqual(results.count, count, "results")
                findings.expectEqual(
                    try await store.counts(of: series, in: window),
                    LedgerCounts(completed: count, missed: count == 0 ? [:] : [.noResult: count]),
                    "ledger"
                )
                let buckets = try await store.buckets(of: series, resolution: .day, in: window)
                findings.expectEqual(buckets.reduce(0) { $0 + Int($1.outcomes.up) }, count, "results in rollups")
                let transitions = try await store.transitions(of: series.monitor, in: window)
                findings.expectEqual(transitions.count, count, "transitions")
                let ids = try await store.pendingMessages(limit: .max).map(\.id).filter { $0.hasPrefix("\(round)/") }
                findings.expectEqual(ids, (0..<count).map { "\(round)/\($0 + 1)" }, "messages")
                return findings
            }
        )
    }
}
