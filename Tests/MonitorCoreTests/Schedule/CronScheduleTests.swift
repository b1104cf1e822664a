import MonitorCore
import Testing

@Suite("Cron schedules")
struct CronScheduleTests {
    static func firings(_ expression: String, _ zone: String, after start: String, _ count: Int) throws -> [String] {
        let cron = try CronSchedule(expression: expression, timeZone: zone)
        var instant = try #require(Timestamp(rfc3339: start))
        var firings: [String] = []
        for _ in 0..<count {
            guard let next = cron.next(after: instant) else { break }
            firings.append(next.rfc3339)
            instant = next
        }
        return firings
    }

    @Test(
        "fires at the stated times in UTC",
        arguments: [
            ("*/15 * * * *", "2026-01-01T00:07:00Z", ["2026-01-01T00:15:00Z", "2026-01-01T00:30:00Z"]),
            ("0 9 * * mon-fri", "2026-01-02T09:00:00Z", ["2026-01-05T09:00:00Z", "2026-01-06T09:00:00Z"]),
            ("0 9 * * 1-5", "2026-01-02T08:59:59.999Z", ["2026-01-02T09:00:00Z", "2026-01-05T09:00:00Z"]),
            ("30 6 1,15 feb,MAR *", "2026-01-02T00:00:00Z", ["2026-02-01T06:30:00Z", "2026-02-15T06:30:00Z"]),
            ("0 0 13 * fri", "2026-02-10T00:00:00Z", ["2026-02-13T00:00:00Z", "2026-02-20T00:00:00Z"]),
            ("0 0 */10 * fri", "2026-07-01T00:00:00Z", ["2026-07-31T00:00:00Z", "2026-08-21T00:00:00Z"]),
            ("0 0 * * 7", "2026-01-01T00:00:00Z", ["2026-01-04T00:00:00Z", "2026-01-11T00:00:00Z"]),
            ("0 0 29 2 *", "2096-02-29T00:00:00Z", ["2104-02-29T00:00:00Z", "2108-02-29T00:00:00Z"]),
            ("0 0 29 2 */7", "2026-01-01T00:00:00Z", ["2032-02-29T00:00:00Z", "2060-02-29T00:00:00Z"]),
            ("15,45 */30 10 * * *", "2026-01-01T10:00:15Z", ["2026-01-01T10:00:45Z", "2026-01-01T10:30:15Z"]),
            ("5/20 0 * * *", "2026-01-01T00:05:00Z", ["2026-01-01T00:25:00Z", "2026-01-01T00:45:00Z"]),
            ("@monthly", "2026-12-31T23:59:59Z", ["2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z"]),
            ("@hourly", "1969-12-31T22:30:00Z", ["1969-12-31T23:00:00Z", "1970-01-01T00:00:00Z"]),
            ("59 23 31 12 *", "2026-12-31T23:59:00Z", ["2027-12-31T23:59:00Z", "2028-12-31T23:59:00Z"]),
        ] as [(String, String, [String])]
    )
    func firesInUTC(expression: String, start: String, expected: [String]) throws {
        #expect(try Self.firings(expression, "UTC", after: start, expected.count) == expected)
    }

    @Test(
        "a skipped local time fires once, when the gap ends",
        arguments: [
            // Berlin skips 02:00 to 03:00 on 2026-03-29, at 01:00 UTC.
            ("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", ["2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"]),
            (
                "0,30 2,3 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z",
                ["2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z"]
            ),
            ("0 12 * * *", "Europe/Berlin", "2026-03-28T00:00:00Z", ["2026-03-28T11:00:00Z", "2026-03-29T10:00:00Z"]),
            // Sydney skips 02:00 to 03:00 on 2026-10-04, at 16:00 UTC of the day before.
            (
                "30 2 * * *", "Australia/Sydney", "2026-10-03T00:00:00Z",
                ["2026-10-03T16:00:00Z", "2026-10-04T15:30:00Z"]
            ),
            // Lord Howe skips half an hour, 02:00 to 02:30, at 15:30 UTC.
            (
                "15 2 * * *", "Australia/Lord_Howe", "2026-10-03T00:00:00Z",
                ["2026-10-03T15:30:00Z", "2026-10-04T15:15:00Z"]
            ),
            // Samoa skipped the whole of 2011-12-30.
            ("0 12 * * *", "Pacific/Apia", "2011-12-29T23:00:00Z", ["2011-12-30T10:00:00Z", "2011-12-30T22:00:00Z"]),
        ]
    )
    func skippedTime(expression: String, zone: String, start: String, expected: [String]) throws {
        #expect(try Self.firings(expression, zone, after: start, expected.count) == expected)
    }

