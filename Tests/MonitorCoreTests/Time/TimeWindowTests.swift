import MonitorCore
import Testing

@Suite("Time windows")
struct TimeWindowTests {
    private func window(_ start: Int64, _ end: Int64) -> TimeWindow {
        TimeWindow(start: Timestamp(seconds: start), end: Timestamp(seconds: end))
    }

    @Test("a window holds its start and not its end")
    func halfOpen() {
        let window = window(10, 20)
        #expect(window.contains(Timestamp(seconds: 10)))
        #expect(window.contains(Timestamp(nanoseconds: 19_999_999_999)))
        #expect(!window.contains(Timestamp(seconds: 20)))
        #expect(!window.contains(Timestamp(nanoseconds: 9_999_999_999)))
        #expect(window.duration == .seconds(10))
    }

    @Test("an end before the start makes an empty window")
    func inverted() {
        #expect(window(20, 10) == window(20, 20))
        #expect(window(20, 10).isEmpty)
        #expect(!window(20, 20).contains(Timestamp(seconds: 20)))
    }

    @Test(
        "overlap is a shared instant",
        arguments: [
            (0, 10, 5, 15, true), (0, 10, 10, 20, false), (0, 10, 2, 3, true), (0, 10, 0, 10, true),
            (0, 10, 5, 5, false), (5, 5, 5, 5, false), (0, 10, 20, 30, false),
        ] as [(Int64, Int64, Int64, Int64, Bool)]
    )
    func overlap(_ start: Int64, _ end: Int64, _ otherStart: Int64, _ otherEnd: Int64, _ expected: Bool) {
        let one = window(start, end)
        let other = window(otherStart, otherEnd)
        #expect(one.overlaps(other) == expected)
        #expect(other.overlaps(one) == expected)
        #expect((one.intersection(other) != nil) == expected)
        #expect(one.intersection(other) == other.intersection(one))
    }

    @Test("a window read from JSON is as sound as any other")
    func decoding() throws {
        let text = """
            {"id": "a", "check": {"kind": "k", "configuration": {}}, "schedule": {"every": "1s"}, "maintenance": [
              {"title": "t", "window": {"start": "2026-01-02T00:00:00Z", "end": "2026-01-01T00:00:00Z"}}]}
            """
        let monitor = try WireCodec.decode(Monitor.self, from: Array(text.utf8))
        guard case .once(let window)? = monitor.maintenance.first?.recurrence else {
            Issue.record("the window was not read")
            return
        }
        #expect(window.isEmpty)
        #expect(window.duration == .zero)
    }
}
