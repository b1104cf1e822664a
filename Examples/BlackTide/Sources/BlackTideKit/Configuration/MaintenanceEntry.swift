import MonitorCore

/// One element of a monitor's `maintenance` list.
struct MaintenanceEntry: Decodable {
    var window: MaintenanceWindow

    private enum CodingKeys: String, CodingKey {
        case title
        case from
        case to
        case cron
        case timeZone
        case duration
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let title = try container.decodeIfPresent(String.self, forKey: .title) ?? "maintenance"
        let timeZone = try container.decodeIfPresent(String.self, forKey: .timeZone) ?? "UTC"
        if let expression = try container.decodeIfPresent(String.self, forKey: .cron) {
            let duration = try container.decodeDuration(forKey: .duration)
            do {
                let schedule = try CronSchedule(expression: expression, timeZone: timeZone)
                window = MaintenanceWindow(title: title, recurrence: .recurring(schedule, duration: duration))
            } catch {
                throw container.mistake(.cron, "\(error)")
            }
        } else {
            let start = try container.decode(Timestamp.self, forKey: .from)
            let end = try container.decode(Timestamp.self, forKey: .to)
            guard start < end else {
                throw container.mistake(.to, "“to” must be later than “from”")
            }
            window = MaintenanceWindow(title: title, recurrence: .once(TimeWindow(start: start, end: end)))
        }
    }
}
