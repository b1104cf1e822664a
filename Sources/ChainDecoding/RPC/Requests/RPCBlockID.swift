/// A block by its number, by what a node takes it for, or by its hash.
///
/// Only a hash says which block is meant when the chain has been reorganised meanwhile.
public enum RPCBlockID: Sendable, Hashable {
    /// The block of a number, or of a name.
    case block(RPCBlockNumber)
    /// The block of a hash.
    ///
    /// With `requireCanonical`, the node is asked as EIP-1898 says, and refuses, if that is `true`, a block that is
    /// not on the chain; without, the hash alone is sent.
    case hash(Hash32, requireCanonical: Bool? = nil)

    /// The first block.
    public static let earliest = RPCBlockID.block(.earliest)
    /// The last block that cannot be undone without burning a third of all stake.
    public static let finalized = RPCBlockID.block(.finalized)
    /// The last block that should not be undone, if the network is sound.
    public static let safe = RPCBlockID.block(.safe)
    /// The last block.
    public static let latest = RPCBlockID.block(.latest)
    /// What the next block would be.
    public static let pending = RPCBlockID.block(.pending)

    /// The block of a number.
    public static func number(_ number: UInt64) -> RPCBlockID { .block(.number(number)) }
}

extension RPCBlockID: RPCEncodable {
    /// Writes a name, a quantity, a hash, or the object of EIP-1898.
    public func write(to writer: inout JSONWriter) {
        switch self {
        case .block(let number): number.write(to: &writer)
        case .hash(let hash, nil): hash.write(to: &writer)
        case .hash(let hash, let requireCanonical?):
            writer.writeObject { writer in
                writer.writeMember("blockHash", hash)
                writer.writeMember("requireCanonical", requireCanonical)
            }
        }
    }
}

extension RPCBlockID: ExpressibleByIntegerLiteral {
    /// The block of a number.
    public init(integerLiteral number: UInt64) { self = .number(number) }
}
