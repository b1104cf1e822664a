public import MonitorCore

/// Runs the laws of an ingest store, which shares its transactions with the other stores.
public struct IngestStoreLaws<Store: IngestStore & ResultStore & LedgerStore & RollupStore>: StoreLawSet {
    let stores: StoreMaker<Store>

    /// Creates the laws for the stores of a maker.
    public init(_ stores: StoreMaker<Store>) {
        self.stores = stores
    }

    /// Runs a law on a fresh store.
    public func run(_ law: IngestStoreLaw) async throws {
        if law == .agreesWithTheReference { return try await agreesWithTheReference() }
        let store = try await stores.make(VirtualTime(start: LawSample.origin))
        switch law {
        case .unknownMonitorHasNoState: try await unknownMonitorHasNoState(store)
        case .commitIsVisible: try await expectCommitVisible(store)
        case .commitRaisesTheVersion: try await commitRaisesTheVersion(store)
        case .staleCommitLeavesNothing: try await staleCommitLeavesNothing(store)
        case .conflictIsIsolated: try await conflictIsIsolated(store)
        case .resultsCompleteTheirSlots: try await resultsCompleteTheirSlots(store)
        case .ledgerOutlivesResults: try await ledgerOutlivesResults(store)
        case .transitionsAreInOrder: try await transitionsAreInOrder(store)
        case .retractedTransitionsAreReplaced: try await retractedTransitionsAreReplaced(store)
        case .newestTransitionStays: try await newestTransitionStays(store)
        case .pendingMessagesAreKept: try await pendingMessagesAreKept(store)
        case .removedMessagesAreGone: try await removedMessagesAreGone(store)
        case .concurrentIngestorsLoseNothing: try await concurrentIngestorsLoseNothing(store)
        case .survivesReopening: try await survivesReopening(store)
        case .agreesWithTheReference: break
        }
    }

    func message(_ id: String) -> OutgoingMessage {
        OutgoingMessage(
            id: id,
            subject: "monitor.transition",
            payload: [0, 255] + Array(id.utf8),
            headers: ["a": "1", "ü": ""],
            notBefore: LawSample.instant(90) + .nanoseconds(1)
        )
    }

    /// A commit with one of everything, for the slot at a second.
    func commit(_ monitor: Int = 1, expecting version: Int64, at second: Int) -> IngestCommit {
        var commit = IngestCommit(
            monitor: MonitorID("monitor-\(monitor)"),
            expectedVersion: version,
            state: MonitorState()
        )
        let result = LawSample.result(LawSample.slot(monitor, at: second), .down)
        _ = commit.state.fold(
            [result],
            of: commit.monitor,
            tenant: "default",
            policy: VotePolicy(regions: ["eu"], consecutiveFailures: 1, interval: .seconds(60))
        )
        commit.results = [result]
        commit.ledger = [LawSample.entry(LawSample.slot(monitor, at: second + 1), .missed(.noResult))]
        commit.rollups = [
            RollupBucket(result: result)
        ]
        commit.transitions = [LawSample.transition(monitor, to: .down, decidedAt: second)]
        commit.messages = [message("message-\(monitor)-\(second)")]
        return commit
    }

    private func results(_ store: Store, _ monitor: Int = 1) async throws -> [CheckResult] {
        try await store.results(of: LawSample.series(monitor), in: LawSample.everything, limit: 10_000)
    }

    private func counts(_ store: Store, _ monitor: Int = 1) async throws -> LedgerCounts {
        try await store.counts(of: LawSample.series(monitor), in: LawSample.everything)
    }

    private func buckets(_ store: Store, _ monitor: Int = 1) async throws -> [RollupBucket] {
        try await store.buckets(of: LawSample.series(monitor), resolution: .minute, in: LawSample.everything)
    }

    private func transitions(_ store: Store, _ monitor: Int = 1) async throws -> [Transition] {
        try await store.transitions(of: MonitorID("monitor-\(monitor)"), in: LawSample.everything)
    }

    private func expectApplied(_ store: Store, _ commits: [IngestCommit], _ what: String) async throws {
        try expectEqual(try await store.commit(commits), [], "conflicts of \(what)")
    }

    private func unknownMonitorHasNoState(_ store: Store) async throws {
        try expect(try await store.states(of: ["monitor-1"]).isEmpty, "a monitor without a commit has a state")
        try expectEqual(try await store.commit([]), [], "conflicts of no commit")
        try await store.append([LawSample.result(LawSample.slot(1, at: 0))])
        try expect(try await store.states(of: ["monitor-1"]).isEmpty, "appending results made a state")
    }

    private func expectCommitVisible(_ store: Store) async throws {
        let commit = commit(expecting: 0, at: 0)
        try await expectApplied(store, [commit], "the first commit")
        try await expectVisible(commit, in: store)
    }

