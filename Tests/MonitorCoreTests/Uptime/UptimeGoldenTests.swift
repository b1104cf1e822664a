import MonitorTestKit
import Testing

@testable import MonitorCore

/// Frozen histories whose parts can be added up by hand.
@Suite("Uptime of a month and of a year")
struct UptimeGoldenTests {
    private static let fault = CheckOutcome.unknown(Fault(.network, "no route"))

    /// January 2027, checked every 5 minutes, with maintenance, a pause, an outage, a faulty runner, silence and single gaps.
    @Test("A month of 31 days, from each kind of record")
    func month() async throws {
        let start = try #require(Timestamp(rfc3339: "2027-01-01T00:00:00Z"))
        let month = TimeWindow(start: start, end: start + .seconds(31 * 86_400))
        let created = start - .seconds(86_400)
        let interval = Duration.seconds(300)
        let history = UptimeHistory(start: created)
        let day = { (number: Double) in start + .seconds((number - 1) * 86_400) }
        let work = TimeWindow(start: day(20), end: day(20) + .seconds(2 * 3_600))
        let monitor = UptimeHistory.monitor(
            every: interval,
            maintenance: [MaintenanceWindow(title: "work", recurrence: .once(work))]
        )
        var paused = monitor
        paused.isPaused = true
        try await history.put(monitor)
        let pause = TimeWindow(start: day(25), end: day(26))
        history.advance(to: pause.start)
        try await history.put(paused)
        history.advance(to: pause.end)
        try await history.put(monitor)
        history.advance(to: month.end)

        let sequence = SlotSequence(monitor)
        let slots = Array(sequence.slots(in: TimeWindow(start: created, end: month.end)))
            .filter { !pause.contains($0) }
        let first = { (instant: Timestamp) in slots.firstIndex { $0 >= instant }! }
        let outage = first(day(3.4))..<first(day(3.4)) + 50
        let inWork = first(work.start)..<first(work.start) + 6
        let faulty = first(day(7.7))..<first(day(7.7)) + 6
        let silent = first(day(12.1))..<first(day(12.1)) + 24
        // One slot in each of 20 hours of days 14 and 15, at a random place that touches no other.
        var generator = SeededGenerator(seed: 2_027)
        let single = Set((0..<20).map { first(day(14)) + 12 * $0 + Int.random(in: 1...10, using: &generator) })
        var groups: [String: [Timestamp]] = [:]
        for index in slots.indices {
            if silent.contains(index) || single.contains(index) { continue }
            let group =
                outage.contains(index) || inWork.contains(index) ? "down" : faulty.contains(index) ? "fault" : "up"
            groups[group, default: []].append(slots[index])
        }
        try await history.add(groups["up"] ?? [])
        try await history.add(groups["down"] ?? [], .down)
        try await history.add(groups["fault"] ?? [], Self.fault)
        try await history.decide(
            up: slots[0],
            down: [outage, inWork].map { TimeWindow(start: slots[$0.lowerBound], end: slots[$0.upperBound]) }
        )

        var expected = UptimeParts()
        expected.down = interval * 50
        expected.maintenance = work.duration
        expected.downInMaintenance = interval * 6
        expected.paused = pause.duration
        // A fault ends what is known; silence and single gaps begin half an interval after the slot that is missing. After
        // the pause nothing is known up to the first slot.
        let half = interval / 2
        let resumed = slots[first(pause.end)] - pause.end
        expected.unknown = interval * 6 + (interval * 24 - half) + half * 20 + resumed
        expected.up =
            month.duration - expected.down - expected.maintenance - expected.paused - expected.unknown
        let raw = try await history.report(month)
        #expect(raw.parts == expected)
        #expect(raw.parts.total == .seconds(2_678_400))
        #expect(raw.parts.strict?.description == "98.884 %")
        #expect(raw.parts.sla?.description == "99.416 %")
        #expect(raw.parts.published?.description == "99.418 %")
        #expect(raw.parts.coverage?.description == "99.532 %")
        expectFloored(raw.parts)
        #expect(raw.ledger.completed == slots.count - first(start) - 24 - 20)

        let looked = try await history.report(month, from: .hoursAndResults)
        #expect(looked.parts == raw.parts)
        // Without results each gap is known but for half an interval, and lies anywhere in its bucket.
        for records in [UptimeHistory.Records.hours, .days] {
            let parts = try await history.report(month, from: records).parts
            #expect(parts.total == month.duration)
            expectFloored(parts)
            #expect(abs((parts.unknown - raw.parts.unknown).inSeconds) <= (half * 25).inSeconds, "\(records)")
            #expect(parts.down == raw.parts.down, "\(records)")
            #expect(parts.maintenance == raw.parts.maintenance, "\(records)")
            #expect(parts.paused == raw.parts.paused, "\(records)")
        }
    }

