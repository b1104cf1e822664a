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

    /// Reads the results, and leaves the reader behind them; those of other tracers are passed.
    ///
    /// - Throws: ``DecodeError`` with the offset of what is wrong.
    public init(from reader: inout JSONReader, limits: TraceLimits) throws(DecodeError) {
        self.init()
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if try reader.takeNull() { continue }
            if reader.matches(key, "callTracer") {
                calls = try CallTree(from: &reader, limits: limits)
            } else if reader.matches(key, "flatCallTracer") {
                flatCalls = try CallTree(from: &reader, limits: limits)
            } else if reader.matches(key, "erc7562Tracer") {
                validation = try CallTree(from: &reader, limits: limits)
            } else if reader.matches(key, "prestateTracer") {
                try readPrestate(from: &reader, limits: limits)
            } else if reader.matches(key, "4byteTracer") {
                selectors = try SelectorCounts(from: &reader, limits: limits)
            } else {
                try reader.skipValue()
            }
        }
    }

    /// Reads the result of `prestateTracer`, which is a diff if its first member is `pre` or `post` and not an address.
    private mutating func readPrestate(
        from reader: inout JSONReader,
        limits: TraceLimits
    ) throws(DecodeError) {
        var ahead = reader
        try ahead.beginObject()
        if let key = try ahead.nextKey(), ahead.matches(key, "pre") || ahead.matches(key, "post") {
            stateDiff = try StateDiff(from: &reader, limits: limits)
        } else {
            prestate = try PrestateTrace(from: &reader, limits: limits)
        }
    }
}
