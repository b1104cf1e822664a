extension Bytes: ABICodable {
    /// `bytes`.
    public static var abiName: String { "bytes" }

    /// A length.
    @inlinable public static var abiLayout: ABILayout { ABILayout(wordCount: 1, isDynamic: true) }

    /// Reads the bytes, which share the storage of the data.
    @inlinable
    public static func decodeABI(from reader: inout ABIReader) throws(DecodeError) -> Bytes {
        try reader.nextContent()
    }

    /// Writes the bytes.
    @inlinable
    public static func encodeABI(_ value: Bytes, to writer: inout ABIWriter) throws(ABIEncodingError) {
        writer.appendContent(value)
    }
}
