/// The filter of 2,048 bits in which a block or a receipt marks who logged and by which topics (yellow paper, 4.3.1).
///
/// What has been added is always found; what has not is found now and then as well.
public struct Bloom: Sendable, Hashable {
    /// How many bytes a filter has.
    public static let byteCount = 256

    /// The bytes, the first the highest; there are always ``byteCount``.
    public private(set) var bytes: Bytes

    /// Creates a filter of nothing.
    public init() {
        bytes = Bytes([UInt8](repeating: 0, count: Self.byteCount))
    }

    /// Creates a filter from its 256 bytes, the storage of which it shares; from any other number comes `nil`.
    public init?(_ bytes: Bytes) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    /// Creates the filter of some logs: their addresses and topics.
    public init(of logs: some Sequence<Log>) {
        var filter = [UInt8](repeating: 0, count: Self.byteCount)
        for log in logs {
            Self.mark(Keccak256.hash(log.address.bytes), in: &filter)
            for topic in log.topics { Self.mark(Keccak256.hash(topic.bytes), in: &filter) }
        }
        bytes = Bytes(filter)
    }

    /// Adds everything that another filter has.
    public mutating func formUnion(_ other: Bloom) {
        bytes = Bytes(zip(bytes.array, other.bytes.array).map { $0 | $1 })
    }

    /// Whether a contract may have logged.
    public func mayContain(_ address: Address) -> Bool {
        contains(Keccak256.hash(address.bytes))
    }

    /// Whether a log may have a topic.
    public func mayContain(_ topic: Hash32) -> Bool {
        contains(Keccak256.hash(topic.bytes))
    }

    private func contains(_ hash: Hash32) -> Bool {
        Self.bits(of: hash)
            .allSatisfy { bit in
                bytes.byte(at: bit.byte).map { $0 & bit.mask != 0 } ?? false
            }
    }

    private static func mark(_ hash: Hash32, in filter: inout [UInt8]) {
        for bit in bits(of: hash) { filter[bit.byte] |= bit.mask }
    }

    /// The three bits that stand for something of which this is the hash.
    private static func bits(of hash: Hash32) -> [(byte: Int, mask: UInt8)] {
        [48, 32, 16]
            .map { shift in
                let bit = Int(truncatingIfNeeded: hash.word0 >> UInt64(shift)) & 0x7ff
                return (byteCount - 1 - bit / 8, 1 << UInt8(bit % 8))
            }
    }
}
