/// A value that a parameter of a JSON-RPC method is, or holds.
public protocol RPCEncodable {
    /// Writes the value.
    func write(to writer: inout JSONWriter)
}

extension RPCEncodable {
    /// The value in JSON.
    public var json: [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.bytes
    }
}

extension Optional: RPCEncodable where Wrapped: RPCEncodable {
    /// Writes the value, or `null`.
    public func write(to writer: inout JSONWriter) {
        if let self { self.write(to: &writer) } else { writer.writeNull() }
    }
}

extension Array: RPCEncodable where Element: RPCEncodable {
    /// Writes an array.
    public func write(to writer: inout JSONWriter) {
        writer.writeArray { writer in
            for element in self { element.write(to: &writer) }
        }
    }
}

extension Dictionary: RPCEncodable where Key: FixedBytes, Value: RPCEncodable {
    /// Writes an object, the members in the order of their keys, so that equal values give equal texts.
    public func write(to writer: inout JSONWriter) {
        writer.writeObject { writer in
            for (key, value) in sorted(by: { $0.key < $1.key }) { writer.writeMember(key.description, value) }
        }
    }
}

extension Bool: RPCEncodable {
    /// Writes `true` or `false`.
    public func write(to writer: inout JSONWriter) { writer.writeBoolean(self) }
}

extension String: RPCEncodable {
    /// Writes a text.
    public func write(to writer: inout JSONWriter) { writer.writeString(self) }
}

extension UInt64: RPCEncodable {
    /// Writes a quantity.
    public func write(to writer: inout JSONWriter) { writer.writeString("0x" + String(self, radix: 16)) }
}

extension U256: RPCEncodable {
    /// Writes a quantity.
    public func write(to writer: inout JSONWriter) { writer.writeString(hex) }
}

extension Double: RPCEncodable {
    /// Writes a number.
    public func write(to writer: inout JSONWriter) { writer.writeNumber(self) }
}

extension Bytes: RPCEncodable {
    /// Writes bytes in hex.
    public func write(to writer: inout JSONWriter) {
        withSpan { writer.writeData($0) }
    }
}

extension Hash32: RPCEncodable {
    /// Writes 32 bytes in hex.
    public func write(to writer: inout JSONWriter) {
        withSpan { writer.writeData($0) }
    }
}

extension Address: RPCEncodable {
    /// Writes 20 bytes in hex.
    public func write(to writer: inout JSONWriter) {
        withSpan { writer.writeData($0) }
    }
}

extension JSONWriter {
    /// Writes a member, unless its value is `nil`.
    public mutating func writeMember(_ name: String, _ value: (some RPCEncodable)?) {
        guard let value else { return }
        writeName(name)
        value.write(to: &self)
    }
}
