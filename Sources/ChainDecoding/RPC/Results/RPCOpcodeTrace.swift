/// Each step of a transaction, as geth's tracer of opcodes tells it (`debug_traceTransaction` without a tracer's
/// name).
public struct RPCOpcodeTrace: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case gas
        case failed
        case returnValue
        case structLogs

        static let names = JSONNames<Member>(required: Member.allCases)
    }

    /// The gas that the transaction has used.
    public internal(set) var gasUsed: UInt64 = 0
    /// Whether the transaction has failed.
    public internal(set) var failed = false
    /// What it has returned.
    public internal(set) var returnValue = Bytes()
    /// The steps.
    public internal(set) var steps: [RPCOpcodeStep] = []
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()

    init() {}
}

extension RPCOpcodeTrace: TracerResult {
    /// Reads a trace.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .gas: gasUsed = try reader.readCount()
            case .failed: failed = try reader.json.boolean()
            case .returnValue: returnValue = try reader.readBytes()
            case .structLogs: steps = try [RPCOpcodeStep](from: &reader)
            }
        }
        self.members = members
    }
}
