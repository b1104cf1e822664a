import Logging
import MonitorTestKit
import Testing

@testable import MonitorCore

@Suite("The ledger")
struct LedgerBalanceTests {
    static let start = Timestamp(seconds: 1_800_000_000)

    static func monitor(_ interval: Duration, regions: [Region] = ["eu"], isPaused: Bool = false) -> Monitor {
        Monitor(
            id: "m",
            check: CheckSpecification(kind: "tcp", configuration: .object([:])),
            schedule: .every(interval),
            regions: regions,
            isPaused: isPaused
        )
    }

    static func change(_ second: Int, _ monitor: Monitor?) -> MonitorChange {
        MonitorChange(
            sequence: Int64(second + 1),
            id: "m",
            revision: Int64(second + 1),
            changedAt: start + .seconds(second),
            monitor: monitor
        )
    }

    static func entry(_ time: Timestamp, _ outcome: SlotOutcome) -> LedgerEntry {
        LedgerEntry(slot: SlotID(monitor: "m", region: "eu", time: time), outcome: outcome, recordedAt: time)
    }

    @Test("due slots follow the revisions: paused and removed spans have none, regions come and go")
    func dueSlots() {
        let due = DueSlots(history: [
            Self.change(0, Self.monitor(.seconds(10))),
            Self.change(100, Self.monitor(.seconds(10), isPaused: true)),
            Self.change(200, Self.monitor(.seconds(5), regions: ["eu", "us"])),
            Self.change(300, nil),
            Self.change(400, Self.monitor(.seconds(10))),
        ])
        let window = TimeWindow(start: .distantPast, end: Self.start + .seconds(500))
        #expect(due.regions == ["eu", "us"])
        #expect(due.count(of: "eu", in: window) == 10 + 20 + 10)
        #expect(due.count(of: "us", in: window) == 20)
        #expect(due.count(of: "asia", in: window) == 0)
        #expect(due.slots(of: "eu", in: window, limit: 1_000).count == 40)
        #expect(due.slots(of: "eu", in: window, limit: 7).count == 7)
        let part = TimeWindow(start: Self.start + .seconds(50), end: Self.start + .seconds(150))
        #expect(due.count(of: "eu", in: part) == 5)
    }

    @Test("a slot is due once, even where changes are dated out of order")
    func dueOnce() {
        let due = DueSlots(history: [
            Self.change(0, Self.monitor(.seconds(10))),
            Self.change(100, Self.monitor(.seconds(5))),
            Self.change(60, Self.monitor(.seconds(10), regions: ["eu", "us"])),
            Self.change(80, Self.monitor(.seconds(10))),
        ])
        let window = TimeWindow(start: Self.start, end: Self.start + .seconds(200))
        let slots = due.slots(of: "eu", in: window, limit: 1_000)
        #expect(slots == Array(SlotSequence(Self.monitor(.seconds(10))).slots(in: window)))
        #expect(due.count(of: "us", in: window) == 0)
    }

    @Test("each slot is ended, open, unaccounted for, or surplus")
    func balance() {
        let times = (0..<6).map { Self.start + .seconds($0 * 10) }
        let balance = LedgerBalance(
            due: Array(times[0..<5]),
            entries: [
                Self.entry(times[0], .completed), Self.entry(times[1] + .seconds(1), .completed),
                Self.entry(times[2], .missed(.noResult)), Self.entry(times[5], .completed),
            ],
            deadline: times[4]
        )
        #expect(balance.due == 5)
        #expect(balance.counts == LedgerCounts(completed: 1, missed: [.noResult: 1]))
        #expect(balance.unaccounted == 2)
        #expect(balance.open == 1)
        #expect(balance.surplus == 2)
        #expect(!balance.isBalanced)
        #expect(balance.due == balance.counts.total + balance.unaccounted + balance.open)
    }

    @Test("a balance does not depend on the size of the pages it is read in", arguments: [1, 2, 3, 7, 1_000])
    func paging(pageSize: Int) async throws {
        let time = VirtualTime(start: Self.start)
        let monitors = InMemoryMonitorStore(time: time)
        let ledger = InMemoryMonitoringStore(time: time)
        _ = try await monitors.put([Self.monitor(.seconds(10))], expecting: .any)
        var random = SeededGenerator(seed: 5)
        let window = TimeWindow(start: Self.start, end: Self.start + .seconds(600))
        for slot in SlotSequence(Self.monitor(.seconds(10))).slots(in: window) where Bool.random(using: &random) {
            try await ledger.record([Self.entry(slot, .completed), Self.entry(slot + .seconds(1), .completed)])
        }
        let few = LedgerAccountant(monitors: monitors, ledger: ledger, pageSize: pageSize)
        let all = LedgerAccountant(monitors: monitors, ledger: ledger)
        let balances = try await few.balances(of: "m", in: window, deadline: window.end)
        #expect(try await balances == all.balances(of: "m", in: window, deadline: window.end))
        let balance = try #require(balances["eu"])
        #expect(balance.due == 60)
        #expect(balance.surplus == balance.counts.completed)
        #expect(balance.unaccounted == 60 - balance.counts.completed)
    }

