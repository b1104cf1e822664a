/// What several tracers tell of one transaction: the result of geth's `muxTracer`.
public struct MuxTrace: TracerResult {
    /// The result of `callTracer`.
    public var calls: CallTree?
    /// The result of `flatCallTracer`.
    public var flatCalls: CallTree?
    /// The result of `erc7562Tracer`.
    public var validation: CallTree?
    /// The result of `prestateTracer`.
    public var prestate: PrestateTrace?
    /// The result of `prestateTracer` in diff mode.
    public var stateDiff: StateDiff?
    /// The result of `4byteTracer`.
    public var selectors: SelectorCounts?

    /// Creates a result of no tracer.
    public init() {}
}

extension MuxTrace {
    private enum Member: String, CaseIterable, Sendable {
        case callTracer
        case flatCallTracer
        case erc7562Tracer
        case prestateTracer
        case selectorTracer = "4byteTracer"

        static let names = JSONNames<Member>()
    }

    /// Reads the results; those of other tracers are passed.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        self.init()
        try reader.readMembers(of: Member.names) { (name, reader) throws(DecodeError) in
            switch name {
            case .callTracer: calls = try CallTree(from: &reader)
            case .flatCallTracer: flatCalls = try CallTree(from: &reader)
            case .erc7562Tracer: validation = try CallTree(from: &reader)
            case .prestateTracer: try readPrestate(from: &reader)
            case .selectorTracer: selectors = try SelectorCounts(from: &reader)
            }
        }
    }

    /// Reads the result of `prestateTracer`, which is a diff if its first member is `pre` or `post` and not an address.
    private mutating func readPrestate(from reader: inout RPCReader) throws(DecodeError) {
        var ahead = reader.json
        try ahead.beginObject()
        if let key = try ahead.nextKey(), ["pre", "post"].contains(try ahead.text(key)) {
            stateDiff = try StateDiff(from: &reader)
        } else {
            prestate = try PrestateTrace(from: &reader)
        }
    }
}
