/// A block by its number, or by what a node takes the chain's blocks for.
public enum RPCBlockNumber: Sendable, Hashable {
    /// The first block.
    case earliest
    /// The last block that cannot be undone without burning a third of all stake.
    case finalized
    /// The last block that should not be undone, if the network is sound.
    case safe
    /// The last block.
    case latest
    /// What the next block would be.
    case pending
    /// The block of a number.
    case number(UInt64)
}

extension RPCBlockNumber: RPCEncodable {
    /// Writes a name or a quantity.
    public func write(to writer: inout JSONWriter) {
        switch self {
        case .earliest: writer.writeString("earliest")
        case .finalized: writer.writeString("finalized")
        case .safe: writer.writeString("safe")
        case .latest: writer.writeString("latest")
        case .pending: writer.writeString("pending")
        case .number(let number): number.write(to: &writer)
        }
    }
}

extension RPCBlockNumber: ExpressibleByIntegerLiteral {
    /// The block of a number.
    public init(integerLiteral number: UInt64) { self = .number(number) }
}
