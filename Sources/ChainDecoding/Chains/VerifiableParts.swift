/// What of a chain's blocks can be recomputed from what a node sends, as Ethereum defines it.
public struct VerifiableParts: OptionSet, Sendable, Hashable {
    /// The parts as bits.
    public var rawValue: UInt8

    /// Creates a set from its bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The block's hash, from its header.
    public static let blockHash = VerifiableParts(rawValue: 1)
    /// The root of the transactions, from the transactions with those of the chain's ``ChainStack``.
    public static let transactionsRoot = VerifiableParts(rawValue: 2)
    /// The root of the receipts, from the receipts.
    public static let receiptsRoot = VerifiableParts(rawValue: 4)
    /// All of them.
    public static let all: VerifiableParts = [.blockHash, .transactionsRoot, .receiptsRoot]
}