    @Test(
        "a repeated local time fires once, the first time",
        arguments: [
            // Berlin repeats 02:00 to 03:00 on 2026-10-25: 00:00 and 01:00 UTC.
            ("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"]),
            ("30 2 * * *", "Europe/Berlin", "2026-10-25T01:10:00Z", ["2026-10-26T01:30:00Z"]),
            ("0 2,3 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", ["2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z"]),
            // Santiago repeats 23:00 to 24:00 on 2026-04-04: 02:00 and 03:00 UTC of the next day.
            (
                "30 23 * * *", "America/Santiago", "2026-04-04T12:00:00Z",
                ["2026-04-05T02:30:00Z", "2026-04-06T03:30:00Z"]
            ),
            (
                "0 0 * * *", "America/Santiago", "2026-04-04T12:00:00Z",
                ["2026-04-05T04:00:00Z", "2026-04-06T04:00:00Z"]
            ),
        ]
    )
    func repeatedTime(expression: String, zone: String, start: String, expected: [String]) throws {
        #expect(try Self.firings(expression, zone, after: start, expected.count) == expected)
    }

    @Test(
        "an expression that covers every hour follows elapsed time",
        arguments: [
            ("Europe/Berlin", "2026-03-29T00:00:00Z"), ("Europe/Berlin", "2026-10-24T23:00:00Z"),
            ("Australia/Sydney", "2026-10-03T14:00:00Z"), ("Australia/Sydney", "2026-04-04T14:00:00Z"),
            ("Australia/Lord_Howe", "2026-04-04T14:00:00Z"),
        ]
    )
    func elapsedTime(zone: String, start: String) throws {
        let start = try #require(Timestamp(rfc3339: start))
        let cron = try CronSchedule(expression: "*/15 * * * *", timeZone: zone)
        var instant = start
        for step in 1...16 {
            instant = try #require(cron.next(after: instant))
            #expect(instant == start + .seconds(900 * step))
        }
    }

    @Test("rules beyond the last recorded change come from the zone's footer")
    func farFuture() throws {
        #expect(
            try Self.firings("0 12 1 1,7 *", "Europe/Berlin", after: "2200-01-02T00:00:00Z", 2)
                == ["2200-07-01T10:00:00Z", "2201-01-01T11:00:00Z"]
        )
    }

    @Test("firings rise and agree with a search second by second", arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func agreesWithModel(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for zone in ["Europe/Berlin", "Australia/Lord_Howe", "America/Santiago"] {
            let minutes = (0..<2).map { _ in String(Int.random(in: 0...59, using: &random)) }.joined(separator: ",")
            let hours = (0..<3).map { _ in String(Int.random(in: 0...23, using: &random)) }.joined(separator: ",")
            let expression = "\(minutes) \(hours) * * *"
            let cron = try CronSchedule(expression: expression, timeZone: zone)
            var instant = Timestamp(seconds: 1_767_225_600)
            var firings = 0
            while instant < Timestamp(seconds: 1_767_225_600 + 365 * 86_400) {
                let next = try #require(cron.next(after: instant))
                #expect(next > instant)
                let middle = instant + .nanoseconds((next - instant).inNanoseconds / 2)
                #expect(cron.next(after: middle) == next, "seed \(seed), \(expression), \(zone), from \(middle)")
                instant = next
                firings += 1
            }
            let distinct = Set(minutes.split(separator: ",")).count * Set(hours.split(separator: ",")).count
            #expect((distinct * 364...distinct * 366).contains(firings), "seed \(seed), \(expression), \(zone)")
        }
    }

    @Test("has no firing beyond the end of time")
    func endOfTime() throws {
        let cron = try CronSchedule(expression: "@yearly", timeZone: "Europe/Berlin")
        #expect(cron.next(after: .distantFuture) == nil)
        #expect(cron.next(after: .distantFuture - .seconds(60)) == nil)
        #expect(cron.next(after: .distantPast) != nil)
    }

    @Test(
        "a mistake names the field, the text and the fix",
        arguments: [
            ("60 * * * *", "“60” in the field minute"), ("* 24 * * *", "“24” in the field hour"),
            ("* * 0 * *", "field day of month"), ("* * * foo *", "“foo” in the field month"),
            ("* * * * fri-mon", "field day of week"), ("*/0 * * * *", "step"), ("* * * *", "4 fields"),
            ("", "0 fields"), ("1,,2 * * * *", "“” in the field minute"), ("@reboot", "@hourly"),
            ("0 0 31 2,4 *", "never fires"), ("99999999999999999999 * * * *", "field minute"),
            ("1-2-3 * * * *", "field minute"), ("* * * * * * *", "7 fields"),
            (String(repeating: "1,", count: 1_000), "longer than 512"),
        ]
    )
    func mistakes(expression: String, fragment: String) {
        let error = #expect(throws: ScheduleError.self) { try CronSchedule(expression: expression) }
        #expect(error?.code == .invalidExpression)
        #expect(error?.message.contains(fragment) == true, "\(error?.message ?? "")")
    }

    @Test("text that no one meant never traps", arguments: [11, 12, 13] as [UInt64])
    func garbage(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("0123456789*/,- @abcjanmoné")
        for _ in 0..<5_000 {
            let text = String(
                (0..<Int.random(in: 0...20, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
            )
            _ = try? CronSchedule(expression: text)
                .next(after: Timestamp(nanoseconds: Int64(bitPattern: random.next())))
        }
    }

    @Test("keeps its coded form and refuses a wrong one")
    func codable() throws {
        let cron = try CronSchedule(expression: "0 9 * * mon", timeZone: "Europe/Berlin")
        let value = Schedule.cron(cron)
        let monitor = Monitor(
            id: "m",
            check: CheckSpecification(kind: "tcp", configuration: .object([:])),
            schedule: value
        )
        let decoded = try WireCodec.decode(Monitor.self, from: WireCodec.encode(monitor))
        #expect(decoded.schedule == value)
        let text = String(decoding: try WireCodec.encode(monitor), as: UTF8.self)
            .replacing("0 9 * * mon", with: "0 25 * * mon")
        let error = #expect(throws: (any Error).self) { try WireCodec.decode(Monitor.self, from: Array(text.utf8)) }
        #expect(String(describing: error).contains("field hour"))
    }
}
