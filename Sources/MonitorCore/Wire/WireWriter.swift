/// Writes the compact binary form of messages that pass in great numbers.
///
/// The form is that of Protocol Buffers (wire types 0, 1 and 2): each field has a number, readers skip numbers they do
/// not know and hand them back when they write, so fields may be added at any time.
public struct WireWriter: Sendable {
    /// The bytes written so far.
    public private(set) var bytes: [UInt8]

    /// Creates a writer with room for `capacity` bytes.
    public init(capacity: Int = 128) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// Writes an unsigned integer.
    public mutating func write(_ value: UInt64, field: UInt32) {
        appendVarint(UInt64(field) << 3)
        appendVarint(value)
    }

    /// Writes a signed integer in zigzag form.
    public mutating func write(_ value: Int64, field: UInt32) {
        write(UInt64(bitPattern: (value << 1) ^ (value >> 63)), field: field)
    }

    /// Writes a number in eight bytes.
    public mutating func write(_ value: Double, field: UInt32) {
        appendVarint(UInt64(field) << 3 | 1)
        var pattern = value.bitPattern
        for _ in 0..<8 {
            bytes.append(UInt8(truncatingIfNeeded: pattern))
            pattern >>= 8
        }
    }

    /// Writes text as UTF-8.
    public mutating func write(_ text: String, field: UInt32) {
        appendVarint(UInt64(field) << 3 | 2)
        appendVarint(UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// Writes bytes.
    public mutating func write(_ value: [UInt8], field: UInt32) {
        appendVarint(UInt64(field) << 3 | 2)
        appendVarint(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    /// Writes a nested message.
    public mutating func write(field: UInt32, _ nested: (inout WireWriter) -> Void) {
        var writer = WireWriter(capacity: 32)
        nested(&writer)
        write(writer.bytes, field: field)
    }

    /// Appends fields as they were read by ``WireReader/skip(_:into:)``.
    public mutating func append(unknownFields: [UInt8]) {
        bytes.append(contentsOf: unknownFields)
    }

    private mutating func appendVarint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
