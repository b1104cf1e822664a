import MonitorCore
import Testing

@Suite("Slots")
struct SlotSequenceTests {
    @Test(
        "do not drift over a million intervals",
        arguments: [Duration.seconds(30), .milliseconds(1_234), .seconds(3_600)]
    )
    func noDrift(interval: Duration) throws {
        let slots = SlotSequence(monitor: "api", schedule: .every(interval))
        let first = try #require(slots.next(after: .epoch))
        var slot = first
        for _ in 0..<1_000_000 {
            slot = try #require(slots.next(after: slot))
        }
        #expect(slot == first + .milliseconds(interval.inMilliseconds * 1_000_000))
    }

    @Test("are fixed for ever: a change of the hash would move every monitor")
    func known() {
        let slots = SlotSequence(monitor: "api", schedule: .every(.seconds(60)))
        #expect(slots == SlotSequence(monitor: "api", schedule: .every(.seconds(60))))
        #expect(slots.next(after: .epoch)?.milliseconds == 6_279)
    }

    @Test("spread evenly over the interval", arguments: ["monitor-", "https://example.org/", ""])
    func even(prefix: String) throws {
        let count = 100_000
        let binCount = 600
        var bins = [Int](repeating: 0, count: binCount)
        for index in 0..<count {
            let slots = SlotSequence(monitor: MonitorID("\(prefix)\(index)"), schedule: .every(.seconds(60)))
            let slot = try #require(slots.next(after: Timestamp(seconds: 1_800_000_000 - 1)))
            bins[Int(slot.milliseconds % 60_000) * binCount / 60_000] += 1
        }
        let mean = Double(count) / Double(binCount)
        let limit = mean + 6 * mean.squareRoot()
        #expect(Double(bins.max() ?? 0) <= limit)
        #expect(Double(bins.min() ?? 0) >= mean - 6 * mean.squareRoot())
    }

    @Test("listing, counting and stepping agree", arguments: [31, 32, 33, 34] as [UInt64])
    func agreement(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for index in 0..<200 {
            let schedule: Schedule =
                index % 4 == 0
                ? .cron(try CronSchedule(expression: "*/\(Int.random(in: 1...30, using: &random)) * * * *"))
                : .every(.milliseconds(Int.random(in: 10...100_000, using: &random)))
            let slots = SlotSequence(monitor: MonitorID("m\(index)"), schedule: schedule)
            let start = Timestamp(
                nanoseconds: Int64.random(in: -2_000_000_000_000_000_000...2_000_000_000_000_000_000, using: &random)
            )
            let window = TimeWindow(
                start: start,
                end: start + .milliseconds(Int.random(in: 0...1_000_000, using: &random))
            )
            let listed = Array(slots.slots(in: window))
            #expect(listed.count == slots.count(in: window), "seed \(seed), monitor \(index)")
            #expect(listed.allSatisfy(window.contains), "seed \(seed), monitor \(index)")
            #expect(listed == Array(Set(listed)).sorted(), "seed \(seed), monitor \(index)")
            let middle = start + .nanoseconds(window.duration.inNanoseconds / 2)
            let parts = [TimeWindow(start: start, end: middle), TimeWindow(start: middle, end: window.end)]
            #expect(parts.flatMap { slots.slots(in: $0) } == listed, "seed \(seed), monitor \(index)")
        }
    }

    @Test("never trap at the ends of time or on a senseless interval")
    func extremes() {
        for interval in [Duration.seconds(-5), .zero, .nanoseconds(1), .seconds(Int64.max), .seconds(60)] {
            let slots = SlotSequence(monitor: "m", schedule: .every(interval))
            #expect(slots.next(after: .distantFuture) == nil)
            _ = slots.next(after: .distantPast)
            _ = slots.count(in: TimeWindow(start: .distantPast, end: .distantFuture))
            let few = Array(slots.slots(in: TimeWindow(start: .distantPast, end: .distantFuture), limit: 3))
            #expect(few.count <= 3)
        }
    }

    @Test("an interval too short to schedule is refused when it is read")
    func shortInterval() {
        let text = #"{"id":"m","check":{"kind":"tcp","configuration":{}},"schedule":{"every":"5ms"}}"#
        #expect(throws: (any Error).self) { try WireCodec.decode(Monitor.self, from: Array(text.utf8)) }
    }
}
