import MonitorCore
import Testing

@Suite("Uptime arithmetic")
struct UptimeTimelineTests {
    private func span(_ start: Int64, _ end: Int64) -> TimeWindow {
        TimeWindow(start: Timestamp(seconds: start), end: Timestamp(seconds: end))
    }

    private func status(_ status: MonitorStatus, _ start: Int64, _ end: Int64) -> StatusInterval {
        StatusInterval(window: span(start, end), status: status)
    }

    @Test("Paused comes before maintenance, maintenance before unknown, and the worst status wins")
    func precedence() {
        let parts = UptimeTimeline(
            window: span(0, 100),
            statuses: [status(.up, 0, 100), status(.down, 30, 50), status(.degraded, 40, 60)],
            coverage: [span(0, 80)],
            maintenance: [span(45, 55), span(90, 95)],
            paused: [span(0, 10), span(94, 100)]
        )
        .parts
        #expect(parts.paused == .seconds(16))
        #expect(parts.up == .seconds(20 + 20))
        #expect(parts.down == .seconds(15))
        #expect(parts.degraded == .seconds(5))
        #expect(parts.maintenance == .seconds(10 + 4))
        #expect(parts.downInMaintenance == .seconds(5))
        #expect(parts.unknownInMaintenance == .seconds(4))
        #expect(parts.unknown == .seconds(10))
        #expect(parts.total == .seconds(100))
    }

    @Test("Strict, agreed and published figures of the same data")
    func figures() {
        let parts = UptimeTimeline(
            window: span(0, 1_000),
            statuses: [status(.up, 0, 900), status(.down, 900, 1_000)],
            coverage: [span(0, 800), span(900, 1_000)],
            maintenance: [span(950, 1_000)]
        )
        .parts
        #expect(parts.strict?.description == "80.000 %")
        #expect(parts.sla?.description == "94.117 %")
        #expect(parts.published?.description == "94.444 %")
        #expect(parts.coverage?.description == "90.000 %")
    }

    @Test(
        "A month with a minute of downtime, whole and as a leap February",
        arguments: [
            (28, "99.997 %"), (29, "99.997 %"), (30, "99.997 %"), (31, "99.997 %"),
        ]
    )
    func months(days: Int64, expected: String) {
        let month = span(0, days * 86_400)
        let parts = UptimeTimeline(
            window: month,
            statuses: [StatusInterval(window: month, status: .up), status(.down, 600, 660)],
            coverage: [month]
        )
        .parts
        #expect(parts.sla?.description == expected)
        #expect(parts.down == .seconds(60))
    }

    @Test("Figures are floored: a nanosecond of downtime in a year is not 100 %")
    func floored() {
        let year = Duration.seconds(366 * 86_400)
        #expect(UptimeFigure(part: year - .nanoseconds(1), of: year)?.description == "99.999 %")
        #expect(UptimeFigure(part: year, of: year)?.description == "100.000 %")
        #expect(UptimeFigure(part: .zero, of: year)?.description == "0.000 %")
        #expect(UptimeFigure(part: .seconds(1), of: .seconds(3))?.description == "33.333 %")
        #expect(UptimeFigure(part: .zero, of: .zero) == nil)
        #expect(UptimeFigure(part: .seconds(-1), of: .seconds(1))?.thousandths == 0)
    }

    @Test("Nothing known is unknown, with no figure but the strict one")
    func nothing() {
        let parts = UptimeTimeline(window: span(0, 10)).parts
        #expect(parts.unknown == .seconds(10))
        #expect(parts.sla == nil)
        #expect(parts.published == nil)
        #expect(parts.strict?.thousandths == 0)
        #expect(parts.coverage?.thousandths == 0)
        #expect(UptimeTimeline(window: span(5, 5)).parts == UptimeParts())
    }

    @Test(
        "The parts sum to the window, and each instant is what a second-by-second count says",
        arguments: 1...100 as ClosedRange<UInt64>
    )
    func sum(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func spans(_ count: Int) -> [TimeWindow] {
            (0..<Int.random(in: 0...count, using: &generator))
                .map { _ in
                    let start = Int64.random(in: -20...120, using: &generator)
                    return span(start, start + .random(in: 0...50, using: &generator))
                }
        }
        let timeline = UptimeTimeline(
            window: span(0, 100),
            statuses: spans(8)
                .map { window in
                    StatusInterval(window: window, status: MonitorStatus.allCases.randomElement(using: &generator)!)
                },
            coverage: spans(5),
            maintenance: spans(3),
            paused: spans(3)
        )
        var expected = UptimeParts()
        for second in 0..<100 as Range<Int64> {
            let instant = Timestamp(seconds: second)
            let isCovered = timeline.coverage.contains { $0.contains(instant) }
            let held = timeline.statuses.filter { $0.window.contains(instant) }.map(\.status)
            let worst = isCovered ? held.max { $0.rawValue < $1.rawValue } ?? .unknown : .unknown
            if timeline.paused.contains(where: { $0.contains(instant) }) {
                expected.paused += .seconds(1)
            } else if timeline.maintenance.contains(where: { $0.contains(instant) }) {
                expected.maintenance += .seconds(1)
                if worst == .down { expected.downInMaintenance += .seconds(1) }
                if worst == .unknown { expected.unknownInMaintenance += .seconds(1) }
            } else {
                switch worst {
                case .up: expected.up += .seconds(1)
                case .degraded: expected.degraded += .seconds(1)
                case .down: expected.down += .seconds(1)
                case .unknown: expected.unknown += .seconds(1)
                }
            }
        }
        #expect(timeline.parts == expected, "seed \(seed)")
        #expect(timeline.parts.total == timeline.window.duration, "seed \(seed)")
    }
}
