/// What a tracer tells of one transaction.
///
/// All are read from JSON in the same way: quantities are texts in hexadecimal after `0x` or JSON numbers, `null`
/// counts as absent, the last of several members of one name counts (but a call may have only one list of calls), and
/// members that are not known are passed.
public protocol TracerResult: RPCDecodable, Sendable, Hashable {
    /// Reads a result, and leaves the reader behind it.
    ///
    /// - Throws: ``DecodeError`` with the offset of what is wrong.
    init(from reader: inout JSONReader, limits: TraceLimits) throws(DecodeError)
}

extension TracerResult {
    /// Reads a result that is the whole of a document, in UTF-8.
    ///
    /// - Throws: ``DecodeError`` with the offset of what is wrong.
    public init(json: Span<UInt8>, limits: TraceLimits = TraceLimits()) throws(DecodeError) {
        var reader = JSONReader(json, maximumDepth: limits.jsonDepth)
        try self.init(from: &reader, limits: limits)
        try reader.finish()
    }

    /// Reads a result that stands in an answer of JSON-RPC, within the usual limits.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        try self.init(from: &reader.json, limits: TraceLimits())
    }
}
