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
}

extension ReplayTrace {
    private enum Member: String, CaseIterable, Sendable {
        case output
        case stateDiff
        case trace
        case transactionHash

        static let names = JSONNames<Member>()
    }

    /// Reads what a replay tells.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        self.init()
        try reader.readMembers(of: Member.names) { (name, reader) throws(DecodeError) in
            switch name {
            case .output: output = try reader.readBytes()
            case .stateDiff: stateDiff = try StateDiff(parity: &reader)
            case .trace:
                let traces = try [FlatTrace](from: &reader)
                calls = traces.isEmpty ? nil : try CallTree(traces, limits: reader.limits)
            case .transactionHash: transactionHash = try reader.readHash()
            }
        }
    }
}
