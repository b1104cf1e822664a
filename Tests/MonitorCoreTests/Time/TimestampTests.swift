import MonitorCore
import Testing

@Suite("Timestamps")
struct TimestampTests {
    @Test(
        "known instants",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2001-09-09T01:46:40Z", 1_000_000_000_000_000_000),
            ("1969-12-31T23:59:59.999999999Z", -1), ("2000-02-29T12:00:00.500Z", 951_825_600_500_000_000),
            ("2026-11-21T03:29:26.000001Z", 1_795_231_766_000_001_000),
            ("2262-04-11T23:47:16.854775807Z", Int64.max), ("1677-09-21T00:12:43.145224192Z", Int64.min),
        ]
    )
    func knownInstants(_ text: String, _ nanoseconds: Int64) {
        #expect(Timestamp(nanoseconds: nanoseconds).rfc3339 == text)
        #expect(Timestamp(rfc3339: text)?.nanoseconds == nanoseconds)
    }

    @Test(
        "other forms of the same instant",
        arguments: [
            "2026-11-21T04:29:26+01:00", "2026-11-20T15:59:26-11:30", "2026-11-21t03:29:26z", "2026-11-21 03:29:26Z",
            "2026-11-21T03:29:26.000000000999Z", "2026-11-21T03:29:26.0-00:00",
        ]
    )
    func otherForms(_ text: String) {
        #expect(Timestamp(rfc3339: text)?.rfc3339 == "2026-11-21T03:29:26Z")
    }

    @Test("a leap second is the first instant of the next minute")
    func leapSecond() {
        #expect(Timestamp(rfc3339: "2016-12-31T23:59:60Z")?.rfc3339 == "2017-01-01T00:00:00Z")
    }

    @Test(
        "text that is no instant",
        arguments: [
            "", "2026-11-21", "2026-11-21T03:29:26", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z",
            "2026-11-21T24:00:00Z", "2026-11-21T03:60:00Z", "2026-11-21T03:29:61Z", "2026-11-21T03:29:26.Z",
            "2026-11-21T03:29:26Z ", "2026-11-21T03:29:26+24:00", "2026-11-21T03:29:26+01", "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z", "２０２６-11-21T03:29:26Z", "2262-04-11T23:47:16.854775808Z",
            "1677-09-21T00:12:43.145224191Z",
        ]
    )
    func noInstant(_ text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test("every instant comes back from its text", arguments: [11, 12] as [UInt64])
    func roundTrip(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let instant = Timestamp(nanoseconds: Int64.random(in: .min ... .max, using: &random))
            #expect(Timestamp(rfc3339: instant.rfc3339) == instant, "seed \(seed): \(instant.nanoseconds)")
        }
    }

    @Test("arithmetic saturates")
    func saturation() {
        #expect(Timestamp.distantFuture + .seconds(1) == .distantFuture)
        #expect(Timestamp.distantPast - .seconds(1) == .distantPast)
        #expect(Timestamp(seconds: .max) == .distantFuture)
        #expect(Timestamp(milliseconds: .min) == .distantPast)
        #expect(Timestamp.distantFuture - .distantPast == .nanoseconds(Int64.max))
        #expect(Timestamp.epoch + .seconds(Int64.max) == .distantFuture)
    }

    @Test("flooring goes down, also before the epoch")
    func flooring() {
        #expect(Timestamp(nanoseconds: -1).milliseconds == -1)
        #expect(Timestamp(nanoseconds: -1).seconds == -1)
        #expect(Timestamp(seconds: -1).floored(to: .seconds(60)) == Timestamp(seconds: -60))
        #expect(Timestamp(seconds: 61).floored(to: .seconds(60)) == Timestamp(seconds: 60))
        #expect(Timestamp(seconds: 61).floored(to: .zero) == Timestamp(seconds: 61))
        #expect(Timestamp.distantPast.floored(to: .seconds(86_400)) == .distantPast)
    }
}
