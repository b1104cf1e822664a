/// The local times that a cron expression names, as sets of field values.
struct CronExpression: Sendable, Hashable {
    /// The longest text that is read.
    static let maximumLength = 512
    /// How far ahead a firing is looked for: a February 29 may fall on a given weekday only every 40 years.
    private static let horizonInYears: Int64 = 40

    private var seconds: UInt64
    private var minutes: UInt64
    private var hours: UInt64
    private var daysOfMonth: UInt64
    private var months: UInt64
    private var daysOfWeek: UInt64
    private var eitherDay: Bool

    /// Whether the expression fires at every hour of a day, so that it follows elapsed time.
    var coversEveryHour: Bool { hours == (1 << 24) - 1 }

    init(_ text: String) throws(ScheduleError) {
        guard text.utf8.count <= Self.maximumLength else {
            throw Self.error("the cron expression is longer than \(Self.maximumLength) bytes; shorten its lists")
        }
        var fields = try Self.expanded(text).split(whereSeparator: { $0 == " " || $0 == "\t" })
        switch fields.count {
        case 5: fields.insert("0", at: 0)
        case 6: break
        default:
            throw Self.error(
                "the cron expression “\(text)” has \(fields.count) fields; write five (minute, hour, day of month, "
                    + "month, day of week), or six with the second first"
            )
        }
        seconds = try CronField.second.values(fields[0])
        minutes = try CronField.minute.values(fields[1])
        hours = try CronField.hour.values(fields[2])
        daysOfMonth = try CronField.dayOfMonth.values(fields[3])
        months = try CronField.month.values(fields[4])
        daysOfWeek = try CronField.dayOfWeek.values(fields[5])
        eitherDay = !fields[3].hasPrefix("*") && !fields[5].hasPrefix("*")
        guard eitherDay || namesAnExistingDay else {
            throw Self.error(
                "the cron expression “\(text)” never fires: none of its months has such a day; "
                    + "change the field day of month or month"
            )
        }
    }

    /// The first matching local time after a local time; both count seconds from 1970-01-01T00:00:00 on the local clock.
    func next(afterLocal local: Int64) -> Int64? {
        let start = local.addingSaturating(1)
        let day = start.floorDivided(by: 86_400)
        var date = CivilDate(daysSinceEpoch: day)
        if matches(date), let time = firstTime(from: Int(start.floorModulo(86_400))) {
            return day * 86_400 + Int64(time)
        }
        guard let time = firstTime(from: 0) else { return nil }
        let lastYear = date.year + Self.horizonInYears
        date = Self.day(after: date)
        while date.year <= lastYear {
            if !contains(months, date.month) {
                date = Self.month(after: date)
            } else if matches(date) {
                return date.daysSinceEpoch * 86_400 + Int64(time)
            } else {
                date = Self.day(after: date)
            }
        }
        return nil
    }

    private func matches(_ date: CivilDate) -> Bool {
        guard contains(months, date.month) else { return false }
        let isDayOfMonth = contains(daysOfMonth, date.day)
        let isDayOfWeek = contains(daysOfWeek, date.weekday)
        return eitherDay ? isDayOfMonth || isDayOfWeek : isDayOfMonth && isDayOfWeek
    }

    private func firstTime(from secondOfDay: Int) -> Int? {
        var hour = secondOfDay / 3_600
        var minute = secondOfDay / 60 % 60
        var second = secondOfDay % 60
        if contains(hours, hour) {
            if contains(minutes, minute), let match = first(seconds, from: second) {
                return hour * 3_600 + minute * 60 + match
            }
            if let match = first(minutes, from: minute + 1), let start = first(seconds, from: 0) {
                return hour * 3_600 + match * 60 + start
            }
        }
        guard let match = first(hours, from: hour + 1) else { return nil }
        hour = match
        minute = first(minutes, from: 0) ?? 0
        second = first(seconds, from: 0) ?? 0
        return hour * 3_600 + minute * 60 + second
    }

    private func contains(_ set: UInt64, _ value: Int) -> Bool {
        set & 1 << UInt64(value) != 0
    }

    private func first(_ set: UInt64, from value: Int) -> Int? {
        let rest = value < 64 ? set & (.max << UInt64(value)) : 0
        return rest == 0 ? nil : rest.trailingZeroBitCount
    }

    private var namesAnExistingDay: Bool {
        (1...12)
            .contains { month in
                contains(months, month)
                    && (first(daysOfMonth, from: 1) ?? 32) <= CivilDate.dayCount(ofMonth: month, year: 2_000)
            }
    }

    private static func day(after date: CivilDate) -> CivilDate {
        CivilDate(year: date.year, month: date.month, day: date.day + 1) ?? month(after: date)
    }

    private static func month(after date: CivilDate) -> CivilDate {
        CivilDate(year: date.month == 12 ? date.year + 1 : date.year, month: date.month % 12 + 1, day: 1) ?? date
    }

    private static func expanded(_ text: String) throws(ScheduleError) -> String {
        guard text.hasPrefix("@") else { return text }
        switch text.lowercased() {
        case "@yearly", "@annually": return "0 0 1 1 *"
        case "@monthly": return "0 0 1 * *"
        case "@weekly": return "0 0 * * 0"
        case "@daily", "@midnight": return "0 0 * * *"
        case "@hourly": return "0 * * * *"
        default:
            throw error("“\(text)” is not a schedule; write @hourly, @daily, @weekly, @monthly, @yearly or five fields")
        }
    }

    private static func error(_ message: String) -> ScheduleError {
        ScheduleError(code: .invalidExpression, message: message)
    }
}
