import Logging
import MetricsTestKit
import MonitorTestKit
import Testing

@testable import MonitorCore

/// Schedulers, their ports and a worker that completes what it gets, all moved by hand.
struct SchedulerWorld {
    let time = VirtualTime()
    let monitors: InMemoryMonitorStore
    let queue: InMemoryMessageQueue
    let ledger: InMemoryMonitoringStore
    let leases: InMemoryLeaseStore
    let start: Timestamp

    init(queueDepth: Int? = nil, roomTimeout: Duration = .zero) {
        start = time.now
        monitors = InMemoryMonitorStore(time: time)
        let configuration = InMemoryMessageQueue.Configuration(
            maximumGroupDepth: queueDepth ?? 1_000_000,
            roomTimeout: roomTimeout
        )
        queue = InMemoryMessageQueue(time: time, configuration: configuration)
        ledger = InMemoryMonitoringStore(time: time)
        leases = InMemoryLeaseStore(time: time)
    }

    func scheduler(
        _ node: String,
        time: VirtualTime? = nil,
        monitors: (any MonitorStore)? = nil,
        metrics: TestMetrics = TestMetrics(),
        change: (inout Scheduler.Configuration) -> Void = { _ in }
    ) -> Scheduler {
        var configuration = Scheduler.Configuration(node: node, shardCount: 8)
        change(&configuration)
        return Scheduler(
            configuration: configuration,
            monitors: monitors ?? self.monitors,
            queue: queue,
            ledger: ledger,
            leases: leases,
            time: time ?? self.time,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            metrics: metrics
        )
    }

    func monitor(_ id: Int, every interval: Duration = .seconds(10), regions: [Region] = ["eu"]) -> Monitor {
        Monitor(
            id: MonitorID("m\(id)"),
            check: CheckSpecification(kind: "tcp", configuration: .object([:])),
            schedule: .every(interval),
            regions: regions
        )
    }

    func consumer() async throws -> any QueueConsumer {
        try await queue.consumer(of: ConsumerGroup(name: "workers", filters: ["check.execute.>"]))
    }

    /// Completes what waits in the queue.
    func work(_ consumer: any QueueConsumer) async throws -> [CheckRequest] {
        var requests: [CheckRequest] = []
        while true {
            let deliveries = try await consumer.receive(upTo: 1_000, timeout: .zero)
            guard !deliveries.isEmpty else { return requests }
            let batch = try deliveries.map { try CheckRequest(wireBytes: $0.payload) }
            try await ledger.record(
                batch.map { LedgerEntry(slot: $0.slot, outcome: .completed, recordedAt: time.now) }
            )
            try await consumer.acknowledge(deliveries)
            requests += batch
        }
    }

    /// Lets time pass in steps, at each of which every scheduler does all that is due.
    func run(
        _ schedulers: [Scheduler],
        for duration: Duration,
        step: Duration = .milliseconds(200)
    ) async throws {
        let end = time.now + duration
        while time.now < end {
            for scheduler in schedulers {
                _ = try await scheduler.shareShards()
                _ = try await scheduler.followMonitors()
                _ = try await scheduler.dispatch()
                _ = try await scheduler.recordEndings()
                try await scheduler.storeMarks()
            }
            time.advance(by: min(step, end - time.now))
        }
    }

    /// Lets an auditor close what is older than a grace period.
    func audit(grace: Duration) async throws {
        let auditor = LedgerAuditor(
            configuration: .init(node: "a", shardCount: 8, grace: grace),
            monitors: monitors,
            ledger: ledger,
            leases: leases,
            time: time,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await auditor.audit()
    }

    /// The sum of all balances since the start; slots of the last `margin` may still be open.
    func balance(margin: Duration = .seconds(1)) async throws -> LedgerBalance {
        let accountant = LedgerAccountant(monitors: monitors, ledger: ledger)
        let ids = Set(try await monitors.changes(after: 0, limit: 100_000).map(\.id))
        var sum = LedgerBalance()
        for id in ids {
            let window = TimeWindow(start: start, end: time.now)
            let balances = try await accountant.balances(of: id, in: window, deadline: time.now - margin)
            sum = balances.values.reduce(sum, +)
        }
        return sum
    }
}

@Suite("The scheduler")
struct SchedulerTests {
    @Test("dispatches every due slot of every region once")
    func everySlotOnce() async throws {
        let world = SchedulerWorld()
        let consumer = try await world.consumer()
        var list = (0..<40).map { world.monitor($0, every: .seconds(2 + $0 % 7), regions: ["eu", "us"]) }
        list[0].schedule = .cron(try CronSchedule(expression: "*/5 * * * * *"))
        _ = try await world.monitors.put(list, expecting: .any)
        try await world.run([world.scheduler("a")], for: .seconds(60))
        let requests = try await world.work(consumer)
        #expect(Set(requests.map(\.slot)).count == requests.count)
        let balance = try await world.balance()
        #expect(balance.isBalanced)
        #expect(balance.surplus == 0)
        #expect(balance.counts == LedgerCounts(completed: requests.count))
        #expect(requests.allSatisfy { $0.dispatchedAt >= $0.slot.time && $0.expiresAt > $0.slot.time })
        #expect(requests.allSatisfy { $0.dispatchedAt - $0.slot.time <= .milliseconds(210) })
    }

