/// Makes one stream of actions of each transaction, from its logs, from its calls, or from both.
///
/// ```swift
/// let decoder = ActionDecoder()
/// let actions = decoder.actions(of: block)
/// for (transaction, stream) in zip(block.transactions, actions.streams) {
///     print(transaction.hash, stream.swaps.count)
/// }
/// ```
///
/// Where both are known, events and the tokens' own logs are taken, and from the calls what leaves no log: the native
/// token. The decoder keeps nothing from one transaction to the next, and what it takes is linear in the transaction's
/// logs and calls, whatever they hold.
public struct ActionDecoder: Sendable {
    /// Who knows pools beyond what a transaction shows.
    public var directory: (any PoolDirectory)?
    /// What the chain has of its own.
    public var chain: ChainContracts

    /// Creates a decoder.
    public init(directory: (any PoolDirectory)? = nil, chain: ChainContracts = .ethereum) {
        self.directory = directory
        self.chain = chain
    }
}