    private func expectVisible(_ commit: IngestCommit, in store: Store) async throws {
        let states = try await store.states(of: ["monitor-1", "monitor-2"])
        try expectEqual(states, ["monitor-1": VersionedMonitorState(version: 1, state: commit.state)], "states")
        try expectEqual(try await results(store), commit.results, "results")
        var expected = LedgerCounts(completed: 1)
        expected.add(.missed(.noResult))
        try expectEqual(try await counts(store), expected, "ledger")
        try expectEqual(try await buckets(store), commit.rollups, "rollups")
        try expectEqual(try await transitions(store), commit.transitions, "transitions")
        try expectEqual(try await store.pendingMessages(limit: 10), commit.messages, "pending messages")
    }

    private func commitRaisesTheVersion(_ store: Store) async throws {
        for version in 0..<3 {
            try await expectApplied(store, [commit(expecting: Int64(version), at: version * 60)], "commit \(version)")
            let state = try await store.states(of: ["monitor-1"])["monitor-1"]
            try expectEqual(state?.version, Int64(version + 1), "version")
        }
        try expectEqual(try await results(store).count, 3, "results")
    }

    private func staleCommitLeavesNothing(_ store: Store) async throws {
        let first = commit(expecting: 0, at: 0)
        try await expectApplied(store, [first], "the first commit")
        for version in [0, 2] as [Int64] {
            var stale = commit(expecting: version, at: 60)
            stale.retractsTransitionsFrom = .distantPast
            try expectEqual(try await store.commit([stale]), ["monitor-1"], "conflicts")
            try await expectVisible(first, in: store)
        }
    }

    private func conflictIsIsolated(_ store: Store) async throws {
        try await expectApplied(store, [commit(2, expecting: 0, at: 0)], "the first commit")
        let conflicts = try await store.commit([
            commit(1, expecting: 0, at: 60), commit(2, expecting: 0, at: 60), commit(3, expecting: 0, at: 60),
        ])
        try expectEqual(conflicts, ["monitor-2"], "conflicts")
        try expectEqual(try await results(store, 1).count, 1, "results of a monitor without conflict")
        try expectEqual(try await results(store, 2).count, 1, "results of the monitor with conflict")
        try expectEqual(try await results(store, 3).count, 1, "results of a monitor after the conflict")
        let pending = try await store.pendingMessages(limit: 10).map(\.id)
        try expectEqual(pending, ["message-2-0", "message-1-60", "message-3-60"], "pending messages")
    }

    private func resultsCompleteTheirSlots(_ store: Store) async throws {
        let slot = LawSample.slot(1, at: 0)
        try await store.record([LawSample.entry(slot, .missed(.noResult))])
        try await expectApplied(store, [commit(expecting: 0, at: 0)], "a commit")
        try expectEqual(try await counts(store).completed, 1, "completed slots")
        try expectEqual(try await counts(store).total, 2, "slots that ended")
        try await store.record([LawSample.entry(slot, .missed(.noResult))])
        try expectEqual(try await counts(store).completed, 1, "completed slots after a late report of a miss")
    }

    private func ledgerOutlivesResults(_ store: Store) async throws {
        try await expectApplied(store, [commit(expecting: 0, at: 0), commit(expecting: 1, at: 60)], "two commits")
        let before = try await counts(store)
        _ = try await store.removeResults(before: .distantFuture, limit: 100)
        try expect(try await results(store).isEmpty, "removed results are still there")
        try expectEqual(try await counts(store), before, "ledger after the results were removed")
    }

    private func transitionsAreInOrder(_ store: Store) async throws {
        var commit = commit(expecting: 0, at: 30)
        commit.transitions = [10, 20, 30].map { LawSample.transition(1, to: .down, decidedAt: $0) }
        try await expectApplied(store, [commit], "a commit")
        var late = IngestCommit(monitor: "monitor-1", expectedVersion: 1, state: MonitorState())
        late.transitions = [LawSample.transition(1, to: .up, decidedAt: 15)]
        try await expectApplied(store, [late], "a late commit")
        let all = try await transitions(store).map(\.decidedAt)
        try expectEqual(all, [10, 15, 20, 30].map(LawSample.instant), "all transitions")
        let some = try await store.transitions(of: "monitor-1", in: LawSample.window(15..<30)).map(\.decidedAt)
        try expectEqual(some, [15, 20].map(LawSample.instant), "transitions of a window")
        try expect(try await transitions(store, 2).isEmpty, "another monitor has transitions")
    }

    private func retractedTransitionsAreReplaced(_ store: Store) async throws {
        var commit = commit(expecting: 0, at: 30)
        commit.transitions = [10, 20, 30].map { LawSample.transition(1, to: .down, decidedAt: $0) }
        try await expectApplied(store, [commit, self.commit(2, expecting: 0, at: 20)], "commits")
        var rewrite = IngestCommit(monitor: "monitor-1", expectedVersion: 1, state: MonitorState())
        rewrite.retractsTransitionsFrom = LawSample.instant(20)
        rewrite.transitions = [LawSample.transition(1, to: .degraded, decidedAt: 25)]
        try await expectApplied(store, [rewrite], "a commit that rewrites history")
        let all = try await transitions(store)
        try expectEqual(all.map(\.decidedAt), [10, 25].map(LawSample.instant), "transitions")
        try expectEqual(all.map(\.to), [.down, .degraded], "their statuses")
        try expectEqual(try await transitions(store, 2).count, 1, "transitions of another monitor")
    }