    @Test("two share the shards; when one dies the other has them all within one lease time, and no slot is lost")
    func takeOver() async throws {
        let world = SchedulerWorld()
        let consumer = try await world.consumer()
        _ = try await world.monitors.put((0..<50).map { world.monitor($0) }, expecting: .any)
        let first = world.scheduler("a")
        let second = world.scheduler("b")
        try await world.run([first], for: .seconds(3))
        #expect(first.heldShardNames.count == 8)
        try await world.run([first, second], for: .seconds(12))
        #expect(first.heldShardNames.count == 4)
        #expect(second.heldShardNames.count == 4)
        #expect(Set(first.heldShardNames).isDisjoint(with: second.heldShardNames))
        try await world.run([second], for: .seconds(16))
        #expect(second.heldShardNames.count == 8)
        try await world.run([second], for: .seconds(20))
        let requests = try await world.work(consumer)
        #expect(Set(requests.map(\.slot)).count == requests.count)
        let balance = try await world.balance()
        #expect(balance.isBalanced)
        #expect(balance.counts.total - balance.counts.completed <= 50)
    }

    @Test("a holder that was paused past its lease cannot dispatch")
    func pausedHolder() async throws {
        let world = SchedulerWorld()
        let consumer = try await world.consumer()
        _ = try await world.monitors.put((0..<50).map { world.monitor($0, every: .seconds(5)) }, expecting: .any)
        let slowClock = VirtualTime(start: world.time.now)
        let paused = world.scheduler("a", time: slowClock)
        _ = try await paused.shareShards()
        _ = try await paused.followMonitors()
        world.time.advance(by: .seconds(16))
        let successor = world.scheduler("b")
        try await world.run([successor], for: .seconds(4))
        let published = world.queue.statistics.publishedCount
        slowClock.advance(by: .seconds(10))
        _ = try await paused.dispatch()
        #expect(world.queue.statistics.publishedCount == published)
        #expect(paused.heldShardNames.isEmpty)
        try await paused.storeMarks()
        try await world.run([successor], for: .seconds(20))
        let requests = try await world.work(consumer)
        #expect(Set(requests.map(\.slot)).count == requests.count)
        #expect(try await world.balance().isBalanced)
    }

    @Test("a holder whose own clock says that the lease is over stops by itself")
    func expiredHolder() async throws {
        let world = SchedulerWorld()
        _ = try await world.consumer()
        _ = try await world.monitors.put((0..<50).map { world.monitor($0, every: .seconds(5)) }, expecting: .any)
        let scheduler = world.scheduler("a")
        _ = try await scheduler.shareShards()
        _ = try await scheduler.followMonitors()
        world.time.advance(by: .seconds(15))
        _ = try await scheduler.dispatch()
        #expect(world.queue.statistics.publishedCount == 0)
    }

    @Test("monitors that are added, changed, paused, resumed and removed take effect without a restart")
    func liveChanges() async throws {
        let world = SchedulerWorld()
        let consumer = try await world.consumer()
        let scheduler = world.scheduler("a")
        try await world.run([scheduler], for: .seconds(5))
        _ = try await world.monitors.put((0..<10).map { world.monitor($0, every: .seconds(2)) }, expecting: .any)
        try await world.run([scheduler], for: .seconds(20))
        #expect((95...100).contains(try await world.work(consumer).count))
        var changed = (0..<10).map { world.monitor($0, every: .seconds(4)) }
        for index in 0..<5 { changed[index].isPaused = true }
        _ = try await world.monitors.put(changed, expecting: .any)
        try await world.monitors.remove("m9", expecting: .any)
        try await world.run([scheduler], for: .seconds(20))
        let later = try await world.work(consumer)
        #expect(Set(later.map(\.slot.monitor)) == ["m5", "m6", "m7", "m8"])
        #expect(Set(later.map(\.revision)) == [2])
        changed[0].isPaused = false
        _ = try await world.monitors.put([changed[0]], expecting: .any)
        try await world.run([scheduler], for: .seconds(20))
        #expect(try await world.work(consumer).contains { $0.slot.monitor == "m0" })
        let balance = try await world.balance()
        #expect(balance.isBalanced)
        #expect(balance.counts.total == balance.counts.completed + balance.counts.superseded)
    }

