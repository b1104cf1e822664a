import MonitorTestKit
import Synchronization
import Testing

@testable import MonitorCore

@Suite("Uptime coverage")
struct UptimeCoverageTests {
    private let start = Timestamp(seconds: 20_000 * 86_400)

    private func window(_ first: Duration, _ last: Duration) -> TimeWindow {
        TimeWindow(start: start + first, end: start + last)
    }

    private func hours(_ count: Double) -> Duration { .milliseconds(Int64((count * 3_600_000).rounded())) }

    @Test(
        "A monitor whose every slot is up is up throughout, whatever its interval and whatever is read",
        arguments: [60, 420, 2_700, 3_600, 5_400, 6 * 3_600] as [Int64]
    )
    func wholeCoverage(interval: Int64) async throws {
        let history = UptimeHistory(start: start)
        let monitor = UptimeHistory.monitor(every: .seconds(interval))
        try await history.put(monitor)
        let end = start + hours(100)
        let slots = Array(SlotSequence(monitor).slots(in: TimeWindow(start: start, end: end)))
        try await history.add(slots)
        try await history.decide(up: slots[0])
        history.advance(to: end)
        for records in UptimeHistory.Records.allCases {
            let report = try await history.report(TimeWindow(start: start, end: end), from: records)
            #expect(report.window.start == slots[0], "\(records)")
            #expect(report.parts.up == end - slots[0], "\(records)")
            let late = try await history.report(window(hours(50.3), hours(90.7)), from: records)
            #expect(late.parts.strict?.thousandths == 100_000, "\(records)")
        }
    }

    @Test("What is known of half an hour lies in the half in which it was found out")
    func halfAnHour() async throws {
        let history = UptimeHistory(start: start)
        let monitor = UptimeHistory.monitor(every: .seconds(60))
        try await history.put(monitor)
        let slots = SlotSequence(monitor)
        let second = slots.first(from: start + hours(10.5))!
        try await history.add(slots.slots(in: window(.zero, hours(10))))
        try await history.add(slots.slots(in: TimeWindow(start: second, end: start + hours(11))), .down)
        try await history.add(slots.slots(in: window(hours(11), hours(20))))
        let recovery = slots.first(from: start + hours(11))!
        try await history.decide(
            up: slots.first(from: start)!,
            down: [TimeWindow(start: second, end: recovery)]
        )
        history.advance(to: start + hours(20))
        let raw = try await history.report(window(hours(9), hours(20)))
        #expect(raw.parts.down == .seconds(1_800))
        #expect(raw.parts.unknown == .seconds(1_800 - 30))
        let rolled = try await history.report(window(hours(9), hours(20)), from: .hoursAndResults)
        #expect(rolled.parts == raw.parts)
        let minutes = RetentionPolicy(results: .zero, minutes: nil)
        let coarse = try await history.report(window(hours(9), hours(20)), from: .hours, retention: minutes)
        #expect(coarse.parts == raw.parts)
    }

    @Test("Each result speaks for as long as the schedule then in force says")
    func revisions() async throws {
        let history = UptimeHistory(start: start)
        let often = UptimeHistory.monitor(every: .seconds(60))
        let seldom = UptimeHistory.monitor(every: .seconds(3_600))
        try await history.put(often)
        try await history.add(SlotSequence(often).slots(in: window(.zero, hours(5))))
        history.advance(to: start + hours(10))
        try await history.put(seldom)
        try await history.add(SlotSequence(seldom).slots(in: window(hours(10), hours(20))))
        history.advance(to: start + hours(20))
        try await history.put(often)
        try await history.add(SlotSequence(often).slots(in: window(hours(20), hours(30))))
        history.advance(to: start + hours(30))
        try await history.decide(up: start)
        let last = Array(SlotSequence(often).slots(in: window(.zero, hours(5)))).last!
        let resumed = SlotSequence(seldom).first(from: start + hours(10))!
        for records in UptimeHistory.Records.allCases where records != .days {
            let parts = try await history.report(window(hours(1), hours(30)), from: records).parts
            #expect(parts.unknown == resumed - last - .seconds(90), "\(records)")
            #expect(parts.up == hours(29) - parts.unknown, "\(records)")
        }
    }

