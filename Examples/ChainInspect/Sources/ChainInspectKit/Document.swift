import ChainDecoding

/// Something that the program can show.
enum Document {
    case block(RPCBlock)
    case transactions([RPCTransaction])
    case receipts([RPCReceipt])
    case logs([RPCLog])
    case traces([TransactionTrace<CallTree>])
    case typedData(TypedData)
    /// The answer to a call that was reverted.
    case revert(RPCError, data: Bytes)
    /// An empty array, of whatever it might have been.
    case nothing
}