    private func newestTransitionStays(_ store: Store) async throws {
        let commits = [1: [10, 20, 30], 2: [5], 3: [15, 40]]
            .map { monitor, seconds in
                var commit = commit(monitor, expecting: 0, at: 0)
                commit.transitions = seconds.map { LawSample.transition(monitor, to: .down, decidedAt: $0) }
                return commit
            }
        try await expectApplied(store, commits, "commits")
        func remove(_ limit: Int) async throws -> Int {
            try await store.removeTransitions(before: LawSample.instant(35), limit: limit)
        }
        func left(_ monitor: Int) async throws -> [Timestamp] {
            try await transitions(store, monitor).map(\.decidedAt)
        }
        try expectEqual(try await remove(0), 0, "removed of at most none")
        try expectEqual(try await remove(1), 1, "removed of at most one")
        try expectEqual(try await left(1), [20, 30].map(LawSample.instant), "transitions but the oldest")
        try expectEqual(try await left(3), [15, 40].map(LawSample.instant), "transitions of another monitor")
        try expectEqual(try await remove(100), 2, "removed of the rest")
        try expectEqual(try await left(1), [LawSample.instant(30)], "transitions of a monitor with only old ones")
        try expectEqual(try await left(2), [LawSample.instant(5)], "transitions of a monitor with one")
        try expectEqual(try await left(3), [LawSample.instant(40)], "transitions of a monitor with a new one")
        try expectEqual(try await remove(100), 0, "removed when nothing is left to remove")
    }

    private func pendingMessagesAreKept(_ store: Store) async throws {
        var commit = IngestCommit(monitor: "monitor-1", expectedVersion: 0, state: MonitorState())
        commit.messages = (0..<3).map { message("m\($0)") }
        try await expectApplied(store, [commit], "a commit")
        commit.expectedVersion = 1
        commit.messages = [OutgoingMessage(id: "m3", subject: "other", payload: [])]
        try await expectApplied(store, [commit], "another commit")
        let all = (0..<3).map { message("m\($0)") } + commit.messages
        try expectEqual(try await store.pendingMessages(limit: 10), all, "pending messages")
        try expectEqual(try await store.pendingMessages(limit: 2), Array(all.prefix(2)), "the oldest two")
    }

    private func removedMessagesAreGone(_ store: Store) async throws {
        var commit = IngestCommit(monitor: "monitor-1", expectedVersion: 0, state: MonitorState())
        commit.messages = (0..<6).map { message("m\($0)") }
        try await expectApplied(store, [commit], "a commit")
        try await store.removePendingMessages(["m1", "m3", "unheard of"])
        let left = try await store.pendingMessages(limit: 10).map(\.id)
        try expectEqual(left, ["m0", "m2", "m4", "m5"], "pending messages")
        try await store.removePendingMessages(["m0", "m1", "m2"])
        try await store.removePendingMessages([])
        commit.expectedVersion = 1
        commit.messages = [message("m6")]
        try await expectApplied(store, [commit], "another commit")
        let last = try await store.pendingMessages(limit: 10).map(\.id)
        try expectEqual(last, ["m4", "m5", "m6"], "pending messages")
    }

    private func concurrentIngestorsLoseNothing(_ store: Store) async throws {
        let writers = 6
        let rounds = 5
        let won = Shared<[Int64]>([])
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for writer in 0..<writers {
                tasks.addTask {
                    var round = 0
                    for _ in 0..<10_000 where round < rounds {
                        let version = try await store.states(of: ["monitor-1"])["monitor-1"]?.version ?? 0
                        let second = (writer * rounds + round) * 10
                        if try await store.commit([commit(expecting: version, at: second)]).isEmpty {
                            won.change { $0.append(version) }
                            round += 1
                        }
                    }
                }
            }
            try await tasks.waitForAll()
        }
        try expectEqual(
            won.value.sorted(),
            Array(0..<Int64(writers * rounds)),
            "versions on which a commit was applied"
        )
        let version = try await store.states(of: ["monitor-1"])["monitor-1"]?.version
        try expectEqual(version, Int64(writers * rounds), "version")
        try expectEqual(try await results(store).count, writers * rounds, "results")
        try expectEqual(try await transitions(store).count, writers * rounds, "transitions")
        try expectEqual(try await counts(store).total, 2 * writers * rounds, "slots that ended")
        try expectEqual(try await store.pendingMessages(limit: 1_000).count, writers * rounds, "pending messages")
    }

    private func survivesReopening(_ store: Store) async throws {
        let commit = commit(expecting: 0, at: 0)
        try await expectApplied(store, [commit], "the first commit")
        let opened = try await stores.reopen(store)
        try await expectVisible(commit, in: opened)
        try expectEqual(try await opened.commit([commit]), ["monitor-1"], "conflicts of the commit when repeated")
        try await expectVisible(commit, in: opened)
    }
}