    @Test("Making an interval longer leaves no gap; a change of labels changes nothing")
    func longerInterval() async throws {
        let history = UptimeHistory(start: start)
        var often = UptimeHistory.monitor(every: .seconds(60))
        let seldom = UptimeHistory.monitor(every: .seconds(3_600))
        try await history.put(often)
        history.advance(to: start + hours(2.21))
        often.labels = ["a": "b"]
        try await history.put(often)
        history.advance(to: start + hours(5.37))
        try await history.put(seldom)
        try await history.add(SlotSequence(often).slots(in: window(.zero, hours(5.37))))
        try await history.add(SlotSequence(seldom).slots(in: window(hours(5.37), hours(12))))
        history.advance(to: start + hours(12))
        try await history.decide(up: start)
        for records in UptimeHistory.Records.allCases {
            let parts = try await history.report(window(hours(1), hours(12)), from: records).parts
            #expect(parts.up == hours(11), "\(records)")
        }
    }

    @Test("Planned work counts as it stood when it took place")
    func maintenance() async throws {
        let history = UptimeHistory(start: start)
        func monitor(_ from: Double, _ to: Double) -> Monitor {
            let work = MaintenanceWindow(title: "work", recurrence: .once(window(hours(from), hours(to))))
            return UptimeHistory.monitor(every: .seconds(60), maintenance: [work])
        }
        try await history.put(monitor(2, 3))
        try await history.add(SlotSequence(monitor(2, 3)).slots(in: window(.zero, hours(8))))
        try await history.decide(up: start)
        history.advance(to: start + hours(4))
        // The first window is done with; the second would begin in the past.
        try await history.put(monitor(3.5, 5))
        history.advance(to: start + hours(8))
        let parts = try await history.report(window(hours(1), hours(8))).parts
        #expect(parts.maintenance == hours(2))
        #expect(parts.up == hours(5))
    }

    @Test("The results of a cron schedule speak for one and a half times the distance to the next, or until a fault")
    func cron() async throws {
        let history = UptimeHistory(start: start)
        let monitor = UptimeHistory.monitor(.cron(try CronSchedule(expression: "0 */2 * * *")))
        try await history.put(monitor)
        let slots = SlotSequence(monitor)
        try await history.add(slots.slots(in: window(.zero, hours(20))))
        try await history.add(slots.slots(in: window(hours(30), hours(40))))
        try await history.add([start + hours(40)], .unknown(Fault(.network, "no route")))
        try await history.add(slots.slots(in: window(hours(44), hours(60))))
        try await history.decide(up: start)
        history.advance(to: start + hours(60))
        for records in UptimeHistory.Records.allCases where records != .days {
            let parts = try await history.report(window(hours(1), hours(60)), from: records).parts
            // The last result before the gap is of hour 18 and speaks until hour 21.
            #expect(parts.unknown == hours(9 + 4), "\(records)")
            #expect(parts.up == hours(59 - 13), "\(records)")
        }
        // A week of silence before the window is not filled by the last result of all.
        history.advance(to: start + hours(60 + 7 * 24))
        let silent = try await history.report(window(hours(100), hours(124)))
        #expect(silent.parts.unknown == hours(24))
    }

