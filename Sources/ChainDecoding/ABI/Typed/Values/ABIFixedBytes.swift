/// A fixed number of bytes, 1 to 32, kept without any allocation: `bytes1` to `bytes32`, and the 24 of a function.
@available(macOS 26, *)
public struct ABIFixedBytes<let count: Int>: Sendable, Hashable {
    /// The bytes, and zeros after them.
    @usableFromInline let word: U256

    /// Creates the first bytes of a word, whatever follows them.
    @inlinable
    init(firstOf word: U256) {
        let unused = 256 &- Self.bits
        self.word = (word &>> unused) &<< unused
    }

    /// Creates a value from exactly as many bytes as it has; from any other number comes `nil`.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == count, let number = U256(bigEndian: bytes.span) else { return nil }
        word = number &<< (256 &- Self.bits)
    }

    /// The bytes.
    public var bytes: [UInt8] { Array(word.bigEndianBytes.prefix(Self.bits / 8)) }

    /// At most 32 bytes of 8 bits, and one byte for a type that has none.
    @inlinable static var bits: Int { min(max(1, count), 32) &* 8 }
}

@available(macOS 26, *)
extension ABIFixedBytes: ABIWordCodable {
    /// As `bytes8`.
    public static var abiName: String { "bytes\(count)" }

    /// The first bytes of a word, after which must be zeros.
    @inlinable
    @inline(__always)
    public static func decodeWord(_ word: U256, isLenient: Bool) -> Self? {
        let value = Self(firstOf: word)
        return isLenient || value.word == word ? value : nil
    }

    /// The bytes before zeros.
    @inlinable
    @inline(__always)
    public static func encodeWord(_ value: Self) -> U256? { value.word }
}

@available(macOS 26, *)
extension ABIFixedBytes: CustomStringConvertible {
    /// The bytes in lower-case digits after `0x`.
    public var description: String { Hex.encode(bytes) }
}
