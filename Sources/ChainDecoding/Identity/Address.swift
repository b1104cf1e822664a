/// The 20 bytes that name an account.
///
/// Three ways lead from text to an address, from wide to narrow:
/// - `init(hex:prefix:)`: letters of any case, for what nodes send;
/// - ``init(_:)``: for what people type: letters of one case, or of both when the checksum of EIP-55 is right;
/// - ``init(checksummed:chain:)``: exactly the text that ``checksummed(chain:)`` gives.
///
/// The description is in lower case.
@frozen
public struct Address: FixedBytes {
    /// The bytes 0 to 7, the first the highest.
    public let word0: UInt64
    /// The bytes 8 to 15.
    public let word1: UInt64
    /// The bytes 16 to 19.
    public let word2: UInt32

    /// 20.
    public static var byteCount: Int { 20 }

    /// All bytes zero.
    public static let zero = Address(0, 0, 0)

    /// Creates an address from words of eight, eight and four bytes, the first byte the highest.
    @inlinable
    public init(_ word0: UInt64, _ word1: UInt64, _ word2: UInt32) {
        self.word0 = word0
        self.word1 = word1
        self.word2 = word2
    }

    /// Creates an address from the last 20 bytes of a word, whatever the first 12 are.
    @inlinable
    public init(lastBytesOf word: Hash32) {
        self.init(
            word.word1 &<< 32 | word.word2 &>> 32,
            word.word2 &<< 32 | word.word3 &>> 32,
            UInt32(truncatingIfNeeded: word.word3)
        )
    }

    /// Creates the address of a public key of secp256k1.
    ///
    /// - Parameter publicKey: The two coordinates, 64 bytes, with or without the byte 0x04 before them.
    /// - Throws: ``DecodeError`` for any other form; whether the point lies on the curve is not looked at.
    public init(publicKey: Span<UInt8>) throws(DecodeError) {
        switch publicKey.count {
        case 64:
            self.init(lastBytesOf: Keccak256.hash(publicKey))
        case 65 where publicKey[0] == 4:
            self.init(lastBytesOf: Keccak256.hash(publicKey.extracting(1...)))
        default:
            throw DecodeError(.malformed, "\(publicKey.count) bytes are no uncompressed public key")
        }
    }

    /// Creates a value from its words of four bytes, the first byte the highest.
    @inlinable
    public init(nextWord next: () -> UInt32) {
        func long() -> UInt64 { UInt64(next()) &<< 32 | UInt64(next()) }
        self.init(long(), long(), next())
    }

    /// Calls a closure with each word of four bytes, the first byte the highest.
    public func forEachWord(_ body: (UInt32) -> Void) {
        body(UInt32(truncatingIfNeeded: word0 &>> 32))
        body(UInt32(truncatingIfNeeded: word0))
        body(UInt32(truncatingIfNeeded: word1 &>> 32))
        body(UInt32(truncatingIfNeeded: word1))
        body(word2)
    }

    /// Whether the bytes come before those of another address.
    public static func < (left: Address, right: Address) -> Bool {
        (left.word0, left.word1, left.word2) < (right.word0, right.word1, right.word2)
    }
}
