/// Reads JSON token by token, straight from the bytes.
///
/// The caller asks for what it expects: it begins an object, takes its keys one by one, and reads or skips each value.
/// Nothing is allocated but what is returned. It recurses nowhere, and no text makes it trap; what is skipped is held
/// to the grammar of RFC 8259 as well, except that texts are checked for UTF-8 only when they are read.
public struct JSONReader: ~Escapable {
    let bytes: Span<UInt8>
    private let maximumDepth: Int
    /// Where the next token begins, or white space before it, in bytes from the beginning.
    public internal(set) var offset = 0
    private var open = JSONNesting()
    /// Whether no member has been read of the object or array that is being read.
    private var isFirst = false

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - bytes: The document.
    ///   - maximumDepth: How deep objects and arrays may be nested. Traces nest two levels for each of 1,024 calls.
    @_lifetime(copy bytes)
    public init(_ bytes: Span<UInt8>, maximumDepth: Int = 4_096) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    /// How many objects and arrays are open.
    var depth: Int { open.depth }

    // MARK: Structure

    /// The kind of the value that comes next.
    ///
    /// - Throws: ``DecodeError`` when no value comes next.
    public mutating func kind() throws(DecodeError) -> JSONKind {
        switch try next() {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        default: throw error(.malformed, "a JSON value is expected")
        }
    }

    /// Goes into an object.
    ///
    /// - Throws: ``DecodeError`` when no object comes next; code `limitExceeded` when it is too deep.
    @inline(__always)
    public mutating func beginObject() throws(DecodeError) {
        guard try next() == UInt8(ascii: "{") else { throw error(.malformed, "an object is expected") }
        try begin(isObject: true)
    }

    /// Goes to the value of the next member, or out of the object when there is none.
    ///
    /// - Returns: Where the member's name stands, without quotes and with escapes; `nil` at the end of the object.
    /// - Throws: ``DecodeError`` when neither a member nor the end of the object comes next.
    public mutating func nextKey() throws(DecodeError) -> Range<Int>? {
        guard try nextMember(before: UInt8(ascii: "}")) else { return nil }
        let key = try stringRange()
        guard try next() == UInt8(ascii: ":") else { throw error(.malformed, "“:” is expected") }
        offset += 1
        return key
    }

    /// Goes into an array.
    ///
    /// - Throws: ``DecodeError`` when no array comes next; code `limitExceeded` when it is too deep.
    @inline(__always)
    public mutating func beginArray() throws(DecodeError) {
        guard try next() == UInt8(ascii: "[") else { throw error(.malformed, "an array is expected") }
        try begin(isObject: false)
    }

    /// Goes to the next element, or out of the array when there is none.
    ///
    /// - Returns: Whether there is one.
    /// - Throws: ``DecodeError`` when neither an element nor the end of the array comes next.
    @inline(__always)
    public mutating func nextElement() throws(DecodeError) -> Bool {
        try nextMember(before: UInt8(ascii: "]"))
    }

    /// Passes a value of any kind.
    ///
    /// - Throws: ``DecodeError`` when what comes next is no value; code `limitExceeded` when it is too deep.
    public mutating func skipValue() throws(DecodeError) {
        if try next() == UInt8(ascii: "\"") {
            _ = try stringRange()
            return
        }
        let outer = open.depth
        repeat {
            switch try kind() {
            case .object: try beginObject()
            case .array: try beginArray()
            case .string: _ = try stringRange()
            case .number: _ = try numberRange()
            case .boolean: _ = try boolean()
            case .null: try null()
            }
            try leaveFinished(above: outer)
        } while open.depth > outer
    }

    /// Makes sure that nothing follows.
    ///
    /// - Throws: ``DecodeError`` with code `trailingBytes` when something follows.
    public mutating func finish() throws(DecodeError) {
        skipSpace()
        guard offset == bytes.count else { throw error(.trailingBytes, "something follows the document") }
    }

    /// Whether a part of the document, such as a key, is a certain text.
    public func matches(_ range: Range<Int>, _ text: StaticString) -> Bool {
        guard range.count == text.utf8CodeUnitCount, range.upperBound <= bytes.count else { return false }
        let expected = unsafe UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        for index in 0..<range.count where unsafe bytes[range.lowerBound + index] != expected[index] { return false }
        return true
    }

    /// An error about the place where the reader stands.
    public func error(_ code: DecodeError.Code, _ message: String) -> DecodeError {
        DecodeError(code, message, at: offset)
    }

    // MARK: Steps

    @inline(__always)
    private mutating func begin(isObject: Bool) throws(DecodeError) {
        guard open.depth < maximumDepth else {
            throw error(.limitExceeded, "the document is nested deeper than \(maximumDepth)")
        }
        open.push(isObject: isObject)
        offset += 1
        isFirst = true
    }

    @inline(__always)
    mutating func nextMember(before end: UInt8) throws(DecodeError) -> Bool {
        let byte = try next()
        if byte == end {
            offset += 1
            open.pop()
            isFirst = false
            return false
        }
        if !isFirst {
            guard byte == UInt8(ascii: ",") else { throw error(.malformed, "“,” is expected") }
            offset += 1
        }
        isFirst = false
        return true
    }

    /// While values are skipped: goes to the next member, out of all objects and arrays that have no more.
    private mutating func leaveFinished(above outer: Int) throws(DecodeError) {
        while open.depth > outer {
            if open.isObject ? try nextKey() != nil : try nextElement() { return }
        }
    }

    @inline(__always)
    private mutating func skipSpace() {
        guard offset < bytes.count, bytes[offset] <= 0x20 else { return }
        offset = bytes.jsonSpaceEnd(from: offset)
    }

    @inline(__always)
    mutating func next() throws(DecodeError) -> UInt8 {
        skipSpace()
        guard offset < bytes.count else { throw error(.truncated, "the document ends too early") }
        return bytes[offset]
    }
}
