import MonitorCore
import Testing

@Suite("Civil dates")
struct CivilDateTests {
    @Test(
        "known days",
        arguments: [
            (1970, 1, 1, 0, 4), (1969, 12, 31, -1, 3), (2000, 2, 29, 11_016, 2), (2000, 3, 1, 11_017, 3),
            (2026, 11, 21, 20_778, 6), (1900, 3, 1, -25_508, 4), (2100, 2, 28, 47_540, 0), (1, 1, 1, -719_162, 1),
            (0, 3, 1, -719_468, 3), (1582, 10, 15, -141_427, 5),
        ] as [(Int64, Int, Int, Int64, Int)]
    )
    func knownDays(_ year: Int64, _ month: Int, _ day: Int, _ days: Int64, _ weekday: Int) throws {
        let date = try #require(CivilDate(year: year, month: month, day: day))
        #expect(date.daysSinceEpoch == days)
        #expect(date.weekday == weekday)
        #expect(CivilDate(daysSinceEpoch: days) == date)
    }

    @Test("every day of four centuries follows the one before")
    func everyDay() {
        var previous = CivilDate(daysSinceEpoch: -146_098)
        for days in -146_097...146_097 as ClosedRange<Int64> {
            let date = CivilDate(daysSinceEpoch: days)
            guard date.daysSinceEpoch == days, date > previous,
                date.day == 1 || (date.day == previous.day + 1 && date.month == previous.month),
                date.day != 1 || previous.day == CivilDate.dayCount(ofMonth: previous.month, year: previous.year)
            else {
                Issue.record("day \(days) is \(date) after \(previous)")
                return
            }
            previous = date
        }
    }

    @Test(
        "days that do not exist",
        arguments: [
            (2026, 2, 29), (2100, 2, 29), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (.max, 1, 1),
            (.min, 1, 1), (2026, .max, 1), (2026, 1, .min),
        ] as [(Int64, Int, Int)]
    )
    func noSuchDay(_ year: Int64, _ month: Int, _ day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test("days beyond all reason do not trap")
    func extremes() {
        for days in [Int64.min, Int64.max] {
            #expect((1...31).contains(CivilDate(daysSinceEpoch: days).day))
        }
    }
}