    @Test("A status that is held without a majority of the quorum is not known")
    func quorum() async throws {
        let history = UptimeHistory(start: start)
        let monitor = UptimeHistory.monitor(every: .seconds(60), regions: ["a", "b", "c"])
        try await history.put(monitor)
        let slots = SlotSequence(monitor)
        let ends: [Region: Double] = ["a": 12, "b": 2, "c": 3]
        for (region, end) in ends {
            try await history.add(
                slots.slots(in: window(.zero, hours(end))),
                region == "a" ? .down : .up,
                region: region
            )
        }
        try await history.decide(up: start)
        history.advance(to: start + hours(12))
        let last = Array(slots.slots(in: window(.zero, hours(3)))).last!
        for records in UptimeHistory.Records.allCases where records != .days {
            let parts = try await history.report(window(hours(1), hours(12)), from: records).parts
            #expect(parts.up == last + .seconds(90) - (start + hours(1)), "\(records)")
            #expect(parts.unknown == hours(11) - parts.up, "\(records)")
        }
    }

    @Test("Windows of any age are read from what retention has left")
    func retention() async throws {
        let history = UptimeHistory(start: start)
        let monitor = UptimeHistory.monitor(every: .seconds(3_600))
        try await history.put(monitor)
        let now = start + .seconds(400 * 86_400 + 1_234)
        let slots = Array(SlotSequence(monitor).slots(in: TimeWindow(start: start, end: now)))
        try await history.add(slots)
        let last = slots[slots.count - 1]
        try await history.decide(up: slots[0], down: [TimeWindow(start: last, end: now)])
        history.advance(to: now)
        try await history.sweep()
        let policy = RetentionPolicy()
        for days in [1, 34, 35, 36, 89, 200, 309, 310, 311, 399] as [Double] {
            for length in [2, 30, 24 * 60] as [Double] {
                let window = TimeWindow(
                    start: start + hours(days * 24 + 0.3),
                    end: min(start + hours(days * 24 + length), last)
                )
                for records in [UptimeHistory.Records.results, .hours] {
                    let parts = try await history.report(window, from: records, retention: policy).parts
                    #expect(parts.up == window.duration, "day \(days), \(length) h, \(records)")
                }
            }
        }
    }

    @Test("How it was before the transitions that are kept is not known")
    func removedTransitions() async throws {
        let history = UptimeHistory(start: start)
        let monitor = UptimeHistory.monitor(every: .seconds(3_600))
        try await history.put(monitor)
        let end = hours(20 * 24)
        try await history.add(SlotSequence(monitor).slots(in: window(.zero, end)))
        let outages = [window(hours(72), hours(73)), window(hours(360), hours(361))]
        try await history.decide(up: start, down: outages)
        history.advance(to: start + end)
        let policy = RetentionPolicy(transitions: hours(10 * 24))
        let whole = window(hours(2), end)
        #expect(try await history.report(whole).parts.down == hours(2))
        try await history.sweep(policy)
        let parts = try await history.report(whole, retention: policy).parts
        #expect(parts.down == hours(1))
        #expect(parts.unknown == hours(10 * 24 - 2))
        #expect(parts.up == hours(10 * 24 - 1))
        let before = try await history.report(window(hours(71), hours(74)), retention: policy).parts
        #expect(before.unknown == hours(3))
        let after = try await history.report(window(hours(400), end), retention: policy).parts
        #expect(after.up == end - hours(400))
    }

    @Test("Of the transitions after a window only the first are read")
    func laterTransitions() async throws {
        let history = UptimeHistory(start: start)
        let monitor = UptimeHistory.monitor(every: .seconds(60))
        try await history.put(monitor)
        try await history.add(SlotSequence(monitor).slots(in: window(.zero, hours(10))))
        history.advance(to: start + hours(100_000))
        let states = FlappingStates(interval: .seconds(600))
        let reporter = UptimeReporter(
            monitors: history.monitors,
            states: states,
            results: history.store,
            rollups: history.store,
            ledger: history.store,
            time: history.time,
            retention: RetentionPolicy(results: nil)
        )
        let report = try await reporter.report(on: UptimeHistory.monitor, in: window(hours(1), hours(9)))
        #expect(report.parts.down == hours(4))
        #expect(report.parts.up == hours(4))
        #expect(states.count.withLock { $0 } <= 8 * 6 + 6)
    }
}