    @Test("a restart dispatches late what is younger than the look-back and records the rest as missed")
    func restart() async throws {
        let world = SchedulerWorld()
        let consumer = try await world.consumer()
        _ = try await world.monitors.put((0..<20).map { world.monitor($0, every: .seconds(50)) }, expecting: .any)
        try await world.run([world.scheduler("a")], for: .seconds(100))
        let before = try await world.work(consumer).count
        #expect(before == 40)
        world.time.advance(by: .seconds(600))
        try await world.run([world.scheduler("b") { $0.lookBack = .seconds(30) }], for: .seconds(1))
        let late = try await world.work(consumer)
        #expect(!late.isEmpty)
        #expect(late.allSatisfy { $0.dispatchedAt - $0.slot.time <= .seconds(30) })
        try await world.audit(grace: .seconds(1))
        let balance = try await world.balance()
        #expect(balance.isBalanced)
        #expect(balance.surplus == 0)
        #expect(balance.counts.missed == [.schedulerDown: balance.due - before - late.count - balance.open])
    }

    @Test("more than the allowed rate is shed with its reason")
    func overload() async throws {
        let world = SchedulerWorld()
        let consumer = try await world.consumer()
        _ = try await world.monitors.put((0..<40).map { world.monitor($0) }, expecting: .any)
        try await world.run([world.scheduler("a") { $0.maximumDispatchesPerSecond = 2 }], for: .seconds(60))
        let requests = try await world.work(consumer)
        #expect(requests.count <= 122)
        #expect(requests.count >= 90)
        let balance = try await world.balance(margin: .seconds(11))
        #expect(balance.isBalanced)
        #expect(Set(balance.counts.skipped.keys) == [.overload])
    }

    @Test("what a full queue refuses until it is useless is skipped with its reason")
    func backPressure() async throws {
        let world = SchedulerWorld(queueDepth: 10)
        let consumer = try await world.consumer()
        _ = try await world.monitors.put((0..<40).map { world.monitor($0) }, expecting: .any)
        let scheduler = world.scheduler("a")
        try await world.run([scheduler], for: .seconds(40))
        let stuck = try await world.work(consumer)
        #expect(stuck.count <= 10)
        try await world.run([scheduler], for: .seconds(1))
        let balance = try await world.balance(margin: .seconds(17))
        #expect(balance.isBalanced)
        #expect((balance.counts.skipped[.backPressure] ?? 0) > 40)
        #expect(Set(balance.counts.skipped.keys) == [.backPressure])
    }

    @Test("a region without workers delays and sheds its own checks only")
    func regionWithoutWorkers() async throws {
        let world = SchedulerWorld(queueDepth: 20, roomTimeout: .seconds(30))
        let consumer = try await world.queue.consumer(
            of: ConsumerGroup(name: "worker.eu", filters: ["check.execute.eu"])
        )
        _ = try await world.queue.consumer(of: ConsumerGroup(name: "worker.us", filters: ["check.execute.us"]))
        let list = (0..<20).map { world.monitor($0, regions: ["eu", "us"]) }
        _ = try await world.monitors.put(list, expecting: .any)
        let scheduler = world.scheduler("a")
        var requests: [CheckRequest] = []
        for _ in 0..<60 {
            try await world.run([scheduler], for: .seconds(1))
            requests += try await world.work(consumer)
        }
        #expect((119...120).contains(requests.count))
        #expect(requests.allSatisfy { $0.dispatchedAt - $0.slot.time <= .milliseconds(210) })
        let accountant = LedgerAccountant(monitors: world.monitors, ledger: world.ledger)
        var refused = LedgerBalance()
        for monitor in list {
            let window = TimeWindow(start: world.start, end: world.time.now - .seconds(11))
            let balances = try await accountant.balances(of: monitor.id, in: window, deadline: window.end)
            refused = refused + (balances["us"] ?? LedgerBalance())
        }
        #expect(refused.counts.skipped == [.backPressure: refused.due - 20])
        #expect(refused.unaccounted == 20)
    }

