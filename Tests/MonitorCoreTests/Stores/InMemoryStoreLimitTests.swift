import MonitorCore
import MonitorTestKit
import Testing

@Suite("Limits of the in-memory stores")
struct InMemoryStoreLimitTests {
    private let time = VirtualTime()

    private func result(_ second: Int) -> CheckResult {
        let slot = SlotID(monitor: "m", region: "r", time: Timestamp(seconds: Int64(second)))
        return CheckResult(slot: slot, outcome: .up, runner: "x", startedAt: slot.time, correlation: "")
    }

    private func monitor(_ id: MonitorID) -> Monitor {
        Monitor(id: id, check: CheckSpecification(kind: "k", configuration: [:]))
    }

    private func expectFull(_ body: () async throws -> Void) async {
        let error = await #expect(throws: StoreError.self) { try await body() }
        #expect(error?.code == .outOfSpace)
    }

    @Test("a full monitor store refuses changes whole and still answers")
    func monitors() async throws {
        let store = InMemoryMonitorStore(time: time, maximumChangeCount: 2)
        _ = try await store.put([monitor("a")], expecting: .any)
        await expectFull { _ = try await store.put([monitor("b"), monitor("c")], expecting: .any) }
        _ = try await store.put([monitor("a"), monitor("b")], expecting: .any)
        await expectFull { try await store.remove("a", expecting: .any) }
        #expect(try await store.list(tenant: nil, from: nil, limit: 9).monitors.map(\.monitor.id) == ["a", "b"])
    }

    @Test("a full result store refuses a batch whole until results are removed")
    func results() async throws {
        let store = InMemoryMonitoringStore(time: time, limits: .init(maximumResultCount: 3))
        try await store.append([result(1), result(2)])
        await expectFull { _ = try await store.append([result(3), result(4)]) }
        #expect(try await store.removeResults(before: Timestamp(seconds: 2), limit: 9) == 1)
        #expect(try await store.append([result(3), result(4)]) == 2)
    }

    @Test("a commit that does not fit changes nothing")
    func commits() async throws {
        let store = InMemoryMonitoringStore(time: time, limits: .init(maximumPendingMessageCount: 1))
        var commit = IngestCommit(monitor: "m", expectedVersion: 0, state: MonitorState())
        commit.results = [result(1)]
        commit.messages = ["1", "2"].map { OutgoingMessage(id: $0, subject: "s", payload: []) }
        let tooMuch = commit
        await expectFull { _ = try await store.commit([tooMuch]) }
        #expect(try await store.states(of: ["m"]).isEmpty)
        #expect(try await store.slotsWithResult(among: [result(1).slot]).isEmpty)
        commit.messages.removeLast()
        #expect(try await store.commit([commit]).isEmpty)
        try await store.removePendingMessages(["1"])
        commit.expectedVersion = 1
        #expect(try await store.commit([commit]).isEmpty)
    }

    @Test("a store full of transitions takes commits again once old transitions are removed")
    func transitions() async throws {
        let store = InMemoryMonitoringStore(time: time, limits: .init(maximumTransitionCount: 2))
        func commit(_ version: Int64) -> IngestCommit {
            var commit = IngestCommit(monitor: "m", expectedVersion: version, state: MonitorState())
            commit.transitions = [
                Transition(
                    monitor: "m",
                    tenant: "default",
                    from: .up,
                    to: .down,
                    at: Timestamp(seconds: version),
                    decidedAt: Timestamp(seconds: version),
                    rule: "",
                    votesUsed: [],
                    votesRefused: [],
                    isInMaintenance: false,
                    correlation: ""
                )
            ]
            return commit
        }
        #expect(try await store.commit([commit(0)]).isEmpty)
        #expect(try await store.commit([commit(1)]).isEmpty)
        await expectFull { _ = try await store.commit([commit(2)]) }
        #expect(try await store.removeTransitions(before: .distantFuture, limit: 9) == 1)
        #expect(try await store.commit([commit(2)]).isEmpty)
    }

    @Test("ledger, buckets and shards are limited")
    func others() async throws {
        let limits = InMemoryMonitoringStore.Limits(maximumLedgerCount: 1, maximumBucketCount: 1, maximumShardCount: 1)
        let store = InMemoryMonitoringStore(time: time, limits: limits)
        let entry = LedgerEntry(slot: result(1).slot, outcome: .superseded, recordedAt: .epoch)
        await expectFull { try await store.record([entry, entry]) }
        try await store.record([entry])
        let bucket = RollupBucket(result: result(1))
        await expectFull { try await store.merge([bucket, bucket]) }
        try await store.merge([bucket])
        try await store.setDispatchedThrough(.epoch, shard: "0", fence: Fence(lease: "0", token: 1))
        await expectFull {
            try await store.setDispatchedThrough(.epoch, shard: "1", fence: Fence(lease: "1", token: 1))
        }
        try await store.setDispatchedThrough(Timestamp(seconds: 1), shard: "0", fence: Fence(lease: "0", token: 1))
        #expect(try await store.dispatchedThrough(shard: "0") == Timestamp(seconds: 1))
    }
}
