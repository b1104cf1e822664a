/// What `trace_replayTransaction` tells; `trace_replayBlockTransactions` gives one for each transaction of a block.
///
/// Traces of single instructions (`vmTrace`) are passed.
public struct ReplayTrace: TracerResult {
    /// What the transaction returned.
    public var output: Bytes?
    /// Its calls, where they were asked for.
    public var calls: CallTree?
    /// What it changed, where that was asked for.
    public var stateDiff: StateDiff?
    /// Its hash, where it is one of several.
    public var transactionHash: Hash32?

    /// Creates what a replay tells.
    public init(
        output: Bytes? = nil,
        calls: CallTree? = nil,
        stateDiff: StateDiff? = nil,
        transactionHash: Hash32? = nil
    ) {
        self.output = output
        self.calls = calls
        self.stateDiff = stateDiff
        self.transactionHash = transactionHash
    }

    /// Reads what a replay tells, and leaves the reader behind it.
    ///
    /// - Throws: ``DecodeError`` with the offset of what is wrong.
    public init(from reader: inout JSONReader, limits: TraceLimits) throws(DecodeError) {
        self.init()
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if try reader.takeNull() { continue }
            if reader.matches(key, "output") {
                output = try reader.readBytes()
            } else if reader.matches(key, "trace") {
                let traces = try FlatTrace.list(from: &reader)
                calls = traces.isEmpty ? nil : try CallTree(traces, limits: limits)
            } else if reader.matches(key, "stateDiff") {
                stateDiff = try StateDiff(parity: &reader)
            } else if reader.matches(key, "transactionHash") {
                transactionHash = try reader.readFixedBytes()
            } else {
                try reader.skipValue()
            }
        }
    }

    /// Reads the result of `trace_replayBlockTransactions`, the whole of a document in UTF-8.
    ///
    /// - Throws: ``DecodeError`` with the offset of what is wrong.
    public static func list(
        json: Span<UInt8>,
        limits: TraceLimits = TraceLimits()
    ) throws(DecodeError) -> [ReplayTrace] {
        var reader = JSONReader(json, maximumDepth: limits.jsonDepth)
        var traces: [ReplayTrace] = []
        try reader.beginArray()
        while try reader.nextElement() { traces.append(try ReplayTrace(from: &reader, limits: limits)) }
        try reader.finish()
        return traces
    }
}
