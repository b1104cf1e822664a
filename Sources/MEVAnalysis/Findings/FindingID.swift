public import ChainDecoding

/// What a finding is known by: the same for the same finding on every run, and another after a reorg.
public struct FindingID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The hash of what the finding is about.
    public let hash: Hash32

    /// Makes the identity of a finding.
    ///
    /// - Parameters:
    ///   - kind: The name of its kind.
    ///   - block: The hash of its last block; the number is taken where it is not known.
    ///   - transactions: The hashes of all its transactions, in their order.
    ///   - discriminator: What tells it from others of the same kind and transactions, such as the first log's index.
    public init(kind: String, block: BlockRecord, transactions: [Hash32], discriminator: [Int] = []) {
        var keccak = Keccak256()
        keccak.update(Array(kind.utf8))
        keccak.update([0])
        keccak.update(block.hash?.bytes ?? Self.bytes(block.number))
        for transaction in transactions { keccak.update(transaction.bytes) }
        for number in discriminator { keccak.update(Self.bytes(UInt64(bitPattern: Int64(number)))) }
        hash = keccak.finalize()
    }

    /// Whether an identity comes first; the order means nothing.
    public static func < (left: FindingID, right: FindingID) -> Bool { left.hash < right.hash }

    /// The hash in hex.
    public var description: String { hash.description }

    private static func bytes(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
    }
}