    @Test("monitors that were added while the store could not be reached start on time with the successor")
    func unseenChanges() async throws {
        let world = SchedulerWorld()
        let consumer = try await world.consumer()
        let store = UnreachableMonitorStore(world.monitors)
        let first = world.scheduler("a", monitors: store)
        try await world.run([first], for: .seconds(5))
        store.cutOff()
        let monitor = world.monitor(1, every: .seconds(100))
        let slot = try #require(SlotSequence(monitor).next(after: world.time.now + .seconds(10)))
        world.time.advance(by: slot - world.time.now - .seconds(5))
        _ = try await world.monitors.put([monitor], expecting: .any)
        for _ in 0..<25 {
            _ = try await first.shareShards()
            _ = try? await first.followMonitors()
            _ = try await first.dispatch()
            try await first.storeMarks()
            world.time.advance(by: .seconds(1))
        }
        world.time.advance(by: .seconds(16))
        try await world.run([world.scheduler("b")], for: .seconds(1))
        #expect(try await world.work(consumer).map(\.slot.time) == [slot])
    }

    @Test("a mark that was stored while the clock was ahead is corrected, and dispatching goes on")
    func clockLeap() async throws {
        let world = SchedulerWorld()
        let consumer = try await world.consumer()
        _ = try await world.monitors.put((0..<10).map { world.monitor($0, every: .seconds(1)) }, expecting: .any)
        let scheduler = world.scheduler("a")
        try await world.run([scheduler], for: .seconds(10))
        world.time.stepWallClock(by: .seconds(3_600))
        try await world.run([scheduler], for: .seconds(3))
        world.time.stepWallClock(by: .seconds(-3_600))
        _ = try await world.work(consumer)
        try await world.run([scheduler], for: .seconds(10))
        let requests = try await world.work(consumer)
        #expect((97...100).contains(requests.count))
        let mark = try #require(try await world.ledger.dispatchedThrough(shard: "scheduler.shard.0"))
        #expect(mark <= world.time.now)
        #expect(mark >= world.time.now - .seconds(2))
    }

    @Test("monitors that were changed while the clock was ahead are checked on, after an edit and a restart too")
    func changesAhead() async throws {
        let world = SchedulerWorld()
        let consumer = try await world.consumer()
        world.time.stepWallClock(by: .seconds(86_400))
        _ = try await world.monitors.put((0..<10).map { world.monitor($0, every: .seconds(1)) }, expecting: .any)
        world.time.stepWallClock(by: .seconds(-86_400))
        let scheduler = world.scheduler("a")
        try await world.run([scheduler], for: .seconds(10))
        #expect((90...100).contains(try await world.work(consumer).count))
        _ = try await world.monitors.put((0..<10).map { world.monitor($0, every: .seconds(2)) }, expecting: .any)
        try await world.run([scheduler], for: .seconds(20))
        let edited = try await world.work(consumer).filter { $0.revision == 2 }
        #expect((90...100).contains(edited.count))
        let restartedAt = world.time.now
        try await world.run([world.scheduler("b")], for: .seconds(30))
        let later = try await world.work(consumer)
        #expect(Set(later.map(\.slot)).isDisjoint(with: edited.map(\.slot)))
        #expect(later.count { $0.slot.time > restartedAt + .seconds(15) } >= 60)
    }

    @Test("what was due while the leases could not be renewed counts as due while nobody was at work")
    func leaseOutage() async throws {
        let world = SchedulerWorld()
        let consumer = try await world.consumer()
        var daily = world.monitor(10)
        let due = world.start + .seconds(580)
        let second = due.seconds.floorModulo(86_400)
        let expression = "\(second % 60) \(second / 60 % 60) \(second / 3_600) * * *"
        daily.schedule = .cron(try CronSchedule(expression: expression))
        let monitors = (0..<10).map { world.monitor($0, every: .seconds(1)) } + [daily]
        _ = try await world.monitors.put(monitors, expecting: .any)
        let scheduler = world.scheduler("a")
        try await world.run([scheduler], for: .seconds(10))
        for _ in 0..<600 {
            _ = try await scheduler.followMonitors()
            _ = try await scheduler.dispatch()
            _ = try await scheduler.recordEndings()
            try await scheduler.storeMarks()
            world.time.advance(by: .seconds(1))
        }
        try await world.run([scheduler], for: .seconds(10))
        let requests = try await world.work(consumer)
        #expect(requests.filter { $0.slot.monitor == daily.id }.map(\.slot.time) == [due])
        try await world.audit(grace: .seconds(1))
        let accountant = LedgerAccountant(monitors: world.monitors, ledger: world.ledger)
        let window = TimeWindow(start: world.start, end: world.time.now)
        let balances = try await accountant.balances(of: "m0", in: window, deadline: world.time.now - .seconds(1))
        let balance = try #require(balances["eu"])
        #expect(balance.isBalanced)
        #expect(balance.counts.skipped.isEmpty)
        #expect((583...587).contains(balance.counts.missed[.schedulerDown] ?? 0))
    }