    @Test("the auditor closes what nobody accounted for, of removed monitors too, once")
    func auditor() async throws {
        let time = VirtualTime(start: Self.start)
        let monitors = InMemoryMonitorStore(time: time)
        let ledger = InMemoryMonitoringStore(time: time)
        let leases = InMemoryLeaseStore(time: time)
        func auditor(_ node: String) -> LedgerAuditor {
            LedgerAuditor(
                configuration: .init(node: node, shardCount: 1, grace: .seconds(60), batchSize: 3),
                monitors: monitors,
                ledger: ledger,
                leases: leases,
                time: time,
                logger: Logger(label: "test")
            )
        }
        var kept = Self.monitor(.seconds(10), regions: ["eu", "us"])
        kept.id = "kept"
        _ = try await monitors.put([Self.monitor(.seconds(10)), kept], expecting: .any)
        time.advance(by: .seconds(100))
        try await monitors.remove("m", expecting: .any)
        time.advance(by: .seconds(100))
        let lease = try #require(try await leases.acquire("scheduler.shard.0", holder: "s", duration: .seconds(1)))
        try await ledger.setDispatchedThrough(Self.start + .seconds(50), shard: "scheduler.shard.0", fence: lease.fence)
        #expect(try await auditor("a").audit() == 10 + 2 * 14)
        #expect(try await auditor("b").audit() == 0)
        #expect(try await auditor("a").audit() == 0)
        let window = TimeWindow(start: Self.start, end: time.now)
        let counts = try await ledger.counts(of: SeriesKey(monitor: "m", region: "eu"), in: window)
        #expect(counts.missed == [.noResult: 5, .schedulerDown: 4])
        #expect(counts.superseded == 1)
        let accountant = LedgerAccountant(monitors: monitors, ledger: ledger)
        let balances = try await accountant.balances(of: "kept", in: window, deadline: time.now - .seconds(60))
        #expect(balances.values.allSatisfy { $0.isBalanced && $0.open == 6 && $0.due == 20 })
    }

    @Test("the auditor tells what a holder's absence, a change and a lost result left behind")
    func auditorReasons() async throws {
        let time = VirtualTime(start: Self.start)
        let monitors = InMemoryMonitorStore(time: time)
        let ledger = InMemoryMonitoringStore(time: time)
        let leases = InMemoryLeaseStore(time: time)
        _ = try await monitors.put([Self.monitor(.seconds(100))], expecting: .any)
        let slot = try #require(SlotSequence(Self.monitor(.seconds(100))).next(after: Self.start))
        time.advance(by: slot - Self.start + .seconds(350))
        _ = try await monitors.put([Self.monitor(.seconds(50))], expecting: .any)
        time.advance(by: .seconds(100))
        let lease = try #require(try await leases.acquire("scheduler.shard.0", holder: "s", duration: .seconds(1)))
        let earlier = TimeWindow(start: slot + .seconds(50), end: slot + .seconds(60))
        try await ledger.setAbsence(earlier, shard: "scheduler.shard.0", fence: lease.fence)
        let absence = TimeWindow(start: slot + .seconds(150), end: slot + .seconds(250))
        try await ledger.setAbsence(absence, shard: "scheduler.shard.0", fence: lease.fence)
        #expect(try await ledger.absence(shard: "scheduler.shard.0")?.start == earlier.start)
        try await ledger.setDispatchedThrough(time.now, shard: "scheduler.shard.0", fence: lease.fence)
        let auditor = LedgerAuditor(
            configuration: .init(node: "a", shardCount: 1, grace: .seconds(0)),
            monitors: monitors,
            ledger: ledger,
            leases: leases,
            time: time,
            logger: Logger(label: "test")
        )
        try await auditor.audit()
        let window = TimeWindow(start: Self.start, end: slot + .seconds(350))
        let entries = try await ledger.entries(of: SeriesKey(monitor: "m", region: "eu"), in: window, limit: 10)
        #expect(
            entries.map(\.outcome) == [
                .missed(.noResult), .missed(.schedulerDown), .missed(.schedulerDown), .missed(.noResult),
            ]
        )
    }

    @Test("a change supersedes what was not dispatched or came due just before it, and hides no lost result")
    func auditorChanges() async throws {
        let time = VirtualTime(start: Self.start)
        let monitors = InMemoryMonitorStore(time: time)
        let ledger = InMemoryMonitoringStore(time: time)
        let leases = InMemoryLeaseStore(time: time)
        var monitor = Self.monitor(.seconds(3_600))
        _ = try await monitors.put([monitor], expecting: .any)
        let slot = try #require(SlotSequence(monitor).next(after: Self.start))
        let changes: [Duration] = [.seconds(3_000), .seconds(3_601), .seconds(7_200 + 3_000)]
        for change in changes {
            time.advance(by: slot + change - time.now)
            monitor.timeout += .seconds(1)
            _ = try await monitors.put([monitor], expecting: .any)
        }
        time.advance(by: .seconds(3_600))
        let lease = try #require(try await leases.acquire("scheduler.shard.0", holder: "s", duration: .seconds(1)))
        let mark = slot + .seconds(7_000)
        try await ledger.setDispatchedThrough(mark, shard: "scheduler.shard.0", fence: lease.fence)
        let auditor = LedgerAuditor(
            configuration: .init(node: "a", shardCount: 1, grace: .seconds(0)),
            monitors: monitors,
            ledger: ledger,
            leases: leases,
            time: time,
            logger: Logger(label: "test")
        )
        try await auditor.audit()
        let window = TimeWindow(start: Self.start, end: slot + .seconds(7_201))
        let entries = try await ledger.entries(of: SeriesKey(monitor: "m", region: "eu"), in: window, limit: 10)
        #expect(entries.map(\.outcome) == [.missed(.noResult), .superseded, .superseded])
    }
}