    /// The leap year 2028, checked every hour: an hour down on the 10th of each month, and a day of faults.
    @Test("A year of 366 days, from what retention keeps, and from each kind of record")
    func year() async throws {
        let start = try #require(Timestamp(rfc3339: "2028-01-01T00:00:00Z"))
        let end = try #require(Timestamp(rfc3339: "2029-01-01T00:00:00Z"))
        let year = TimeWindow(start: start, end: end)
        let created = start - .seconds(2 * 86_400)
        let interval = Duration.seconds(3_600)
        let history = UptimeHistory(start: created)
        let monitor = UptimeHistory.monitor(every: interval)
        try await history.put(monitor)
        history.advance(to: end)
        let slots = Array(SlotSequence(monitor).slots(in: TimeWindow(start: created, end: end)))
        var outages: [Range<Int>] = []
        for month in 1...12 {
            let text = "2028-\(month < 10 ? "0" : "")\(month)-10T12:00:00Z"
            let noon = try #require(Timestamp(rfc3339: text))
            let index = slots.lowerBound { $0 >= noon }
            outages.append(index..<index + 1)
        }
        let leapDay = try #require(Timestamp(rfc3339: "2028-02-29T00:00:00Z"))
        let faulty = slots.lowerBound { $0 >= leapDay }..<slots.lowerBound { $0 >= leapDay + .seconds(86_400) }
        let down = Set(outages.joined())
        try await history.add(slots.indices.filter { !down.contains($0) && !faulty.contains($0) }.map { slots[$0] })
        try await history.add(down.sorted().map { slots[$0] }, .down)
        try await history.add(slots[faulty], Self.fault)
        try await history.decide(
            up: slots[0],
            down: outages.map { TimeWindow(start: slots[$0.lowerBound], end: slots[$0.upperBound]) }
        )

        var expected = UptimeParts()
        expected.down = .seconds(12 * 3_600)
        expected.unknown = .seconds(86_400)
        expected.up = year.duration - expected.down - expected.unknown
        func check(_ parts: UptimeParts, _ what: String) {
            #expect(parts == expected, "\(what)")
            #expect(parts.total == .seconds(31_622_400), "\(what)")
            #expect(parts.strict?.description == "99.590 %", "\(what)")
            #expect(parts.sla?.description == "99.863 %", "\(what)")
            #expect(parts.coverage?.description == "99.726 %", "\(what)")
            expectFloored(parts)
        }
        // The faults fill whole days, so that every kind of record knows where they lie.
        for records in UptimeHistory.Records.allCases {
            check(try await history.report(year, from: records).parts, "\(records)")
        }
        try await history.sweep()
        check(try await history.report(year, from: .hours, retention: RetentionPolicy()).parts, "by retention")
    }

    /// Each figure is the largest number of thousandths that does not exceed the share.
    private func expectFloored(_ parts: UptimeParts) {
        func check(_ figure: UptimeFigure?, _ part: Duration, of whole: Duration) {
            let thousandths = Int64(figure?.thousandths ?? -1)
            let scaled = part.inNanoseconds.multipliedFullWidth(by: 100_000)
            let low = whole.inNanoseconds.multipliedFullWidth(by: thousandths)
            let high = whole.inNanoseconds.multipliedFullWidth(by: thousandths + 1)
            let isFloored =
                (low.high, low.low) <= (scaled.high, scaled.low) && (scaled.high, scaled.low) < (high.high, high.low)
            #expect(isFloored)
        }
        let watched = parts.total - parts.paused
        let known = parts.up + parts.degraded + parts.down
        let workedInMaintenance = parts.maintenance - parts.downInMaintenance - parts.unknownInMaintenance
        check(parts.strict, parts.up + parts.degraded + workedInMaintenance, of: watched)
        check(parts.sla, parts.up + parts.degraded, of: known)
        check(parts.published, parts.up + parts.degraded + parts.maintenance, of: known + parts.maintenance)
        check(parts.coverage, watched - parts.unknown - parts.unknownInMaintenance, of: watched)
    }
}
