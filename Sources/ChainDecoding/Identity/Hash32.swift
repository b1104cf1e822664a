/// 32 bytes: a keccak-256 hash, or any other word of an event or of a storage slot.
@frozen
public struct Hash32: FixedBytes {
    /// The bytes 0 to 7, the first the highest.
    public let word0: UInt64
    /// The bytes 8 to 15.
    public let word1: UInt64
    /// The bytes 16 to 23.
    public let word2: UInt64
    /// The bytes 24 to 31.
    public let word3: UInt64

    /// 32.
    public static var byteCount: Int { 32 }

    /// All bytes zero.
    public static let zero = Hash32(0, 0, 0, 0)

    /// Creates a hash from words of eight bytes each, the first byte the highest.
    @inlinable
    public init(_ word0: UInt64, _ word1: UInt64, _ word2: UInt64, _ word3: UInt64) {
        self.word0 = word0
        self.word1 = word1
        self.word2 = word2
        self.word3 = word3
    }

    /// Creates a hash from 64 digits of either case after an optional `0x`; `nil` for any other text.
    public init?(_ text: some StringProtocol) {
        guard let hash = try? Hash32(hex: text, prefix: .optional) else { return nil }
        self = hash
    }

    /// Creates a value from its words of four bytes, the first byte the highest.
    @inlinable
    public init(nextWord next: () -> UInt32) {
        func long() -> UInt64 { UInt64(next()) &<< 32 | UInt64(next()) }
        self.init(long(), long(), long(), long())
    }

    /// Calls a closure with each word of four bytes, the first byte the highest.
    public func forEachWord(_ body: (UInt32) -> Void) {
        func long(_ word: UInt64) {
            body(UInt32(truncatingIfNeeded: word &>> 32))
            body(UInt32(truncatingIfNeeded: word))
        }
        long(word0)
        long(word1)
        long(word2)
        long(word3)
    }

    /// Whether the bytes come before those of another hash.
    public static func < (left: Hash32, right: Hash32) -> Bool {
        (left.word0, left.word1, left.word2, left.word3) < (right.word0, right.word1, right.word2, right.word3)
    }
}