    @Test("a queue that is nearly full still gets as much as it has room for")
    func nearlyFull() async throws {
        let world = SchedulerWorld(queueDepth: 3)
        let consumer = try await world.consumer()
        _ = try await world.monitors.put((0..<40).map { world.monitor($0) }, expecting: .any)
        let scheduler = world.scheduler("a") { $0.shardCount = 1 }
        var completed = 0
        for _ in 0..<60 {
            try await world.run([scheduler], for: .seconds(1))
            completed += try await world.work(consumer).count
        }
        #expect(completed > 90)
        #expect(try await world.balance(margin: .seconds(17)).isBalanced)
    }

    @Test("a scheduler that stood still records what it slept through as nobody being at work")
    func stall() async throws {
        let world = SchedulerWorld()
        let consumer = try await world.consumer()
        _ = try await world.monitors.put((0..<10).map { world.monitor($0, every: .seconds(1)) }, expecting: .any)
        let scheduler = world.scheduler("a")
        try await world.run([scheduler], for: .seconds(10))
        world.time.advance(by: .seconds(3_600))
        try await world.run([scheduler], for: .seconds(10))
        _ = try await world.work(consumer)
        try await world.audit(grace: .seconds(1))
        let balance = try await world.balance()
        #expect(balance.isBalanced)
        #expect(balance.counts.skipped.isEmpty)
        #expect((35_900...36_000).contains(balance.counts.missed[.schedulerDown] ?? 0))
    }

    @Test("random kills, starts and changes never lose a slot", arguments: [51, 52, 53, 54] as [UInt64])
    func chaos(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let world = SchedulerWorld()
        let consumer = try await world.consumer()
        _ = try await world.monitors.put((0..<30).map { world.monitor($0, every: .seconds(7)) }, expecting: .any)
        var alive: [Scheduler] = []
        var started = 0
        for _ in 0..<40 {
            switch Int.random(in: 0..<6, using: &random) {
            case 0 where alive.count < 3:
                started += 1
                alive.append(world.scheduler("s\(started)"))
            case 1 where !alive.isEmpty:
                alive.remove(at: Int.random(in: 0..<alive.count, using: &random))
            case 2:
                var monitor = world.monitor(Int.random(in: 0..<40, using: &random))
                monitor.schedule = .every(.milliseconds(Int.random(in: 1_000...20_000, using: &random)))
                monitor.isPaused = Int.random(in: 0..<4, using: &random) == 0
                _ = try await world.monitors.put([monitor], expecting: .any)
            case 3:
                let id = MonitorID("m\(Int.random(in: 0..<40, using: &random))")
                if try await !world.monitors.monitors([id]).isEmpty {
                    try await world.monitors.remove(id, expecting: .any)
                }
            default: break
            }
            try await world.run(alive, for: .milliseconds(Int.random(in: 100...9_000, using: &random)))
            _ = try await world.work(consumer)
        }
        try await world.run([world.scheduler("last")], for: .seconds(120))
        let requests = try await world.work(consumer)
        #expect(!requests.isEmpty)
        try await world.audit(grace: .seconds(60))
        let balance = try await world.balance(margin: .seconds(60))
        #expect(balance.isBalanced, "seed \(seed)")
        #expect(balance.due == balance.counts.total + balance.open, "seed \(seed)")
        #expect(balance.counts.completed * 10 > balance.due, "seed \(seed)")
        #expect(world.queue.statistics.publishedCount > 0)
    }

    @Test("the service runs until it is stopped and then gives its leases back")
    func service() async throws {
        let world = SchedulerWorld()
        let consumer = try await world.consumer()
        _ = try await world.monitors.put((0..<10).map { world.monitor($0, every: .seconds(1)) }, expecting: .any)
        let scheduler = world.scheduler("a")
        try await withThrowingTaskGroup { group in
            group.addTask { try await scheduler.run() }
            var received = 0
            while received < 30 {
                await world.time.waitForSleepers(count: 5)
                world.time.advance(by: .milliseconds(10))
                received += try await world.work(consumer).count
            }
            #expect(scheduler.heldShardNames.count == 8)
            group.cancelAll()
            try await group.waitForAll()
        }
        #expect(try await world.leases.leases(withPrefix: "scheduler.").isEmpty)
    }
}
