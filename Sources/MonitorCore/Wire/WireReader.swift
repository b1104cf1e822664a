/// Reads what ``WireWriter`` wrote; malformed bytes throw and never trap.
public struct WireReader: Sendable {
    /// A field's number and the form of its content.
    public struct Tag: Sendable, Hashable {
        /// The field's number.
        public let field: UInt32
        fileprivate let form: UInt8
        fileprivate let start: Int
    }

    private let bytes: ArraySlice<UInt8>
    private var position: Int

    /// Creates a reader over bytes.
    public init(_ bytes: [UInt8]) {
        self.init(bytes[...])
    }

    /// Creates a reader over a part of bytes, without copying it.
    public init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// The next field's tag, or `nil` at the end.
    public mutating func next() throws(WireError) -> Tag? {
        guard position < bytes.endIndex else { return nil }
        let start = position
        let key = try varint()
        guard let field = UInt32(exactly: key >> 3), field > 0 else { throw malformed("a field number out of range") }
        return Tag(field: field, form: UInt8(key & 7), start: start)
    }

    /// The content of an unsigned integer field.
    public mutating func unsigned(_ tag: Tag) throws(WireError) -> UInt64 {
        guard tag.form == 0 else { throw malformed("field \(tag.field) is no integer") }
        return try varint()
    }

    /// The content of a signed integer field.
    public mutating func signed(_ tag: Tag) throws(WireError) -> Int64 {
        let raw = try unsigned(tag)
        return Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1)
    }

    /// The content of a number field.
    public mutating func double(_ tag: Tag) throws(WireError) -> Double {
        guard tag.form == 1 else { throw malformed("field \(tag.field) is no number") }
        guard bytes.endIndex - position >= 8 else { throw malformed("field \(tag.field) is cut short") }
        var pattern: UInt64 = 0
        for index in 0..<8 {
            pattern |= UInt64(bytes[position + index]) << (8 * UInt64(index))
        }
        position += 8
        return Double(bitPattern: pattern)
    }

    /// The content of a bytes field, sharing storage.
    public mutating func slice(_ tag: Tag) throws(WireError) -> ArraySlice<UInt8> {
        guard tag.form == 2 else { throw malformed("field \(tag.field) is not length-delimited") }
        let length = try varint()
        guard length <= UInt64(bytes.endIndex - position) else { throw malformed("field \(tag.field) is cut short") }
        let content = bytes[position..<position + Int(length)]
        position += Int(length)
        return content
    }

    /// The content of a bytes field.
    public mutating func byteArray(_ tag: Tag) throws(WireError) -> [UInt8] {
        Array(try slice(tag))
    }

    /// The content of a text field.
    public mutating func text(_ tag: Tag) throws(WireError) -> String {
        guard let text = String(validating: try slice(tag), as: UTF8.self) else {
            throw malformed("field \(tag.field) is no UTF-8")
        }
        return text
    }

    /// Passes over a field and appends it, whole, to `unknownFields`.
    public mutating func skip(_ tag: Tag, into unknownFields: inout [UInt8]) throws(WireError) {
        switch tag.form {
        case 0: _ = try varint()
        case 1: _ = try double(tag)
        case 2: _ = try slice(tag)
        default: throw malformed("field \(tag.field) has the unknown form \(tag.form)")
        }
        unknownFields.append(contentsOf: bytes[tag.start..<position])
    }

    private mutating func varint() throws(WireError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while position < bytes.endIndex {
            let byte = bytes[position]
            position += 1
            guard shift < 63 || byte <= 1 else { throw malformed("an integer of more than 64 bits") }
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw malformed("an integer is cut short")
    }

    private func malformed(_ what: String) -> WireError {
        WireError(code: .malformed, message: "malformed message: \(what)")
    }
}
