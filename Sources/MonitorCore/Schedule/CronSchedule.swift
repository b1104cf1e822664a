/// The firings of a cron expression in a time zone.
///
/// An expression has five fields (minute, hour, day of month, month, day of week) or six with the second first. A field
/// is `*`, a value, a range `a-b`, any of these with a step `/n` (`a/n` runs to the field's end), or a list of them.
/// Months and weekdays may be written by their English three-letter names; Sunday is 0 or 7. When neither day field
/// begins with `*`, a day that matches either of them counts, as in Vixie cron; otherwise it must match both. `@hourly`,
/// `@daily`, `@weekly`, `@monthly` and `@yearly` are short forms.
///
/// Where the local clock is put forward or back:
/// - A local time that is skipped fires once, at the first instant after the gap. Several that fall into the same gap
///   fire once together.
/// - A local time that occurs twice fires once, the first time.
/// - An expression whose hour field covers every hour follows elapsed time instead: it fires whenever the local clock
///   shows a matching time, so in both passes of a repeated hour, and skipped times add nothing.
public struct CronSchedule: Sendable {
    /// The expression: five fields (minute, hour, day of month, month, day of week), or six with seconds first.
    public let expression: String
    /// The IANA name of the time zone, such as `Europe/Berlin`.
    public let timeZone: String

    private let fields: CronExpression
    private let rules: TimeZoneRules

    /// Creates a schedule.
    ///
    /// - Parameters:
    ///   - expression: The expression.
    ///   - timeZone: The IANA name of the time zone.
    ///   - database: Where the zone's rules are found.
    /// - Throws: ``ScheduleError``, whose message names the field, its text and the fix.
    public init(
        expression: String,
        timeZone: String = "UTC",
        database: TimeZoneDatabase = .system
    ) throws(ScheduleError) {
        fields = try CronExpression(expression)
        rules = try database.rules(named: timeZone)
        self.expression = expression
        self.timeZone = timeZone
    }

    /// The first firing after an instant, or `nil` when there is none within 40 years.
    public func next(after instant: Timestamp) -> Timestamp? {
        let second = instant.seconds
        guard let next = fields.coversEveryHour ? nextElapsed(after: second) : nextLocal(after: second) else {
            return nil
        }
        let firing = Timestamp(seconds: next)
        return firing > instant && firing != .distantFuture ? firing : nil
    }

    private func nextLocal(after second: Int64) -> Int64? {
        fields.next(afterLocal: rules.latestLocal(shownUntil: second)).map(rules.firstInstant(ofLocal:))
    }

    private func nextElapsed(after second: Int64) -> Int64? {
        var second = second
        for span in rules.spans(from: second + 1, limit: 128) {
            guard let local = fields.next(afterLocal: second + span.offset) else { return nil }
            guard local - span.offset >= span.end else { return local - span.offset }
            second = span.end - 1
        }
        return nil
    }
}

extension CronSchedule: Hashable {
    /// Whether two schedules have the same expression and time zone.
    public static func == (lhs: CronSchedule, rhs: CronSchedule) -> Bool {
        lhs.expression == rhs.expression && lhs.timeZone == rhs.timeZone
    }

    /// Hashes the expression and the time zone.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(expression)
        hasher.combine(timeZone)
    }
}

extension CronSchedule: Codable {
    private enum CodingKeys: String, CodingKey {
        case expression
        case timeZone
    }

    /// Decodes a schedule; the time zone is UTC when absent.
    ///
    /// - Throws: `DecodingError.dataCorrupted` when the expression or the time zone is not valid.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let expression = try container.decode(String.self, forKey: .expression)
        let timeZone = try container.decodeIfPresent(String.self, forKey: .timeZone) ?? "UTC"
        do throws(ScheduleError) {
            try self.init(expression: expression, timeZone: timeZone)
        } catch {
            let key: CodingKeys = error.code == .invalidExpression ? .expression : .timeZone
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: container.codingPath + [key],
                    debugDescription: error.message,
                    underlyingError: error
                )
            )
        }
    }

    /// Encodes the expression and the time zone.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(expression, forKey: .expression)
        try container.encode(timeZone, forKey: .timeZone)
    }
}
