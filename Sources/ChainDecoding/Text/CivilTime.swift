/// A second of the years 0 to 9999, in UTC, as the times of blocks are written.
public struct CivilTime: Sendable, Hashable {
    /// The year.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, 1 to 31.
    public let day: Int
    /// How many seconds of the day are over, 0 to 86,399.
    public let secondOfDay: Int

    /// Creates the time so many seconds after the beginning of 1970; `nil` outside of the years that RFC 3339 writes.
    public init?(secondsSince1970 seconds: some BinaryInteger) {
        guard let seconds = Int64(exactly: seconds) else { return nil }
        self.init(seconds)
    }

    /// Days are counted from 1 March, so that a leap day is the last of its year, in eras of 400 years, which are all
    /// of the same length.
    private init?(_ seconds: Int64) {
        guard (-62_167_219_200...253_402_300_799).contains(seconds) else { return nil }
        let dayLength: Int64 = 86_400
        secondOfDay = Int((seconds % dayLength + dayLength) % dayLength)
        // From 1 March of the year 0 of the era before, so that nothing is negative.
        let days = Int((seconds - Int64(secondOfDay)) / dayLength) + 719_468 + 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + days / 146_097 * 400 - 400 + (month <= 2 ? 1 : 0)
    }
}

extension CivilTime: CustomStringConvertible {
    /// The time by RFC 3339, such as `2024-02-29T08:27:12Z`.
    public var description: String {
        func padded(_ number: Int, _ count: Int) -> String {
            let text = "\(number)"
            return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
        }
        let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
        let (hour, rest) = secondOfDay.quotientAndRemainder(dividingBy: 3_600)
        return "\(date)T\(padded(hour, 2)):\(padded(rest / 60, 2)):\(padded(rest % 60, 2))Z"
    }
}
