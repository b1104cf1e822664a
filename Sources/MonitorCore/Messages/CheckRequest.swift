/// Asks the workers of a region to run one slot.
public struct CheckRequest: Sendable, Hashable {
    /// The slot.
    public var slot: SlotID
    /// The revision of the monitor that was scheduled.
    public var revision: Int64
    /// When the scheduler dispatched it.
    public var dispatchedAt: Timestamp
    /// From when on a result would be of no use any more.
    public var expiresAt: Timestamp
    /// Ties together what the slot causes.
    public var correlation: CorrelationID
    /// Fields written by a later version.
    public var unknownFields: [UInt8] = []

    /// Creates a request.
    public init(
        slot: SlotID,
        revision: Int64,
        dispatchedAt: Timestamp,
        expiresAt: Timestamp,
        correlation: CorrelationID
    ) {
        self.slot = slot
        self.revision = revision
        self.dispatchedAt = dispatchedAt
        self.expiresAt = expiresAt
        self.correlation = correlation
    }

    /// The message that carries the request; its id is the slot's, so a slot is queued once.
    public var message: OutgoingMessage {
        OutgoingMessage(id: slot.description, subject: .checkExecute(slot.region), payload: wireBytes)
    }
}

extension CheckRequest: WireMessage {
    /// Appends the request's fields.
    public func write(to writer: inout WireWriter) {
        writer.write(slot.monitor.rawValue, field: 1)
        writer.write(slot.region.rawValue, field: 2)
        writer.write(slot.time.nanoseconds, field: 3)
        writer.write(revision, field: 4)
        writer.write(dispatchedAt.nanoseconds, field: 5)
        writer.write(expiresAt.nanoseconds, field: 6)
        writer.write(correlation.rawValue, field: 7)
        writer.append(unknownFields: unknownFields)
    }

    /// Reads a request.
    public init(from reader: inout WireReader) throws(WireError) {
        var monitor: String?
        var region: String?
        var time: Int64?
        self.init(
            slot: SlotID(monitor: "", region: "", time: .epoch),
            revision: 0,
            dispatchedAt: .epoch,
            expiresAt: .distantFuture,
            correlation: ""
        )
        while let tag = try reader.next() {
            switch tag.field {
            case 1: monitor = try reader.text(tag)
            case 2: region = try reader.text(tag)
            case 3: time = try reader.signed(tag)
            case 4: revision = try reader.signed(tag)
            case 5: dispatchedAt = Timestamp(nanoseconds: try reader.signed(tag))
            case 6: expiresAt = Timestamp(nanoseconds: try reader.signed(tag))
            case 7: correlation = CorrelationID(try reader.text(tag))
            default: try reader.skip(tag, into: &unknownFields)
            }
        }
        guard let monitor, let region, let time else {
            throw WireError(code: .malformed, message: "a check request without its slot")
        }
        slot = SlotID(
            monitor: MonitorID(monitor),
            region: Region(region),
            time: Timestamp(nanoseconds: time)
        )
    }
}
