/// A rule that recurs every year, in the form of the POSIX `TZ` variable, such as `CET-1CEST,M3.5.0,M10.5.0/3`.
///
/// Times of day run from -167 to 167 hours, as in version 3 of the time zone file.
struct RecurringTimeZoneRule: Sendable, Hashable {
    /// The half of a rule that concerns daylight-saving time.
    struct Daylight: Sendable, Hashable {
        var offset: Int64
        var start: Day
        var end: Day
    }

    /// A day of the year, and a local time in seconds from its midnight.
    struct Day: Sendable, Hashable {
        enum Form: Sendable, Hashable {
            /// Day 1 to 365; February 29 is never counted.
            case julian(Int)
            /// Day 0 to 365; February 29 is counted.
            case ordinal(Int)
            /// The n-th weekday of a month; 5 stands for the last.
            case weekday(month: Int, week: Int, weekday: Int)
        }

        var form: Form
        var time: Int64
    }

    /// The distance from UTC outside daylight-saving time, in seconds.
    let standardOffset: Int64
    let daylight: Daylight?

    /// Reads a rule, or `nil` when the text is none.
    init?(_ text: String) {
        var reader = Reader(text: Array(text.utf8))
        guard reader.name(), let offset = reader.offset(), abs(offset) <= 25 * 3_600 else { return nil }
        standardOffset = -offset
        guard !reader.isAtEnd else {
            daylight = nil
            return
        }
        guard reader.name() else { return nil }
        var daylightOffset = standardOffset + 3_600
        if !reader.isAtEnd, reader.peek != UInt8(ascii: ",") {
            guard let offset = reader.offset(), abs(offset) <= 25 * 3_600 else { return nil }
            daylightOffset = -offset
        }
        guard reader.take(","), let start = reader.day(), reader.take(","), let end = reader.day(), reader.isAtEnd
        else { return nil }
        daylight = Daylight(offset: daylightOffset, start: start, end: end)
    }

    /// The changes of a year, in order.
    func changes(inYear year: Int64) -> [TimeZoneRules.Change] {
        guard let daylight, let start = daylight.start.local(inYear: year), let end = daylight.end.local(inYear: year)
        else { return [] }
        let changes = [
            TimeZoneRules.Change(instant: start - standardOffset, offset: daylight.offset),
            TimeZoneRules.Change(instant: end - daylight.offset, offset: standardOffset),
        ]
        return changes.sorted { $0.instant < $1.instant }
    }
}

extension RecurringTimeZoneRule.Day {
    fileprivate func local(inYear year: Int64) -> Int64? {
        guard let first = CivilDate(year: year, month: 1, day: 1)?.daysSinceEpoch else { return nil }
        let day: Int64
        switch form {
        case .julian(let number):
            let isAfterLeapDay = number >= 60 && CivilDate.dayCount(ofMonth: 2, year: year) == 29
            day = first + Int64(number - 1) + (isAfterLeapDay ? 1 : 0)
        case .ordinal(let number):
            day = first + Int64(number)
        case .weekday(let month, let week, let weekday):
            guard let start = CivilDate(year: year, month: month, day: 1) else { return nil }
            let earliest = 1 + (weekday - start.weekday + 7) % 7
            let length = CivilDate.dayCount(ofMonth: month, year: year)
            let chosen = earliest + 7 * (week - 1)
            day = start.daysSinceEpoch + Int64(chosen <= length ? chosen : chosen - 7) - 1
        }
        return day * 86_400 + time
    }
}

extension RecurringTimeZoneRule {
    private struct Reader {
        let text: [UInt8]
        var position = 0

        var isAtEnd: Bool { position == text.count }
        var peek: UInt8? { isAtEnd ? nil : text[position] }

        mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard peek == UInt8(ascii: character) else { return false }
            position += 1
            return true
        }

        mutating func name() -> Bool {
            let start = position
            if take("<") {
                while let next = peek, next != UInt8(ascii: ">") { position += 1 }
                return take(">") && position - start > 3
            }
            while let next = peek, (65...90).contains(next) || (97...122).contains(next) { position += 1 }
            return position - start >= 3
        }

        mutating func number(upTo limit: Int64) -> Int64? {
            let start = position
            var value: Int64 = 0
            while let next = peek, (48...57).contains(next), position - start < 3 {
                value = value * 10 + Int64(next - 48)
                position += 1
            }
            return position > start && value <= limit ? value : nil
        }

        mutating func offset() -> Int64? {
            let isNegative = take("-")
            if !isNegative { _ = take("+") }
            guard let hours = number(upTo: 167) else { return nil }
            var seconds = hours * 3_600
            if take(":") {
                guard let minutes = number(upTo: 59) else { return nil }
                seconds += minutes * 60
                if take(":") {
                    guard let rest = number(upTo: 59) else { return nil }
                    seconds += rest
                }
            }
            return isNegative ? -seconds : seconds
        }

        mutating func day() -> Day? {
            let form: Day.Form
            if take("J") {
                guard let number = number(upTo: 365), number >= 1 else { return nil }
                form = .julian(Int(number))
            } else if take("M") {
                guard let month = number(upTo: 12), month >= 1, take("."),
                    let week = number(upTo: 5), week >= 1, take("."), let weekday = number(upTo: 6)
                else { return nil }
                form = .weekday(month: Int(month), week: Int(week), weekday: Int(weekday))
            } else {
                guard let number = number(upTo: 365) else { return nil }
                form = .ordinal(Int(number))
            }
            var time: Int64 = 7_200
            if take("/") {
                guard let offset = offset() else { return nil }
                time = offset
            }
            return Day(form: form, time: time)
        }
    }
}
