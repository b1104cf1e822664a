/// A type whose values take one word of 32 bytes, and so can be topics of a log as well.
public protocol ABIWordCodable: ABICodable {
    /// Reads a word.
    ///
    /// - Parameters:
    ///   - word: The word.
    ///   - isLenient: Whether bits that no value has are ignored.
    /// - Returns: The value, or `nil` when the word has such bits otherwise.
    static func decodeWord(_ word: U256, isLenient: Bool) -> Decoded?

    /// The word that stands for a value, or `nil` when the value is not of the type.
    static func encodeWord(_ value: Decoded) -> U256?
}

extension ABIWordCodable {
    /// One word.
    @inlinable public static var abiLayout: ABILayout { ABILayout(wordCount: 1) }

    /// Reads a word.
    @inlinable
    @inline(__always)
    public static func decodeABI(from reader: inout ABIReader) throws(DecodeError) -> Decoded {
        try reader.nextWord(as: Self.self)
    }

    /// Writes a word.
    @inlinable
    @inline(__always)
    public static func encodeABI(_ value: Decoded, to writer: inout ABIWriter) throws(ABIEncodingError) {
        guard let word = encodeWord(value) else { throw ABIEncodingError("the value is no \(abiName)") }
        writer.appendWord(word)
    }
}
