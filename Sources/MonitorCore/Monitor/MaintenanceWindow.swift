/// Planned work on what a monitor watches.
///
/// Checks go on and their results are tagged; no incident opens. When the window ends, the monitor is evaluated again,
/// so that a failure that outlasts the work is reported then.
public struct MaintenanceWindow: Sendable, Hashable {
    /// When the work takes place.
    @nonexhaustive
    public enum Recurrence: Sendable, Hashable {
        /// Once.
        case once(TimeWindow)
        /// At every firing of a cron schedule, for a duration.
        case recurring(CronSchedule, duration: Duration)
    }

    /// What the work is, for people.
    public var title: String
    /// When it takes place.
    public var recurrence: Recurrence

    /// Creates a window.
    public init(title: String, recurrence: Recurrence) {
        self.title = title
        self.recurrence = recurrence
    }
}

extension MaintenanceWindow: Codable {
    private enum CodingKeys: String, CodingKey {
        case title
        case window
        case cron
        case duration
    }

    /// Decodes a window: either `window`, or `cron` with `duration`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let title = try container.decodeIfPresent(String.self, forKey: .title) ?? ""
        if let window = try container.decodeIfPresent(TimeWindow.self, forKey: .window) {
            self.init(title: title, recurrence: .once(window))
        } else {
            let cron = try container.decode(CronSchedule.self, forKey: .cron)
            let duration = try container.decodeDuration(forKey: .duration)
            self.init(title: title, recurrence: .recurring(cron, duration: duration))
        }
    }

    /// Encodes the window.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(title, forKey: .title)
        switch recurrence {
        case .once(let window):
            try container.encode(window, forKey: .window)
        case .recurring(let cron, let duration):
            try container.encode(cron, forKey: .cron)
            try container.encode(duration.text, forKey: .duration)
        }
    }
}
