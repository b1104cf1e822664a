public import MonitorCore

/// What a rule remembers of one region of a monitor.
public struct SeriesAlertState: Sendable, Hashable {
    /// The latest slot that was considered; earlier ones are ignored.
    public var lastSlot: Timestamp
    /// The latest announcement of a change of status that was considered; 0 when none was numbered.
    public var lastSequence: Int64
    /// The first slot of the unbroken run that violates the condition.
    public var violationStart: Timestamp?
    /// The length of that run.
    public var violationCount: Int
    /// The first slot of the unbroken run of good ones since the region began to count as violating.
    public var recoveryStart: Timestamp?
    /// The length of that run.
    public var recoveryCount: Int
    /// Whether the region counts as violating.
    public var isViolating: Bool

    /// The state before the first slot.
    public init() {
        lastSlot = .distantPast
        lastSequence = 0
        violationStart = nil
        violationCount = 0
        recoveryStart = nil
        recoveryCount = 0
        isViolating = false
    }
}

extension SeriesAlertState: WireMessage {
    /// Appends the state's fields.
    public func write(to writer: inout WireWriter) {
        writer.write(lastSlot.nanoseconds, field: 1)
        if let violationStart {
            writer.write(violationStart.nanoseconds, field: 2)
        }
        writer.write(UInt64(clamping: violationCount), field: 3)
        if let recoveryStart {
            writer.write(recoveryStart.nanoseconds, field: 4)
        }
        writer.write(UInt64(clamping: recoveryCount), field: 5)
        writer.write(UInt64(isViolating ? 1 : 0), field: 6)
        if lastSequence != 0 {
            writer.write(lastSequence, field: 7)
        }
    }

    /// Reads a state.
    public init(from reader: inout WireReader) throws(WireError) {
        self.init()
        var ignored: [UInt8] = []
        while let tag = try reader.next() {
            switch tag.field {
            case 1: lastSlot = Timestamp(nanoseconds: try reader.signed(tag))
            case 2: violationStart = Timestamp(nanoseconds: try reader.signed(tag))
            case 3: violationCount = Int(clamping: try reader.unsigned(tag))
            case 4: recoveryStart = Timestamp(nanoseconds: try reader.signed(tag))
            case 5: recoveryCount = Int(clamping: try reader.unsigned(tag))
            case 6: isViolating = try reader.unsigned(tag) != 0
            case 7: lastSequence = try reader.signed(tag)
            default: try reader.skip(tag, into: &ignored)
            }
        }
    }
}
