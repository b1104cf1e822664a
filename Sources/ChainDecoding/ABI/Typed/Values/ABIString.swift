/// A text as it came, which may be any bytes.
///
/// Contracts may put any bytes into a text, and a log that holds such a text must not become unreadable.
public struct ABIString: Sendable, Hashable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// The bytes, which should be UTF-8.
    public var bytes: Bytes

    /// Creates a text from its bytes.
    @inlinable
    public init(_ bytes: Bytes) {
        self.bytes = bytes
    }

    /// Creates a text.
    public init(_ text: String) {
        bytes = Bytes(Array(text.utf8))
    }

    /// Creates a text.
    public init(stringLiteral text: String) {
        self.init(text)
    }

    /// The text, if it is in UTF-8.
    public var text: String? { String(validating: bytes.array, as: UTF8.self) }

    /// The text, in which a replacement stands for whatever is not UTF-8.
    public var description: String { String(decoding: bytes.array, as: UTF8.self) }
}

extension ABIString: ABICodable {
    /// `string`.
    public static var abiName: String { "string" }

    /// A length.
    @inlinable public static var abiLayout: ABILayout { ABILayout(wordCount: 1, isDynamic: true) }

    /// Reads the bytes, which must be UTF-8 when the reader is strict.
    public static func decodeABI(from reader: inout ABIReader) throws(DecodeError) -> ABIString {
        let text = ABIString(try reader.nextContent())
        guard reader.mode != .strict || text.text != nil else {
            throw reader.error(.nonCanonical, "a text is not UTF-8", before: 32)
        }
        return text
    }

    /// Writes the bytes.
    @inlinable
    public static func encodeABI(_ value: ABIString, to writer: inout ABIWriter) throws(ABIEncodingError) {
        writer.appendContent(value.bytes)
    }
}
