import ChainDecoding

/// Something that the program can show.
enum Document {
    case block(RPCBlock)
    case receipts([RPCReceipt])
    case logs([RPCLog])
    case traces([TransactionTrace<CallTree>])
    /// A list of whatever it is, without anything in it.
    case emptyList
}
