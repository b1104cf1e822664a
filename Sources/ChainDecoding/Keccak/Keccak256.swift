/// Keccak-256, the hash of Ethereum: the original padding of Keccak (0x01), not that of SHA-3.
///
/// In one go:
/// ```swift
/// let topic = Keccak256.hash("Transfer(address,address,uint256)")
/// ```
/// or in parts, as a value that may be copied half-way:
/// ```swift
/// var keccak = Keccak256()
/// keccak.update(head)
/// keccak.update(tail)
/// let hash = keccak.finalize()
/// ```
public struct Keccak256: Sendable {
    private var state = KeccakState()
    /// How many bytes of the block are mixed in, `0..<136`.
    private var position = 0

    /// Begins a hash of nothing yet.
    public init() {}

    /// Hashes bytes.
    public static func hash(_ bytes: Span<UInt8>) -> Hash32 {
        var keccak = Keccak256()
        keccak.update(bytes)
        return keccak.padded()
    }

    /// Hashes bytes.
    public static func hash(_ bytes: [UInt8]) -> Hash32 {
        hash(bytes.span)
    }

    /// Hashes bytes.
    public static func hash(_ bytes: Bytes) -> Hash32 {
        bytes.withSpan { hash($0) }
    }

    /// Hashes a text in UTF-8.
    public static func hash(_ text: some StringProtocol) -> Hash32 {
        let hashed = text.utf8.withContiguousStorageIfAvailable { unsafe hash($0.span) }
        return hashed ?? hash(Array(text.utf8))
    }

    /// Adds bytes.
    public mutating func update(_ bytes: Span<UInt8>) {
        let raw = unsafe bytes.bytes
        let count = raw.byteCount
        var offset = 0
        while position & 7 != 0, offset < count {
            mix(UInt64(bytes[offset]), count: 1)
            offset &+= 1
        }
        while count &- offset >= 8 {
            mix(raw.littleEndianWord(at: offset), count: 8)
            offset &+= 8
        }
        if offset < count {
            mix(raw.lastLittleEndianWord(from: offset), count: count &- offset)
        }
    }

    /// Adds bytes.
    public mutating func update(_ bytes: [UInt8]) {
        update(bytes.span)
    }

    /// The hash of what was added so far; more may be added afterwards.
    public func finalize() -> Hash32 {
        var copy = self
        return copy.padded()
    }

    /// Mixes 1 to 8 bytes that do not cross a lane's end.
    @inline(__always)
    private mutating func mix(_ bytes: UInt64, count: Int) {
        state.mix(bytes &<< (UInt64(truncatingIfNeeded: position) & 7 &* 8), at: position &>> 3)
        position &+= count
        if position == KeccakState.rate {
            state.permute()
            position = 0
        }
    }

    private mutating func padded() -> Hash32 {
        state.mix(1 &<< (UInt64(truncatingIfNeeded: position) & 7 &* 8), at: position &>> 3)
        state.mix(1 &<< 63, at: 16)
        state.permute()
        return state.hash
    }
}
