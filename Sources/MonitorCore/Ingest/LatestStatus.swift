/// A monitor's status as ingestors keep it in the ``Cache``, for displays that must not touch the stores.
///
/// It may be missing or a moment old; the truth is the state in the ``IngestStore``.
public struct LatestStatus: Sendable, Hashable {
    /// The monitor.
    public var monitor: MonitorID
    /// The owner of the monitor.
    public var tenant: TenantID
    /// The status.
    public var status: MonitorStatus
    /// Since when; `nil` while the status is unknown.
    public var since: Timestamp?
    /// The latest slot with a result.
    public var lastSlot: Timestamp
    /// The region of the latest result.
    public var region: Region
    /// What the latest result found, as its ``CheckOutcome/code``.
    public var outcomeCode: UInt8
    /// How long the latest check took in all.
    public var latency: Duration?

    /// Creates a status.
    public init(monitor: MonitorID, state: MonitorState, latest: CheckResult) {
        self.monitor = monitor
        tenant = latest.tenant
        status = state.status
        since = state.since
        lastSlot = latest.slot.time
        region = latest.slot.region
        outcomeCode = latest.outcome.code
        latency = latest.latency[.total]
    }

    /// The key under which a monitor's status lies in the cache: `status/<monitor>`.
    public static func cacheKey(of monitor: MonitorID) -> String { "status/\(monitor)" }
}

extension LatestStatus: WireMessage {
    /// Appends the status's fields.
    public func write(to writer: inout WireWriter) {
        writer.write(monitor.rawValue, field: 1)
        writer.write(tenant.rawValue, field: 2)
        writer.write(UInt64(status.rawValue), field: 3)
        if let since {
            writer.write(since.nanoseconds, field: 4)
        }
        writer.write(lastSlot.nanoseconds, field: 5)
        writer.write(region.rawValue, field: 6)
        writer.write(UInt64(outcomeCode), field: 7)
        if let latency {
            writer.write(latency.inNanoseconds, field: 8)
        }
    }

    /// Reads a status.
    public init(from reader: inout WireReader) throws(WireError) {
        monitor = ""
        tenant = ""
        status = .unknown
        lastSlot = .epoch
        region = ""
        outcomeCode = 0
        var ignored: [UInt8] = []
        while let tag = try reader.next() {
            switch tag.field {
            case 1: monitor = MonitorID(try reader.text(tag))
            case 2: tenant = TenantID(try reader.text(tag))
            case 3:
                status = UInt8(exactly: try reader.unsigned(tag)).flatMap(MonitorStatus.init(rawValue:)) ?? .unknown
            case 4: since = Timestamp(nanoseconds: try reader.signed(tag))
            case 5: lastSlot = Timestamp(nanoseconds: try reader.signed(tag))
            case 6: region = Region(try reader.text(tag))
            case 7: outcomeCode = UInt8(clamping: try reader.unsigned(tag))
            case 8: latency = .nanoseconds(try reader.signed(tag))
            default: try reader.skip(tag, into: &ignored)
            }
        }
        guard !monitor.rawValue.isEmpty else {
            throw WireError(code: .malformed, message: "a latest status without its monitor")
        }
    }
}
