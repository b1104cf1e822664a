/// What a worker says about a slot.
@nonexhaustive
public enum CheckReport: Sendable, Hashable {
    /// The check ran.
    case result(CheckResult)
    /// The slot ended without a result.
    case ended(LedgerEntry)

    /// The slot that the report is about.
    public var slot: SlotID {
        switch self {
        case .result(let result): result.slot
        case .ended(let entry): entry.slot
        }
    }

    /// The message that carries the report.
    ///
    /// Its id is the slot's, followed by `/ended` where there is no result: a result that comes late is no duplicate of the
    /// report that there was none.
    public var message: OutgoingMessage {
        let id =
            switch self {
            case .result: slot.description
            case .ended: "\(slot)/ended"
            }
        return OutgoingMessage(id: id, subject: .checkCompleted, payload: wireBytes)
    }
}

extension CheckReport: WireMessage {
    /// Appends the report.
    public func write(to writer: inout WireWriter) {
        switch self {
        case .result(let result): writer.write(field: 1) { result.write(to: &$0) }
        case .ended(let entry): writer.write(field: 2) { entry.write(to: &$0) }
        }
    }

    /// Reads a report.
    public init(from reader: inout WireReader) throws(WireError) {
        var report: CheckReport?
        var ignored: [UInt8] = []
        while let tag = try reader.next() {
            switch tag.field {
            case 1:
                var nested = WireReader(try reader.slice(tag))
                report = .result(try CheckResult(from: &nested))
            case 2:
                var nested = WireReader(try reader.slice(tag))
                report = .ended(try LedgerEntry(from: &nested))
            default:
                try reader.skip(tag, into: &ignored)
            }
        }
        guard let report else {
            throw WireError(code: .malformed, message: "a check report of a kind this program does not know")
        }
        self = report
    }
}
