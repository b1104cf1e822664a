/// A value that the result of a JSON-RPC method is, or holds.
///
/// ```swift
/// let receipts = try [RPCReceipt](json: text.span)                          // the result alone
/// let response = try RPCResponse<RPCBlock?>(json: answer.span)              // a whole answer
/// ```
public protocol RPCDecodable {
    /// Reads the value that comes next.
    ///
    /// - Throws: ``DecodeError``; afterwards the reader stands anywhere.
    init(from reader: inout RPCReader) throws(DecodeError)
}

extension RPCDecodable {
    /// Reads a whole document.
    ///
    /// - Parameters:
    ///   - json: The value in JSON, and nothing else.
    ///   - mode: How far the texts of numbers and bytes may be from the specification.
    ///   - limits: How much a trace may ask for.
    /// - Throws: ``DecodeError`` with the offset of what is wrong, and the names of the members around it.
    @inlinable
    public init(
        json: Span<UInt8>,
        mode: RPCDecodingMode = .lenient,
        limits: TraceLimits = TraceLimits()
    ) throws(DecodeError) {
        var reader = RPCReader(json, mode: mode, limits: limits)
        try self.init(from: &reader)
        try reader.json.finish()
    }
}

extension Optional: RPCDecodable where Wrapped: RPCDecodable {
    /// Reads a value, or `null`, which is `nil`.
    @inlinable
    public init(from reader: inout RPCReader) throws(DecodeError) {
        self = try reader.json.takeNull() ? nil : try Wrapped(from: &reader)
    }
}

extension Array: RPCDecodable where Element: RPCDecodable {
    /// Reads an array.
    @inlinable
    public init(from reader: inout RPCReader) throws(DecodeError) {
        self.init()
        try reader.readElements { (reader) throws(DecodeError) in append(try Element(from: &reader)) }
    }
}

extension Bool: RPCDecodable {
    /// Reads `true` or `false`.
    public init(from reader: inout RPCReader) throws(DecodeError) { self = try reader.json.boolean() }
}

extension String: RPCDecodable {
    /// Reads a text.
    public init(from reader: inout RPCReader) throws(DecodeError) { self = try reader.json.string() }
}

extension UInt64: RPCDecodable {
    /// Reads a quantity.
    public init(from reader: inout RPCReader) throws(DecodeError) { self = try reader.readUInt64() }
}

extension U256: RPCDecodable {
    /// Reads a quantity.
    public init(from reader: inout RPCReader) throws(DecodeError) { self = try reader.readU256() }
}

extension Bytes: RPCDecodable {
    /// Reads bytes in hex; they have a storage of their own.
    public init(from reader: inout RPCReader) throws(DecodeError) { self = try reader.readBytes() }
}

extension Hash32: RPCDecodable {
    /// Reads 32 bytes in hex.
    public init(from reader: inout RPCReader) throws(DecodeError) { self = try reader.readHash() }
}

extension Address: RPCDecodable {
    /// Reads 20 bytes in hex.
    public init(from reader: inout RPCReader) throws(DecodeError) { self = try reader.readAddress() }
}
