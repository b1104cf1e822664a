/// A JSON value with everything in it, for documents that have to be looked at more than once, such as descriptors.
///
/// It takes a small multiple of the document's size. Errors found in a tree name a path rather than an offset.
enum JSONTree: Sendable, Hashable {
    case object(JSONObject)
    case array([JSONTree])
    case string(String)
    /// A number as it is written.
    case number(String)
    case boolean(Bool)
    case null

    /// Reads a document.
    ///
    /// - Throws: ``DecodeError`` with the offset, for what is no JSON, nested deeper than a limit, or has a member
    ///   twice.
    init(_ bytes: Span<UInt8>, maximumDepth: Int = 64) throws(DecodeError) {
        var reader = JSONReader(bytes, maximumDepth: maximumDepth)
        try self.init(from: &reader)
        try reader.finish()
    }

    /// Recurses as deep as the reader allows.
    private init(from reader: inout JSONReader) throws(DecodeError) {
        switch try reader.kind() {
        case .object:
            self = .object(
                try JSONObject(from: &reader) { (reader) throws(DecodeError) in try JSONTree(from: &reader) }
            )
        case .array:
            var elements: [JSONTree] = []
            try reader.beginArray()
            while try reader.nextElement() { elements.append(try JSONTree(from: &reader)) }
            self = .array(elements)
        case .string: self = .string(try reader.string())
        case .number: self = .number(try reader.text(try reader.numberRange()))
        case .boolean: self = .boolean(try reader.boolean())
        case .null:
            try reader.null()
            self = .null
        }
    }

    // MARK: Parts

    /// The object that this has to be.
    func object() throws(DecodeError) -> JSONObject {
        guard case .object(let object) = self else { throw DecodeError(.malformed, "an object is expected") }
        return object
    }

    /// The elements of the array that this has to be.
    func array() throws(DecodeError) -> [JSONTree] {
        guard case .array(let elements) = self else { throw DecodeError(.malformed, "an array is expected") }
        return elements
    }

    /// The text that this has to be.
    func string() throws(DecodeError) -> String {
        guard case .string(let text) = self else { throw DecodeError(.malformed, "a text is expected") }
        return text
    }

    /// The truth value that this has to be.
    func boolean() throws(DecodeError) -> Bool {
        guard case .boolean(let value) = self else { throw DecodeError(.malformed, "a truth value is expected") }
        return value
    }

    /// The whole number that this has to be, also as a text in decimal or, after `0x`, in hexadecimal.
    func unsigned() throws(DecodeError) -> U256 {
        guard let number = asUnsigned else {
            throw DecodeError(.malformed, "a whole number of at most 256 bits is expected")
        }
        return number
    }

    /// The whole number that this is or that its text gives.
    var asUnsigned: U256? {
        switch self {
        case .number(let text): U256(text)
        case .string(let text): text.hasPrefix("0x") ? U256(hex: text) : U256(text)
        default: nil
        }
    }
}
