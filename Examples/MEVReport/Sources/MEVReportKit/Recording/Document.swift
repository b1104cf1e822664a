import ChainDecoding
import MEVAnalysis

/// Something that tells of a block.
enum Document {
    case block(RPCBlock)
    case receipts([RPCReceipt])
    case logs([RPCLog])
    case traces([TransactionTrace<CallTree>], context: TraceContext)
    /// A whole block by itself, as mev-inspect-py exports it.
    case record(BlockRecord)
    /// An empty array, of whatever it might have been.
    case nothing

    /// The number of the block, if the document tells it.
    var blockNumber: UInt64? {
        switch self {
        case .block(let block): block.header.number
        case .receipts(let receipts): receipts.first?.blockNumber
        case .logs(let logs): logs.first?.position.blockNumber
        case .traces(_, let context): context.blockNumber
        case .record(let record): record.number
        case .nothing: nil
        }
    }
}
