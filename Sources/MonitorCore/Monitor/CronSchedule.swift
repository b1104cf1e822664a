/// The firings of a cron expression in a time zone.
public struct CronSchedule: Sendable, Hashable, Codable {
    /// The expression: five fields (minute, hour, day of month, month, day of week), or six with seconds first.
    public let expression: String
    /// The IANA name of the time zone, such as `Europe/Berlin`.
    public let timeZone: String

    /// Creates a schedule.
    public init(expression: String, timeZone: String = "UTC") {
        self.expression = expression
        self.timeZone = timeZone
    }
}
