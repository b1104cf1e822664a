/// Who can tell the legs of a bridge's transfers in a block.
///
/// It is the hook for what the chain alone does not tell: each bridge has its own events and its own way to name a
/// message. What it tells goes to a ``BridgeMatcher``, which knows the legs of all chains.
public protocol BridgeReader: Sendable {
    /// The legs in a block, in the order of execution.
    ///
    /// The answer has to be the same for the same block, and to come in time linear in its actions.
    func legs(in block: AnalyzedBlock, chainID: UInt64) -> [BridgeLeg]
}
