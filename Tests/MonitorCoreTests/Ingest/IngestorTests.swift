import Logging
import MonitorTestKit
import ServiceLifecycle
import Testing

@testable import MonitorCore

@Suite("Ingestor")
struct IngestorTests {
    private static let outage: [Region: String] = ["a": "++---++", "b": "++---++", "c": "+++++++"]
    private let all = TimeWindow(start: .distantPast, end: .distantFuture)

    private func check(_ harness: IngestHarness, isInOrder: Bool = true, _ hint: String = "") async throws {
        let stored = try await harness.storedTransitions()
        #expect(stored.map(\.to) == [.up, .down, .up], "\(hint)")
        #expect(stored.map(\.at) == [0, 2, 5].map(VoteHistory.time), "\(hint)")
        let announced = try await harness.announced()
        // Of batches that come again, and so arrive late, only the outcome is announced.
        #expect(isInOrder ? announced == stored : announced.last?.to == .up, "\(hint)")
        #expect(zip(announced, announced.dropFirst()).allSatisfy { $0.to != $1.to }, "\(hint)")
        #expect(try await harness.store.pendingMessages(limit: 10).isEmpty, "\(hint)")
        for region in ["a", "b", "c"] as [Region] {
            let series = SeriesKey(monitor: VoteHistory.monitor, region: region)
            #expect(try await harness.store.results(of: series, in: all, limit: 100).count == 7, "\(hint)")
            #expect(try await harness.store.counts(of: series, in: all).completed == 7, "\(hint)")
            let minutes = try await harness.store.buckets(of: series, resolution: .minute, in: all)
            #expect(minutes.map(\.outcomes.total).reduce(0, +) == 7, "\(hint)")
        }
        let state = try await harness.store.states(of: [VoteHistory.monitor])[VoteHistory.monitor]?.state
        #expect(state?.status == .up, "\(hint)")
        #expect(try await harness.queue.depth(ofGroup: "ingestor") == 0, "\(hint)")
    }

    @Test(
        "Results become history, ledger, rollups, transitions, messages and a cached status",
        arguments: [1, 4, 1_024]
    )
    func happyPath(batch: Int) async throws {
        let harness = try await IngestHarness()
        try await harness.define()
        try await harness.publish(VoteHistory.results(Self.outage))
        try await harness.ingestAll(batch: batch)
        try await check(harness)
        let key = LatestStatus.cacheKey(of: VoteHistory.monitor)
        let cached = try #require(try await harness.cache.values(forKeys: [key])[0])
        let status = try LatestStatus(wireBytes: cached)
        #expect(status.status == .up)
        #expect(status.since == VoteHistory.time(5))
        #expect(status.lastSlot == VoteHistory.time(6))
        #expect(status.latency == .milliseconds(20))
    }

    @Test(
        "Whichever call of the store fails, with effect or without, nothing is lost or doubled",
        arguments: [false, true]
    )
    func faults(takesEffect: Bool) async throws {
        for call in 1...200 {
            let plan = FaultPlan(failingCall: call, takesEffect: takesEffect)
            let harness = try await IngestHarness(faults: plan)
            try await harness.define()
            try await harness.publish(VoteHistory.results(Self.outage))
            try await harness.ingestAll(batch: 4)
            try await OutboxRelay(store: harness.store, queue: harness.queue).drain()
            try await check(harness, isInOrder: false, "call \(call)")
            if !plan.isSpent { return }
        }
        Issue.record("the plan never ran out of calls")
    }

