/// Writes a document in JSON (RFC 8259), without spaces.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.writeObject { writer in
///     writer.writeName("method")
///     writer.writeString("eth_chainId")
/// }
/// ```
///
/// Quotes, escapes and commas are the writer's business; that every value in an object has a name is the caller's.
public struct JSONWriter: Sendable {
    /// What has been written, in UTF-8.
    public private(set) var bytes: [UInt8] = []
    /// Whether another value stands before the next one.
    private var needsComma = false

    /// Creates a writer that has written nothing.
    public init() {}

    /// Writes an object.
    ///
    /// - Parameter writeMembers: Writes a name, then a value, for each member.
    public mutating func writeObject(_ writeMembers: (inout JSONWriter) -> Void) {
        write(UInt8(ascii: "{"), UInt8(ascii: "}"), writeMembers)
    }

    /// Writes an array.
    ///
    /// - Parameter writeElements: Writes the elements.
    public mutating func writeArray(_ writeElements: (inout JSONWriter) -> Void) {
        write(UInt8(ascii: "["), UInt8(ascii: "]"), writeElements)
    }

    /// Writes the name of a member, the value of which comes next.
    public mutating func writeName(_ name: String) {
        writeString(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a text.
    public mutating func writeString(_ text: String) {
        beginValue()
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 { append(byte) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a whole number.
    public mutating func writeNumber(_ number: some FixedWidthInteger) {
        beginValue()
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Writes a number with as many digits as it takes to read the same one; what is no number is `null`.
    public mutating func writeNumber(_ number: Double) {
        guard number.isFinite else { return writeNull() }
        beginValue()
        // The digits decide whether it is whole: to compute it would link the library of mathematics into every
        // program.
        let text = number.description
        bytes.append(contentsOf: text.utf8.dropLast(text.hasSuffix(".0") ? 2 : 0))
    }

    /// Writes `true` or `false`.
    public mutating func writeBoolean(_ value: Bool) {
        beginValue()
        bytes.append(contentsOf: value ? "true".utf8 : "false".utf8)
    }

    /// Writes `null`.
    public mutating func writeNull() {
        beginValue()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes a value that is in JSON already, as it stands.
    ///
    /// - Parameter json: One value; what is anything else spoils the document.
    public mutating func writeRaw(_ json: Bytes) {
        beginValue()
        bytes.append(contentsOf: json.storage)
    }

    /// Writes bytes in hex, after `0x`, in quotes.
    public mutating func writeData(_ data: Span<UInt8>) {
        beginValue()
        bytes.append(UInt8(ascii: "\""))
        Hex.append(data, to: &bytes, prefix: true)
        bytes.append(UInt8(ascii: "\""))
    }

    // MARK: Parts

    private mutating func beginValue() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func write(_ start: UInt8, _ end: UInt8, _ writeParts: (inout JSONWriter) -> Void) {
        beginValue()
        bytes.append(start)
        needsComma = false
        writeParts(&self)
        bytes.append(end)
        needsComma = true
    }

    /// Appends a byte of a text, escaped if it has to be.
    private mutating func append(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
        case 0x0a: bytes.append(contentsOf: #"\n"#.utf8)
        case 0x0d: bytes.append(contentsOf: #"\r"#.utf8)
        case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
        case ..<0x20:
            bytes.append(contentsOf: #"\u00"#.utf8)
            Hex.append([byte].span, to: &bytes)
        default: bytes.append(byte)
        }
    }
}
