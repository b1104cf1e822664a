import MonitorCore

/// The settings of a monitor that the `defaults` section may give for all.
struct MonitorSettings: Decodable {
    var every: Duration?
    var cron: CronSchedule?
    var timeout: Duration?
    var retries: RetryPolicy?
    var regions: [Region]?
    var confirmation: ConfirmationPolicy?
    var recovery: RecoveryPolicy?

    enum CodingKeys: String, CodingKey {
        case every
        case cron
        case timeZone
        case timeout
        case retries
        case regions
        case confirmation
        case recovery
    }

    private enum ConfirmationKeys: String, CodingKey {
        case failures
        case quorum
    }

    private enum RecoveryKeys: String, CodingKey {
        case successes
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        every = try container.decodeDurationIfPresent(forKey: .every)
        let timeZone = try container.decodeIfPresent(String.self, forKey: .timeZone) ?? "UTC"
        if let expression = try container.decodeIfPresent(String.self, forKey: .cron) {
            guard every == nil else {
                throw container.mistake(.cron, "give either “every” or “cron”, not both")
            }
            do {
                cron = try CronSchedule(expression: expression, timeZone: timeZone)
            } catch {
                throw container.mistake(.cron, "\(error)")
            }
        }
        if let every, every < .milliseconds(100) {
            throw container.mistake(.every, "the interval must be at least 100ms")
        }
        timeout = try container.decodeDurationIfPresent(forKey: .timeout)
        if let timeout, timeout <= .zero {
            throw container.mistake(.timeout, "the timeout must be longer than 0s")
        }
        retries = try container.decodeIfPresent(RetryPolicy.self, forKey: .retries)
        if let count = retries?.count, !(0...10).contains(count) {
            throw container.mistake(.retries, "the count must be from 0 to 10")
        }
        regions = try container.regions(.regions)
        if container.contains(.confirmation) {
            let nested = try container.nestedContainer(keyedBy: ConfirmationKeys.self, forKey: .confirmation)
            confirmation = ConfirmationPolicy(
                consecutiveFailures: try nested.count(.failures, in: 1...1_000) ?? 2,
                quorum: try nested.count(.quorum, in: 1...64)
            )
        }
        if container.contains(.recovery) {
            let nested = try container.nestedContainer(keyedBy: RecoveryKeys.self, forKey: .recovery)
            recovery = RecoveryPolicy(consecutiveSuccesses: try nested.count(.successes, in: 1...1_000) ?? 2)
        }
    }

    init() {}

    /// The schedule, if either form of it is given.
    var schedule: Schedule? {
        cron.map { .cron($0) } ?? every.map { .every($0) }
    }
}

extension KeyedDecodingContainer {
    /// A mistake in a member, to be thrown.
    func mistake(_ key: Key, _ message: String) -> DecodingError {
        .dataCorruptedError(forKey: key, in: self, debugDescription: message)
    }

    /// Decodes a list of regions, or `nil` when the member is absent.
    func regions(_ key: Key) throws -> [Region]? {
        guard let regions = try decodeIfPresent([Region].self, forKey: key) else { return nil }
        guard !regions.isEmpty, Set(regions).count == regions.count else {
            throw mistake(key, "name at least one region, and each only once")
        }
        return regions
    }

    /// Decodes a whole number within a range, or `nil` when the member is absent.
    func count(_ key: Key, in range: ClosedRange<Int>) throws -> Int? {
        guard let value = try decodeIfPresent(Int.self, forKey: key) else { return nil }
        guard range.contains(value) else {
            throw mistake(key, "\(value) must be from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }
}
