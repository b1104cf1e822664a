import MonitorCore
import Testing

@testable import BlackTideKit

@Suite struct TerminalTests {
    @Test func drawsASparklineWithGaps() {
        #expect(Sparkline.draw([0, 50, nil, 100], width: 6) == "  ▁▅·█")
    }

    @Test func theLastColumnGivesWay() {
        var table = TextTable(columns: [.init(title: "A"), .init(title: "B")])
        table.rows = [[.init("one"), .init("a long text that does not fit")]]
        #expect(table.lines(width: 12, usesColor: false) == ["A    B      ", "one  a long…"])
    }

    @Test func noLineIsWiderOrLowerThanTheTerminal() {
        let row = PlatformSnapshot.MonitorRow(
            name: String(repeating: "n", count: 60),
            status: .down,
            since: Timestamp(seconds: 1_800_000_000),
            isPaused: false,
            isInMaintenance: false,
            latencies: Array(repeating: 12.3, count: 40),
            uptime: UptimeFigure(part: .seconds(999), of: .seconds(1_000)),
            lastError: String(repeating: "e", count: 300)
        )
        let snapshot = PlatformSnapshot(
            takenAt: Timestamp(seconds: 1_800_000_100),
            monitors: Array(repeating: row, count: 50),
            incidents: [],
            notices: ["\u{1b}[2Jdisk full " + String(repeating: "n", count: 300)],
            footer: "footer"
        )
        let lines = StatusView(width: 140, height: 20, usesColor: false).lines(for: snapshot)
        #expect(lines.count == 20)
        #expect(lines.allSatisfy { $0.count <= 140 && !$0.contains("\u{1b}") })
        #expect(lines.last == "footer")
        #expect(lines.contains { $0.contains("disk full") })
        #expect(lines.contains { $0.contains("○ down") && $0.contains("99.900 %") })
    }
}
