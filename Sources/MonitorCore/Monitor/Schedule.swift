/// When a monitor's checks are due.
@nonexhaustive
public enum Schedule: Sendable, Hashable {
    /// At a fixed interval, from a phase that is a hash of the monitor's id.
    case every(Duration)
    /// At the firings of a cron expression in a time zone.
    indirect case cron(CronSchedule)
}

extension Schedule: Codable {
    private enum CodingKeys: String, CodingKey {
        case every
        case cron
    }

    /// Decodes a schedule: either `every` or `cron`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let cron = try container.decodeIfPresent(CronSchedule.self, forKey: .cron) {
            self = .cron(cron)
        } else {
            let interval = try container.decodeDuration(forKey: .every)
            guard interval >= SlotSequence.minimumInterval else {
                throw DecodingError.dataCorruptedError(
                    forKey: .every,
                    in: container,
                    debugDescription: "the interval must be at least \(SlotSequence.minimumInterval.text)"
                )
            }
            self = .every(interval)
        }
    }

    /// Encodes the schedule.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .every(let interval): try container.encode(interval.text, forKey: .every)
        case .cron(let cron): try container.encode(cron, forKey: .cron)
        }
    }
}
