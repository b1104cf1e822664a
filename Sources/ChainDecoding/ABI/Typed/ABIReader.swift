/// Reads values of the contract ABI one after the other, straight from the bytes.
///
/// The type that reads asks for each of its members; a member behind an offset is found there. What the data may ask
/// for, and what mode and budget mean, is said at ``ABIDecoder``, which begins every reading. Reading too many members,
/// or those of another type, gives wrong values or an error, and never leads outside of the data.
@safe
public struct ABIReader: ~Escapable {
    /// How many values behind offsets may be inside one another: as deep as the deepest type goes, and its innermost
    /// value.
    @usableFromInline static let maximumDepth = 65

    @usableFromInline let bytes: Span<UInt8>
    // Lent as the bytes are: keeping a reference would cost as much as decoding a word.
    /// What the bytes are a part of.
    @usableFromInline let source: UnsafePointer<Bytes>
    /// From which of those on.
    @usableFromInline let origin: Int
    /// How far the data may be from what compilers produce.
    public let mode: ABIDecodingMode
    /// How many more bytes of values may be produced.
    @usableFromInline var budget: Int
    /// From where the offsets of the values that are being read count.
    @usableFromInline var base = 0
    /// Where the next value of these, or its offset, stands.
    @usableFromInline var head = 0
    /// Where the next tail of a canonical encoding begins.
    @usableFromInline var tail = 0
    /// How many values behind offsets are being read, one inside the other.
    @usableFromInline var depth = 0

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - bytes: The data.
    ///   - source: What the data are a part of, which must stay there as long as the reader does.
    ///   - origin: From which byte on.
    ///   - decoder: How far the data may be from what compilers produce.
    @inlinable
    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>, of source: UnsafePointer<Bytes>, from origin: Int, by decoder: ABIDecoder) {
        self.bytes = bytes
        unsafe self.source = source
        self.origin = origin
        mode = decoder.mode
        budget = decoder.budget(for: bytes.count)
    }

    /// Reads the next value.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - name: The name of the value, which errors say; the index where it has none.
    /// - Returns: The value.
    /// - Throws: ``DecodeError`` with the path of the value and its offset in the data.
    @inlinable
    @inline(__always)
    public mutating func next<Value: ABICodable>(
        _ type: Value.Type,
        _ name: @autoclosure () -> String
    ) throws(DecodeError) -> Value.Decoded {
        do throws(DecodeError) {
            guard Value.abiLayout.isDynamic else { return try Value.decodeABI(from: &self) }
            let outer = try enter(wordCount: Value.abiLayout.wordCount)
            let value = try Value.decodeABI(from: &self)
            leave(to: outer)
            return value
        } catch {
            throw error.inside(name())
        }
    }

    /// Reads the next value, which takes one word.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - name: The name of the value, which errors say; the index where it has none.
    /// - Returns: The value.
    /// - Throws: ``DecodeError`` with the name of the value and its offset in the data.
    @inlinable
    @inline(__always)
    public mutating func next<Value: ABIWordCodable>(
        _ type: Value.Type,
        _ name: @autoclosure () -> String
    ) throws(DecodeError) -> Value.Decoded {
        do throws(DecodeError) {
            return try nextWord(as: type)
        } catch {
            throw error.inside(name())
        }
    }

    // MARK: Steps

    /// Goes to the beginning of values one after the other, of which so many words must be there.
    ///
    /// The words are paid for at once.
    @inlinable
    @inline(__always)
    mutating func open(wordCount: Int) throws(DecodeError) {
        guard wordCount <= (bytes.count &- head) / 32 else { throw truncated() }
        try charge(wordCount &* 32)
        base = head
        tail = head &+ wordCount &* 32
    }

    /// Goes into a value behind an offset, of which so many words must be there.
    ///
    /// - Parameter wordCount: How many words the value begins with.
    /// - Returns: What ``leave(to:)`` needs to come back.
    /// - Throws: ``DecodeError`` when the value is not inside the data, or too deep.
    @inlinable
    @inline(__always)
    mutating func enter(wordCount: Int) throws(DecodeError) -> (base: Int, head: Int) {
        let outer = (base, head &+ 32)
        try followOffset()
        try open(wordCount: wordCount)
        depth &+= 1
        return outer
    }

    /// Comes back behind the offset of a value that was read.
    @inlinable
    @inline(__always)
    mutating func leave(to outer: (base: Int, head: Int)) {
        depth &-= 1
        (base, head) = outer
    }

    /// Reads an offset and goes to where it leads, which must be inside the data.
    @inlinable
    mutating func followOffset() throws(DecodeError) {
        guard depth < Self.maximumDepth else {
            throw error(.limitExceeded, "values are nested deeper than \(Self.maximumDepth)")
        }
        let offset = try nextWord()
        guard let count = Int(exactly: offset), count <= bytes.count &- base else {
            throw error(.outOfRange, "the offset \(offset) is beyond the data", before: 32)
        }
        let place = base &+ count
        guard mode != .strict || place == tail else {
            throw error(.nonCanonical, "the value does not follow the one before", before: 32)
        }
        head = place
    }

    /// Reads how many units of so many bytes follow, all of which must be there.
    @inlinable
    mutating func nextLength(unit: Int) throws(DecodeError) -> Int {
        let word = try nextWord()
        guard let count = Int(exactly: word), count <= (bytes.count &- head) / max(1, unit) else {
            throw error(.truncated, "the data end before the length of \(word) is reached", before: 32)
        }
        return count
    }

    /// Reads bytes of any number, which share the data's storage.
    @inlinable
    mutating func nextContent() throws(DecodeError) -> Bytes {
        let count = try nextLength(unit: 1)
        guard let content = unsafe source.pointee.slice(origin &+ head..<origin &+ head &+ count) else {
            throw truncated()
        }
        try charge(count)
        let end = head &+ count
        tail = head &+ (count &+ 31) & ~31
        guard mode == .strict else { return content }
        guard tail <= bytes.count else { throw error(.truncated, "padding is missing") }
        for index in end..<tail where bytes[index] != 0 {
            throw DecodeError(.nonCanonical, "padding is not zero", at: index)
        }
        return content
    }

    /// Reads a value of one word.
    @inlinable
    @inline(__always)
    mutating func nextWord<Value: ABIWordCodable>(as type: Value.Type) throws(DecodeError) -> Value.Decoded {
        let word = try nextWord()
        guard let value = Value.decodeWord(word, isLenient: mode == .lenient) else {
            throw error(.outOfRange, "the word is no \(Value.abiName)", before: 32)
        }
        return value
    }

    /// Reads a word, which has been paid for.
    @inlinable
    @inline(__always)
    mutating func nextWord() throws(DecodeError) -> U256 {
        guard head <= bytes.count &- 32 else { throw truncated() }
        defer { head &+= 32 }
        return unsafe U256(bigEndianBytesOf: bytes.bytes, at: head)
    }

    @inlinable
    @inline(__always)
    mutating func charge(_ count: Int) throws(DecodeError) {
        guard count <= budget else {
            throw DecodeError(
                .limitExceeded,
                "the values take more room than the limit allows for data of this length"
            )
        }
        budget &-= count
    }

    /// An error about the place where the reader stands, or one so many bytes before.
    @inlinable
    @inline(never)
    func error(_ code: DecodeError.Code, _ message: String, before count: Int = 0) -> DecodeError {
        DecodeError(code, message, at: head &- count)
    }

    @inlinable
    @inline(never)
    func truncated() -> DecodeError {
        DecodeError(.truncated, "the data end before the values do", at: bytes.count)
    }
}
