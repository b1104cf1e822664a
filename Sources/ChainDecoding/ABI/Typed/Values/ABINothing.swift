/// No values at all, as of a call that takes or returns none.
public enum ABINothing: ABITuple {
    /// Nothing.
    public typealias Decoded = Void

    /// An empty pair of parentheses.
    public static var abiName: String { "()" }

    /// No words.
    @inlinable public static var abiLayout: ABILayout { ABILayout(wordCount: 0) }

    /// Reads nothing.
    @inlinable
    public static func decodeABI(from reader: inout ABIReader) throws(DecodeError) {}

    /// Writes nothing.
    @inlinable
    public static func encodeABI(_ value: Void, to writer: inout ABIWriter) throws(ABIEncodingError) {}
}
