/// One value alone, as what most calls return.
public enum ABISingle<Value: ABICodable>: ABITuple {
    /// What the value is kept in.
    public typealias Decoded = Value.Decoded

    /// The value's type in parentheses.
    public static var abiName: String { "(\(Value.abiName))" }

    /// That of a tuple with one member.
    @inlinable public static var abiLayout: ABILayout {
        ABILayout(wordCount: Value.abiLayout.headWordCount, isDynamic: Value.abiLayout.isDynamic)
    }

    /// Reads the value.
    @inlinable
    @inline(__always)
    public static func decodeABI(from reader: inout ABIReader) throws(DecodeError) -> Value.Decoded {
        try reader.next(Value.self, "0")
    }

    /// Writes the value.
    @inlinable
    @inline(__always)
    public static func encodeABI(_ value: Value.Decoded, to writer: inout ABIWriter) throws(ABIEncodingError) {
        try writer.append(value, as: Value.self, "0")
    }
}
