public import MonitorCore

/// A monitor's status as it was announced last, whether a rule cared then or not.
///
/// A rule that is new, or selects the monitor again, learns from it how things stand.
public struct AnnouncedStatus: Sendable, Hashable {
    /// The status.
    public var status: MonitorStatus
    /// When it began.
    public var since: Timestamp
    /// The slot that decided.
    public var decidedAt: Timestamp
    /// The number of the announcement; 0 when it had none.
    public var sequence: Int64

    /// Creates a status.
    public init(status: MonitorStatus, since: Timestamp, decidedAt: Timestamp, sequence: Int64) {
        self.status = status
        self.since = since
        self.decidedAt = decidedAt
        self.sequence = sequence
    }
}

extension AnnouncedStatus: WireMessage {
    /// Appends the status's fields.
    public func write(to writer: inout WireWriter) {
        writer.write(UInt64(status.rawValue), field: 1)
        writer.write(since.nanoseconds, field: 2)
        writer.write(decidedAt.nanoseconds, field: 3)
        if sequence != 0 {
            writer.write(sequence, field: 4)
        }
    }

    /// Reads a status.
    public init(from reader: inout WireReader) throws(WireError) {
        self.init(status: .unknown, since: .epoch, decidedAt: .distantPast, sequence: 0)
        var ignored: [UInt8] = []
        while let tag = try reader.next() {
            switch tag.field {
            case 1:
                status = UInt8(exactly: try reader.unsigned(tag)).flatMap(MonitorStatus.init(rawValue:)) ?? .unknown
            case 2: since = Timestamp(nanoseconds: try reader.signed(tag))
            case 3: decidedAt = Timestamp(nanoseconds: try reader.signed(tag))
            case 4: sequence = try reader.signed(tag)
            default: try reader.skip(tag, into: &ignored)
            }
        }
    }
}