    @Test(
        "Any order and any number of deliveries gives the history of the order of slots",
        arguments: 1...40 as ClosedRange<UInt64>
    )
    func shuffle(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let rows = Dictionary(
            uniqueKeysWithValues: (["a", "b", "c"] as [Region])
                .map { region in
                    (region, String((0..<12).map { _ in "+++~---?".randomElement(using: &generator)! }))
                }
        )
        let ordered = try await IngestHarness()
        try await ordered.define()
        try await ordered.publish(VoteHistory.results(rows))
        try await ordered.ingestAll(batch: 1)

        let harness = try await IngestHarness()
        try await harness.define()
        let results = VoteHistory.results(rows).shuffled(using: &generator)
        for result in results + results.prefix(7) {
            let message = OutgoingMessage(
                id: "\(generator.next())",
                subject: .checkCompleted,
                payload: CheckReport.result(result).wireBytes
            )
            try await harness.queue.publish(message)
        }
        try await harness.ingestAll(batch: Int.random(in: 1...9, using: &generator))
        #expect(try await harness.storedTransitions() == ordered.storedTransitions(), "seed \(seed)")
        for region in ["a", "b", "c"] as [Region] {
            let series = SeriesKey(monitor: VoteHistory.monitor, region: region)
            let minutes = try await harness.store.buckets(of: series, resolution: .minute, in: all)
            #expect(
                try await minutes == ordered.store.buckets(of: series, resolution: .minute, in: all),
                "seed \(seed)"
            )
        }
        let status = try await harness.store.states(of: [VoteHistory.monitor])[VoteHistory.monitor]?.state.status
        let announced = try await harness.announced().last?.to
        #expect(announced == nil || announced == status, "seed \(seed)")
    }

    @Test("A late result re-announces nothing, and what it corrects carries the evidence of an earlier batch")
    func lateResult() async throws {
        let harness = try await IngestHarness()
        try await harness.define()
        let results = VoteHistory.results(Self.outage)
        let late = results.filter { $0.slot.region == "c" && $0.slot.time == VoteHistory.time(3) }
        try await harness.publish(results.filter { !late.contains($0) })
        try await harness.ingestAll()
        #expect(try await harness.announced().map(\.to) == [.up, .down, .up])
        try await harness.publish(late)
        try await harness.ingestAll()
        #expect(try await harness.announced().isEmpty)

        let other = try await IngestHarness()
        try await other.define(regions: ["a"])
        let row = VoteHistory.results(["a": "++--"])
        try await other.publish([row[0], row[1], row[3]])
        try await other.ingestAll()
        try await other.publish([row[2]])
        try await other.ingestAll()
        let announced = try await other.announced()
        #expect(announced.map(\.to) == [.up, .down])
        #expect(announced.last?.evidence.map(\.actual) == ["3"])
        #expect(try await other.storedTransitions() == announced)
    }

    @Test("Ingestors that share a store find out when another was faster")
    func conflicts() async throws {
        let harness = try await IngestHarness()
        try await harness.define()
        let other = IngestHarness.ingestor(
            time: harness.time,
            queue: harness.queue,
            store: harness.store,
            monitors: harness.monitors,
            cache: harness.cache
        )
        for (index, result) in VoteHistory.results(Self.outage).enumerated() {
            try await harness.publish([result])
            try await harness.ingestAll(with: index.isMultiple(of: 2) ? harness.ingestor : other)
        }
        try await check(harness)
    }

    @Test("A report that cannot be read is dead-lettered with its reason and holds up nothing")
    func poison() async throws {
        let harness = try await IngestHarness()
        try await harness.define()
        let dead = try await harness.queue.consumer(of: ConsumerGroup(name: "dead", filters: ["dead.ingestor"]))
        try await harness.queue.publish(OutgoingMessage(id: "x", subject: .checkCompleted, payload: [9, 9, 9]))
        try await harness.publish(VoteHistory.results(Self.outage))
        try await harness.ingestAll()
        try await check(harness)
        let letters = try await dead.receive(upTo: 10, timeout: .zero)
        #expect(letters.map(\.id) == ["x"])
        #expect(letters.first?.headers[DeadLetterHeader.reason]?.isEmpty == false)
    }

    @Test("Slots that ended without a result, and requests that no worker could handle, enter the ledger")
    func ledger() async throws {
        let harness = try await IngestHarness()
        try await harness.define()
        let skipped = SlotID(monitor: VoteHistory.monitor, region: "a", time: VoteHistory.time(0))
        let dead = SlotID(monitor: VoteHistory.monitor, region: "a", time: VoteHistory.time(1))
        let entry = LedgerEntry(slot: skipped, outcome: .skipped(.expired), recordedAt: harness.time.now)
        try await harness.queue.publish(CheckReport.ended(entry).message)
        try await harness.ingestAll()
        let request = CheckRequest(
            slot: dead,
            revision: 1,
            dispatchedAt: harness.time.now,
            expiresAt: .distantFuture,
            correlation: "c"
        )
        try await harness.queue.publish(
            OutgoingMessage(id: "d", subject: "dead.worker.a", payload: request.wireBytes)
        )
        let letters = try await harness.deadLetters.receive(upTo: 10, timeout: .zero)
        try await harness.ingestor.stepDeadLetters(letters, from: harness.deadLetters)
        let counts = try await harness.store.counts(of: skipped.series, in: all)
        #expect(counts == LedgerCounts(skipped: [.expired: 1], missed: [.deadLettered: 1]))
        #expect(try await harness.queue.depth(ofGroup: "ingestor.dead") == 0)
    }

    @Test("What is reported of a removed monitor is kept and decides nothing")
    func removed() async throws {
        let harness = try await IngestHarness()
        try await harness.publish(VoteHistory.results(Self.outage))
        try await harness.ingestAll(batch: 5)
        let series = SeriesKey(monitor: VoteHistory.monitor, region: "a")
        #expect(try await harness.store.counts(of: series, in: all).completed == 7)
        #expect(try await harness.storedTransitions().isEmpty)
        try await harness.publish(VoteHistory.results(Self.outage))
        try await harness.ingestAll()
        let minutes = try await harness.store.buckets(of: series, resolution: .minute, in: all)
        #expect(minutes.map(\.outcomes.total).reduce(0, +) == 7)
    }

    @Test("Results older than the window are stored and rolled up once, and change no status")
    func late() async throws {
        let harness = try await IngestHarness()
        try await harness.define(regions: ["a"])
        let row = VoteHistory.results(["a": "---" + String(repeating: "+", count: 40)])
        try await harness.publish(Array(row.dropFirst(3)))
        try await harness.ingestAll()
        for _ in 0..<2 {
            for result in row.prefix(3) {
                let payload = CheckReport.result(result).wireBytes
                try await harness.queue.publish(
                    OutgoingMessage(
                        id: "\(result.slot)-\(harness.time.now)",
                        subject: .checkCompleted,
                        payload: payload
                    )
                )
            }
            try await harness.ingestAll()
            harness.time.advance(by: .seconds(1))
        }
        #expect(try await harness.storedTransitions().map(\.to) == [.up])
        let series = SeriesKey(monitor: VoteHistory.monitor, region: "a")
        let minutes = try await harness.store.buckets(of: series, resolution: .minute, in: all)
        #expect(minutes.map(\.outcomes.total) == Array(repeating: 1, count: 43))
    }

    @Test("A result in a maintenance window is tagged by the monitor's definition")
    func maintenance() async throws {
        let harness = try await IngestHarness()
        let window = TimeWindow(start: VoteHistory.time(1), end: VoteHistory.time(4))
        try await harness.define(
            regions: ["a"],
            maintenance: [MaintenanceWindow(title: "move", recurrence: .once(window))]
        )
        try await harness.publish(VoteHistory.results(["a": "+----"]))
        try await harness.ingestAll()
        #expect(try await harness.announced().map(\.isInMaintenance) == [false, true, false])
    }

    @Test("The service ingests, publishes what another left behind, and ends when it is cancelled")
    func service() async throws {
        let harness = try await IngestHarness()
        try await harness.define()
        let left = IngestCommit(
            monitor: "other",
            expectedVersion: 0,
            state: MonitorState(),
            messages: [OutgoingMessage(id: "left", subject: "monitor.left", payload: [1])]
        )
        _ = try await harness.store.commit([left])
        try await harness.publish(VoteHistory.results(["a": "+", "b": "+"]))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await harness.ingestor.run() }
            var subjects: Set<Subject> = []
            while subjects.count < 2 {
                let deliveries = try await harness.transitions.receive(upTo: 10, timeout: .seconds(60))
                subjects.formUnion(deliveries.map(\.subject))
            }
            #expect(subjects == ["monitor.left", "monitor.transition"])
            tasks.cancelAll()
        }
    }

    @Test("What was published before the service is shut down is ingested before it ends")
    func drains() async throws {
        let harness = try await IngestHarness()
        try await harness.define()
        var configuration = Ingestor.Configuration()
        configuration.batchCount = 1
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let ingestor = Ingestor(
            queue: harness.queue,
            store: harness.store,
            results: harness.store,
            monitors: harness.monitors,
            time: harness.time,
            configuration: configuration,
            logger: logger
        )
        // Services end in reverse order, so the last one publishes just before the ingestor is told to end.
        let services = ServiceGroup(services: [ingestor, LastWords(harness: harness)], logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await services.run() }
            _ = try await harness.transitions.receive(upTo: 1, timeout: .seconds(60))
            await services.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
        let series = SeriesKey(monitor: VoteHistory.monitor, region: "a")
        #expect(try await harness.store.results(of: series, in: all, limit: 100).count == 20)
        #expect(try await harness.queue.depth(ofGroup: "ingestor") == 0)
    }

    /// Publishes a few results at first and more when it is shut down.
    private struct LastWords: Service {
        let harness: IngestHarness

        func run() async throws {
            let results = VoteHistory.results(["a": String(repeating: "+", count: 20), "b": "++"])
            let early = results.filter { $0.slot.time < VoteHistory.time(2) }
            try await harness.publish(early)
            try? await gracefulShutdown()
            try await harness.publish(results.filter { $0.slot.time >= VoteHistory.time(2) })
        }
    }
}
