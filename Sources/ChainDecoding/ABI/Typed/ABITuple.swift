/// A type whose values are values one after the other: parameters, what a call returns, or a tuple.
public protocol ABITuple: ABICodable {}

/// A struct that is read and written as a tuple, or as the parameters of a call.
///
/// It reads and writes its members in their order:
///
/// ```swift
/// struct Payment: ABIStruct {
///     var to: Address
///     var amounts: [U256]
///
///     static var abiName: String { "(address,uint256[])" }
///     static var abiLayout: ABILayout { ABILayout(wordCount: 2, isDynamic: true) }
///
///     init(from reader: inout ABIReader) throws(DecodeError) {
///         to = try reader.next(Address.self, "to")
///         amounts = try reader.next([U256].self, "amounts")
///     }
///
///     func encode(to writer: inout ABIWriter) throws(ABIEncodingError) {
///         try writer.append(to, as: Address.self, "to")
///         try writer.append(amounts, as: [U256].self, "amounts")
///     }
/// }
/// ```
public protocol ABIStruct: ABITuple, Sendable where Decoded == Self {
    /// Reads the members in their order.
    ///
    /// - Throws: ``DecodeError`` with the path of the member and its offset in the data.
    init(from reader: inout ABIReader) throws(DecodeError)

    /// Writes the members in their order.
    ///
    /// - Throws: ``ABIEncodingError`` with the path of the member that does not fit its type.
    func encode(to writer: inout ABIWriter) throws(ABIEncodingError)
}

extension ABIStruct {
    /// Reads the members.
    @inlinable
    @inline(__always)
    public static func decodeABI(from reader: inout ABIReader) throws(DecodeError) -> Self {
        try Self(from: &reader)
    }

    /// Writes the members.
    @inlinable
    @inline(__always)
    public static func encodeABI(_ value: Self, to writer: inout ABIWriter) throws(ABIEncodingError) {
        try value.encode(to: &writer)
    }
}
