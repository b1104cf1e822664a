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
        var builder = BloomBuilder()
        self = builder.bloom(of: logs)
    }

    /// Adds everything that another filter has.
    public mutating func formUnion(_ other: Bloom) {
        var union = bytes.array
        other.bytes.withSpan { other in
            for index in union.indices { union[index] |= other[index] }
        }
        bytes = Bytes(union)
    }

    /// Whether a contract may have logged.
    public func mayContain(_ address: Address) -> Bool {
        contains(address.withSpan { Keccak256.hash($0) }.word0)
    }

    /// Whether a log may have a topic.
    public func mayContain(_ topic: Hash32) -> Bool {
        contains(topic.withSpan { Keccak256.hash($0) }.word0)
    }

    private func contains(_ hash: UInt64) -> Bool {
        var isContained = true
        Self.forEachBit(of: hash) { index, mask in
            isContained = isContained && (bytes.byte(at: index) ?? 0) & mask != 0
        }
        return isContained
    }

    /// Marks something in the bytes of a filter.
    ///
    /// - Parameters:
    ///   - hash: The first word of its hash.
    ///   - filter: The bytes, of which there are ``byteCount``.
    static func mark(_ hash: UInt64, in filter: inout [UInt8]) {
        forEachBit(of: hash) { index, mask in filter[index] |= mask }
    }

    /// Calls a closure with the three bits that stand for something, of the hash of which this is the first word.
    private static func forEachBit(of hash: UInt64, _ body: (_ index: Int, _ mask: UInt8) -> Void) {
        for shift: UInt64 in [48, 32, 16] {
            let bit = Int(truncatingIfNeeded: hash >> shift) & 0x7ff
            body(byteCount - 1 - bit / 8, 1 << UInt8(bit % 8))
        }
    }
}

extension Bloom: CustomStringConvertible {
    /// The bytes in lower-case digits after `0x`.
    public var description: String { Hex.encode(bytes) }
}
