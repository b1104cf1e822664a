import MonitorCore
import Testing

@Suite("Maintenance windows")
struct MaintenanceTests {
    static func time(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }

    static func window(_ start: String, _ end: String) throws -> TimeWindow {
        TimeWindow(start: try time(start), end: try time(end))
    }

    static func monitor(_ windows: [MaintenanceWindow]) -> Monitor {
        Monitor(id: "m", check: CheckSpecification(kind: "tcp", configuration: .object([:])), maintenance: windows)
    }

    @Test("a single window covers its start and not its end")
    func once() throws {
        let monitor = Self.monitor([
            MaintenanceWindow(
                title: "upgrade",
                recurrence: .once(try Self.window("2026-05-01T10:00:00Z", "2026-05-01T11:00:00Z"))
            )
        ])
        #expect(try !monitor.isInMaintenance(at: Self.time("2026-05-01T09:59:59Z")))
        #expect(try monitor.isInMaintenance(at: Self.time("2026-05-01T10:00:00Z")))
        #expect(try !monitor.isInMaintenance(at: Self.time("2026-05-01T11:00:00Z")))
        #expect(
            try monitor.nextMaintenanceEnd(after: Self.time("2026-04-01T00:00:00Z"))
                == Self.time("2026-05-01T11:00:00Z")
        )
        #expect(try monitor.nextMaintenanceEnd(after: Self.time("2026-05-01T11:00:00Z")) == nil)
    }

    @Test("a nightly window lasts its duration across a change of the clock, in both hemispheres")
    func recurring() throws {
        let berlin = MaintenanceWindow(
            title: "backup",
            recurrence: .recurring(
                try CronSchedule(expression: "30 1 * * *", timeZone: "Europe/Berlin"),
                duration: .seconds(7_200)
            )
        )
        #expect(
            try berlin.occurrence(at: Self.time("2026-03-29T02:00:00Z"))
                == Self.window("2026-03-29T00:30:00Z", "2026-03-29T02:30:00Z")
        )
        #expect(
            try berlin.occurrence(at: Self.time("2026-10-25T01:00:00Z"))
                == Self.window("2026-10-24T23:30:00Z", "2026-10-25T01:30:00Z")
        )
        let sydney = MaintenanceWindow(
            title: "backup",
            recurrence: .recurring(
                try CronSchedule(expression: "30 2 * * *", timeZone: "Australia/Sydney"),
                duration: .seconds(3_600)
            )
        )
        #expect(
            try sydney.occurrence(at: Self.time("2026-10-03T16:30:00Z"))
                == Self.window("2026-10-03T16:00:00Z", "2026-10-03T17:00:00Z")
        )
        #expect(
            try sydney.occurrence(at: Self.time("2026-04-04T15:45:00Z"))
                == Self.window("2026-04-04T15:30:00Z", "2026-04-04T16:30:00Z")
        )
    }

    @Test("spans merge windows that overlap or touch, and are cut to the asked window")
    func spans() throws {
        let hourly = MaintenanceWindow(
            title: "h",
            recurrence: .recurring(try CronSchedule(expression: "0 * * * *"), duration: .seconds(600))
        )
        let single = MaintenanceWindow(
            title: "s",
            recurrence: .once(try Self.window("2026-05-01T10:05:00Z", "2026-05-01T11:00:00Z"))
        )
        let monitor = Self.monitor([single, hourly])
        #expect(
            try monitor.maintenanceSpans(in: Self.window("2026-05-01T09:05:00Z", "2026-05-01T12:03:00Z"))
                == [
                    Self.window("2026-05-01T09:05:00Z", "2026-05-01T09:10:00Z"),
                    Self.window("2026-05-01T10:00:00Z", "2026-05-01T11:10:00Z"),
                    Self.window("2026-05-01T12:00:00Z", "2026-05-01T12:03:00Z"),
                ]
        )
    }

    @Test("a window without length, or with more occurrences than the limit, is harmless")
    func bounds() throws {
        let empty = MaintenanceWindow(
            title: "e",
            recurrence: .recurring(try CronSchedule(expression: "* * * * *"), duration: .zero)
        )
        #expect(empty.occurrence(at: .epoch) == nil)
        let dense = MaintenanceWindow(
            title: "d",
            recurrence: .recurring(try CronSchedule(expression: "* * * * * *"), duration: .seconds(30))
        )
        #expect(dense.occurrences(in: TimeWindow(start: .epoch, end: .distantFuture), limit: 5).count == 5)
        #expect(dense.occurrence(at: .epoch) != nil)
    }
}
