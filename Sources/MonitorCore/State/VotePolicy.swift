/// By which rules the results of a monitor's regions become votes, and votes a status.
public struct VotePolicy: Sendable, Hashable {
    /// The most regions that can vote; of a monitor with more, the first in order of name do.
    public static let maximumRegions = 64
    /// The slots per region within which results may arrive in any order.
    public static let windowPerRegion = 16

    /// The regions that vote, in order.
    public let regions: [Region]
    /// Failing slots in a row before a region votes `down`, or `degraded`.
    ///
    /// Slots without a finding are passed over; findings that lie further apart than 1.5 times the interval for each slot
    /// of the longer confirmation are not in a row.
    public let consecutiveFailures: UInt32
    /// Passing slots in a row before a region votes for the recovery.
    public let consecutiveSuccesses: UInt32
    /// The size of the electorate: a status needs more than half of it.
    public let quorum: Int
    /// The time between slots; `nil` means the time between the latest two, as for cron schedules.
    public let interval: Duration?
    /// Slots in a row for which a region must contradict the status before an ``Advisory`` is raised.
    public let minoritySlots: UInt32

    /// Creates a policy; numbers out of range are brought into it.
    ///
    /// - Parameters:
    ///   - regions: The regions that vote.
    ///   - consecutiveFailures: From 1 to 10,000.
    ///   - consecutiveSuccesses: From 1 to 10,000.
    ///   - quorum: From 1 to the number of regions; `nil` means their number.
    ///   - interval: The time between slots, if it is always the same.
    ///   - minoritySlots: From 1 to 10,000.
    public init(
        regions: [Region],
        consecutiveFailures: Int = 2,
        consecutiveSuccesses: Int = 2,
        quorum: Int? = nil,
        interval: Duration?,
        minoritySlots: Int = 10
    ) {
        func limited(_ count: Int) -> UInt32 { UInt32(min(max(count, 1), 10_000)) }
        self.regions = Array(Set(regions).sorted().prefix(Self.maximumRegions))
        self.consecutiveFailures = limited(consecutiveFailures)
        self.consecutiveSuccesses = limited(consecutiveSuccesses)
        self.quorum = min(max(quorum ?? self.regions.count, 1), max(self.regions.count, 1))
        self.interval = interval
        self.minoritySlots = limited(minoritySlots)
    }

    /// Creates the policy that a monitor asks for.
    public init(monitor: Monitor) {
        let interval: Duration? =
            switch monitor.schedule {
            case .every(let interval): interval
            case .cron: nil
            }
        self.init(
            regions: monitor.regions,
            consecutiveFailures: monitor.confirmation.consecutiveFailures,
            consecutiveSuccesses: monitor.recovery.consecutiveSuccesses,
            quorum: monitor.confirmation.quorum,
            interval: interval
        )
    }

    /// How many results a ``MonitorState`` keeps for them to be put in order.
    var windowLimit: Int { Self.windowPerRegion * max(regions.count, 1) }

    /// The longest time between two findings of a region, in milliseconds, that leaves its runs unbroken: 1.5 times the
    /// interval for each slot of the longer of the two confirmations.
    func maximumGap(interval: Int64) -> Int64 {
        interval.multipliedSaturating(by: 3 * Int64(max(consecutiveFailures, consecutiveSuccesses))) / 2
    }

    /// The position of a region among those that vote.
    func position(of region: Region) -> Int? {
        // Regions are few: a scan beats a search by text order.
        regions.firstIndex(of: region)
    }
}

extension VotePolicy: WireMessage {
    /// Appends the policy's fields.
    public func write(to writer: inout WireWriter) {
        for region in regions {
            writer.write(region.rawValue, field: 1)
        }
        writer.write(UInt64(consecutiveFailures), field: 2)
        writer.write(UInt64(consecutiveSuccesses), field: 3)
        writer.write(UInt64(quorum), field: 4)
        if let interval {
            writer.write(interval.inNanoseconds, field: 5)
        }
        writer.write(UInt64(minoritySlots), field: 6)
    }

    /// Reads a policy.
    public init(from reader: inout WireReader) throws(WireError) {
        var ignored: [UInt8] = []
        try self.init(from: &reader, unknownFields: &ignored)
    }

    /// Reads a policy, and appends the fields of a later version to `unknownFields`.
    init(from reader: inout WireReader, unknownFields: inout [UInt8]) throws(WireError) {
        var regions: [Region] = []
        var failures: UInt64 = 1
        var successes: UInt64 = 1
        var quorum: UInt64 = 1
        var interval: Duration?
        var minoritySlots: UInt64 = 1
        while let tag = try reader.next() {
            switch tag.field {
            case 1:
                guard regions.count < Self.maximumRegions else {
                    throw WireError(code: .malformed, message: "a vote policy of too many regions")
                }
                regions.append(Region(try reader.text(tag)))
            case 2: failures = try reader.unsigned(tag)
            case 3: successes = try reader.unsigned(tag)
            case 4: quorum = try reader.unsigned(tag)
            case 5: interval = .nanoseconds(try reader.signed(tag))
            case 6: minoritySlots = try reader.unsigned(tag)
            default: try reader.skip(tag, into: &unknownFields)
            }
        }
        self.init(
            regions: regions,
            consecutiveFailures: Int(clamping: failures),
            consecutiveSuccesses: Int(clamping: successes),
            quorum: Int(clamping: quorum),
            interval: interval,
            minoritySlots: Int(clamping: minoritySlots)
        )
    }
}
