extension SlotOutcome {
    /// The outcome as one number, for stores and messages: the kind in the high byte, the reason in the low one.
    public var code: UInt16 {
        switch self {
        case .completed: 0x100
        case .skipped(let reason): 0x200 | UInt16(reason.rawValue)
        case .missed(let reason): 0x300 | UInt16(reason.rawValue)
        case .superseded: 0x400
        }
    }

    /// Reads an outcome from its number; `nil` for a number this program does not know.
    public init?(code: UInt16) {
        let reason = UInt8(truncatingIfNeeded: code)
        switch code >> 8 {
        case 1 where reason == 0: self = .completed
        case 2:
            guard let reason = SkipReason(rawValue: reason) else { return nil }
            self = .skipped(reason)
        case 3:
            guard let reason = MissReason(rawValue: reason) else { return nil }
            self = .missed(reason)
        case 4 where reason == 0: self = .superseded
        default: return nil
        }
    }
}

extension LedgerEntry: WireMessage {
    /// Appends the entry's fields.
    public func write(to writer: inout WireWriter) {
        writer.write(slot.monitor.rawValue, field: 1)
        writer.write(slot.region.rawValue, field: 2)
        writer.write(slot.time.nanoseconds, field: 3)
        writer.write(UInt64(outcome.code), field: 4)
        writer.write(recordedAt.nanoseconds, field: 5)
    }

    /// Reads an entry.
    public init(from reader: inout WireReader) throws(WireError) {
        var monitor: String?
        var region: String?
        var time: Int64?
        var outcome: SlotOutcome?
        var recordedAt = Timestamp.epoch
        var ignored: [UInt8] = []
        while let tag = try reader.next() {
            switch tag.field {
            case 1: monitor = try reader.text(tag)
            case 2: region = try reader.text(tag)
            case 3: time = try reader.signed(tag)
            case 4: outcome = UInt16(exactly: try reader.unsigned(tag)).flatMap(SlotOutcome.init(code:))
            case 5: recordedAt = Timestamp(nanoseconds: try reader.signed(tag))
            default: try reader.skip(tag, into: &ignored)
            }
        }
        guard let monitor, let region, let time, let outcome else {
            throw WireError(code: .malformed, message: "a ledger entry without its slot or outcome")
        }
        self.init(
            slot: SlotID(
                monitor: MonitorID(monitor),
                region: Region(region),
                time: Timestamp(nanoseconds: time)
            ),
            outcome: outcome,
            recordedAt: recordedAt
        )
    }
}
