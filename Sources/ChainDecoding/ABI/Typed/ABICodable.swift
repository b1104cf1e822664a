/// A Swift type that stands for one type of the contract ABI, so that values are read and written without a description
/// of the type at run time.
///
/// Numbers, truth values, addresses, bytes and arrays of the standard library and of this module conform, and structs
/// do through ``ABIStruct``. What a type cannot say by itself, such as `uint24`, is said by one that only describes it,
/// as ``ABISizedInteger`` does; its values are those of `Decoded`.
///
/// Source: Solidity, “Contract ABI Specification”.
public protocol ABICodable {
    /// What a value is kept in: the type itself, unless it only describes another.
    associatedtype Decoded: Sendable = Self

    /// The type as signatures write it, such as `uint256[]` or `(address,bytes)`.
    static var abiName: String { get }

    /// How much room values take.
    static var abiLayout: ABILayout { get }

    /// Reads a value that begins where the reader stands.
    ///
    /// Call `next` of ``ABIReader`` instead, which finds the values that stand behind an offset.
    ///
    /// - Throws: ``DecodeError`` with the path inside the value, and its offset in the data.
    static func decodeABI(from reader: inout ABIReader) throws(DecodeError) -> Decoded

    /// Writes a value where the writer stands.
    ///
    /// Call `append` of ``ABIWriter`` instead, which puts an offset before the values that need one.
    ///
    /// - Throws: ``ABIEncodingError`` when the value does not fit the type.
    static func encodeABI(_ value: Decoded, to writer: inout ABIWriter) throws(ABIEncodingError)
}
