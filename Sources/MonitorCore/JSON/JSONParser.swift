/// Reads JSON text (RFC 8259) strictly, within stated limits.
///
/// Of two members of an object with one name the last counts. A byte order mark, trailing commas, comments and text after
/// the value are errors, as are a lone surrogate, a string that is not UTF-8 and a number beyond the range of `Double`.
public struct JSONParser: Sendable {
    /// The longest text that is read.
    public let maximumByteCount: Int
    /// The deepest nesting of arrays and objects that is read.
    public let maximumDepth: Int

    /// Creates a parser.
    ///
    /// - Parameters:
    ///   - maximumByteCount: The longest text that is read.
    ///   - maximumDepth: The deepest nesting that is read, at most 512 so that no text exhausts a thread's stack.
    public init(maximumByteCount: Int = 16 << 20, maximumDepth: Int = 128) {
        self.maximumByteCount = max(0, maximumByteCount)
        self.maximumDepth = min(512, max(0, maximumDepth))
    }

    /// Reads one value from UTF-8 bytes.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public func parse(_ bytes: [UInt8]) throws(JSONParsingError) -> JSONValue {
        guard bytes.count <= maximumByteCount else {
            throw JSONParsingError(
                code: .tooLong,
                message: "the text has \(bytes.count) bytes; at most \(maximumByteCount) are read",
                byteOffset: maximumByteCount
            )
        }
        var reader = JSONReader(bytes: bytes, maximumDepth: maximumDepth)
        return try reader.document()
    }

    /// Reads one value from text.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public func parse(_ text: String) throws(JSONParsingError) -> JSONValue {
        try parse(Array(text.utf8))
    }
}

extension JSONValue {
    /// Reads a value from UTF-8 bytes with the default limits of ``JSONParser``.
    public init(parsing bytes: [UInt8]) throws(JSONParsingError) {
        self = try JSONParser().parse(bytes)
    }

    /// Reads a value from text with the default limits of ``JSONParser``.
    public init(parsing text: String) throws(JSONParsingError) {
        self = try JSONParser().parse(text)
    }
}
