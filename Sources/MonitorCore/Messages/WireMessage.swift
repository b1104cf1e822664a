/// A message in the compact binary form of ``WireWriter``.
public protocol WireMessage: Sendable {
    /// Appends the message's fields.
    func write(to writer: inout WireWriter)

    /// Reads a message.
    ///
    /// - Throws: ``WireError`` for bytes that are no such message.
    init(from reader: inout WireReader) throws(WireError)
}

extension WireMessage {
    /// Reads a message from its bytes.
    ///
    /// - Throws: ``WireError`` for bytes that are no such message.
    public init(wireBytes: [UInt8]) throws(WireError) {
        var reader = WireReader(wireBytes)
        try self.init(from: &reader)
    }

    /// The message's bytes.
    public var wireBytes: [UInt8] {
        var writer = WireWriter()
        write(to: &writer)
        return writer.bytes
    }
}
