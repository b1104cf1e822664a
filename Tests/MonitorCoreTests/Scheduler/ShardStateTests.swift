import Testing

@testable import MonitorCore

@Suite("A scheduler's shard")
struct ShardStateTests {
    static let start = Timestamp(seconds: 1_800_000_000)

    static func settings(pending: Int = 1_000, lookBack: Duration = .seconds(60)) -> SchedulerSettings {
        var configuration = Scheduler.Configuration(node: "a")
        configuration.maximumPendingCount = pending
        configuration.lookBack = lookBack
        return configuration.settings(queueLimit: 4_096)
    }

    static func monitor(_ schedule: Schedule, regions: [Region] = ["eu", "us"]) -> Monitor {
        Monitor(
            id: "m",
            check: CheckSpecification(kind: "tcp", configuration: .object([:])),
            schedule: schedule,
            regions: regions
        )
    }

    static func stored(_ monitor: Monitor, changedAt: Timestamp) -> StoredMonitor {
        StoredMonitor(monitor: monitor, revision: 1, changedAt: changedAt)
    }

    /// Publishes and records all that waits.
    static func drain(_ state: inout ShardState) -> (requests: [CheckRequest], endings: [LedgerEntry]) {
        var requests: [CheckRequest] = []
        for part in state.batches(allowed: .max, turn: 0, monotonic: .zero).joined() {
            requests += part.requests
            state.published(part)
        }
        let endings = Array(state.endings)
        state.recorded(endings.count)
        return (requests, endings)
    }

    @Test("slots beyond the look-back are left to the auditor, and the others gone through in bounded parts")
    func backlog() {
        let settings = Self.settings(pending: 50)
        var state = ShardState(shard: 0, name: "s", mark: nil, now: Self.start, settings: settings)
        let changedAt = Self.start - .seconds(90 * 86_400)
        state.insert(Self.stored(Self.monitor(.every(.seconds(1))), changedAt: changedAt))
        #expect(state.absence == TimeWindow(start: changedAt, end: Self.start - .seconds(60)))
        var slots: Set<SlotID> = []
        for tick in 1...10 {
            state.collect(at: Self.start + .milliseconds(10 * tick))
            #expect(state.endings.count + state.pendingCount <= 53)
            let (requests, endings) = Self.drain(&state)
            slots.formUnion(requests.map(\.slot) + endings.map(\.slot))
        }
        #expect(slots.count == 2 * 60)
        #expect(slots.allSatisfy { $0.time >= Self.start - .seconds(60) })
    }

    @Test("a region that the queue refuses neither holds up the mark for long nor the others")
    func blockedRegion() throws {
        var random = SeededGenerator(seed: 3)
        let settings = Self.settings(pending: 5)
        var state = ShardState(shard: 0, name: "s", mark: Self.start, now: Self.start, settings: settings)
        state.insert(Self.stored(Self.monitor(.every(.seconds(1))), changedAt: Self.start - .seconds(90)))
        var published = 0
        for second in 1...100 {
            state.collect(at: Self.start + .seconds(second))
            for part in state.batches(allowed: .max, turn: second, monotonic: .seconds(second * 10)).joined() {
                if part.region == "us" {
                    state.refused(part, isFull: true, monotonic: .seconds(second * 10), using: &random)
                } else {
                    published += part.requests.count
                    state.published(part)
                }
            }
            let endings = Array(state.endings)
            state.recorded(endings.count)
            #expect(endings.allSatisfy { $0.slot.region == "us" && $0.outcome == .skipped(.backPressure) })
        }
        #expect((99...100).contains(published))
        #expect(try #require(state.mark) >= Self.start + .seconds(98))
    }

    @Test("all slots of a replaced revision end as superseded, however many they are")
    func superseded() {
        let settings = Self.settings(pending: 300)
        var state = ShardState(shard: 0, name: "s", mark: Self.start, now: Self.start, settings: settings)
        let monitor = Self.monitor(.every(.milliseconds(10)), regions: ["eu"])
        state.insert(Self.stored(monitor, changedAt: Self.start - .seconds(90)))
        let changedAt = Self.start + .seconds(20)
        let change = MonitorChange(sequence: 2, id: "m", revision: 2, changedAt: changedAt, monitor: nil)
        state.apply(change, at: changedAt)
        var ended: Set<Timestamp> = []
        for tick in 0..<20 {
            state.collect(at: Self.start + .seconds(25) + .milliseconds(10 * tick))
            let endings = Self.drain(&state).endings
            #expect(endings.count <= 300)
            #expect(endings.allSatisfy { $0.outcome == .superseded })
            ended.formUnion(endings.map(\.slot.time))
        }
        #expect((1_999...2_000).contains(ended.count))
        #expect(ended.allSatisfy { $0 < changedAt })
    }

    @Test("a clock that leaps forward and back stops nothing")
    func clockLeap() {
        var state = ShardState(shard: 0, name: "s", mark: Self.start, now: Self.start, settings: Self.settings())
        let monitor = Self.monitor(.every(.seconds(1)), regions: ["eu"])
        state.insert(Self.stored(monitor, changedAt: Self.start - .seconds(90)))
        var requests: [CheckRequest] = []
        func pass(_ seconds: ClosedRange<Int>) {
            for second in seconds {
                state.collect(at: Self.start + .seconds(second))
                requests += Self.drain(&state).requests
            }
        }
        pass(1...10)
        pass(3_600...3_605)
        #expect(state.absence?.end == Self.start + .seconds(3_540))
        requests = []
        pass(13...60)
        #expect(Set(requests.map(\.slot)).count == requests.count)
        #expect((46...47).contains(requests.count))
        #expect(requests.allSatisfy { $0.dispatchedAt - $0.slot.time <= .seconds(1) })
        #expect(state.mark == Self.start + .seconds(60))
        #expect(state.absence?.end == Self.start + .seconds(13))
    }

    @Test("a mark ahead of the clock counts as the clock's time")
    func markAhead() {
        let ahead = Self.start + .seconds(3_600)
        var state = ShardState(shard: 0, name: "s", mark: ahead, now: Self.start, settings: Self.settings())
        let monitor = Self.monitor(.every(.seconds(1)), regions: ["eu"])
        state.insert(Self.stored(monitor, changedAt: Self.start - .seconds(90)))
        state.collect(at: Self.start + .seconds(5))
        #expect(Self.drain(&state).requests.count >= 1)
        #expect(state.mark == Self.start + .seconds(5))
    }

    @Test("a cron slot that was due while nobody held the shard is dispatched within the look-back")
    func lateCron() throws {
        let mark = Self.start - .seconds(30)
        let slot = Self.start - .seconds(20)
        let daily = try CronSchedule(expression: "40 59 7 * * *")
        let due = try #require(daily.next(after: mark))
        try #require(due == slot)
        var state = ShardState(shard: 0, name: "s", mark: mark, now: Self.start, settings: Self.settings())
        state.insert(Self.stored(Self.monitor(.cron(daily), regions: ["eu"]), changedAt: mark - .seconds(90)))
        state.collect(at: Self.start + .milliseconds(10))
        let (requests, endings) = Self.drain(&state)
        #expect(requests.map(\.slot.time) == [slot])
        #expect(requests.allSatisfy { $0.expiresAt >= slot + .seconds(60) })
        #expect(endings.isEmpty)
    }
}
