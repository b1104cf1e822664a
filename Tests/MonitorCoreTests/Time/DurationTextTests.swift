import MonitorCore
import Testing

@Suite("Durations as text")
struct DurationTextTests {
    @Test(
        "text that is read and written",
        arguments: [
            ("30s", .seconds(30)), ("1m30s", .seconds(90)), ("250ms", .milliseconds(250)), ("1d2h", .seconds(93_600)),
            ("5us", .microseconds(5)), ("7ns", .nanoseconds(7)), ("0s", .zero),
        ] as [(String, Duration)]
    )
    func bothWays(_ text: String, _ duration: Duration) {
        #expect(Duration(text: text) == duration)
        #expect(duration.text == text)
    }

    @Test(
        "other text that is read",
        arguments: [
            ("1.5h", .seconds(5_400)), ("90s", .seconds(90)), ("0.1s", .milliseconds(100)), ("5µs", .microseconds(5)),
            ("1.000000001s", .nanoseconds(1_000_000_001)), ("1s1s", .seconds(2)), ("0ms", .zero),
        ] as [(String, Duration)]
    )
    func read(_ text: String, _ duration: Duration) {
        #expect(Duration(text: text) == duration)
    }

    @Test(
        "text that is no duration",
        arguments: [
            "", "5", "s", "-5s", "+5s", "5 s", "1.s", ".5s", "1.2.3s", "5x", "1e3s", "٥s", "106752d",
            "99999999999999999999s", "0.0000000001s", "5s ", "1m-30s",
        ]
    )
    func noDuration(_ text: String) {
        #expect(Duration(text: text) == nil)
    }

    @Test("every duration comes back from its text", arguments: [21] as [UInt64])
    func roundTrip(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for shift in 0..<63 {
            let nanoseconds = Int64.random(in: 0 ... .max, using: &random) >> Int64(shift)
            #expect(Duration(text: Duration.nanoseconds(nanoseconds).text) == .nanoseconds(nanoseconds), "seed \(seed)")
        }
        #expect(Duration.seconds(-5).text == "0s")
    }
}
