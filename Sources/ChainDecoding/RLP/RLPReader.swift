/// Reads items of RLP of which the structure is known, one after the other (yellow paper, appendix B).
///
/// ```swift
/// var reader = RLPReader(bytes)
/// let withdrawal = try reader.readList { list throws(DecodeError) in
///     Withdrawal(
///         index: try list.readUInt64(),
///         validatorIndex: try list.readUInt64(),
///         address: try list.readAddress(),
///         amount: try list.readUInt64()
///     )
/// }
/// try reader.finish()
/// ```
///
/// It checks what it reads, not what it skips, copies nothing and allocates nothing. A read that throws leaves the
/// reader where it was. Offsets in errors count from the beginning of the outermost input.
public struct RLPReader: Sendable {
    private let bytes: Bytes
    private var position = 0
    private let end: Int
    private let depth: Int
    private let maximumDepth: Int

    /// Creates a reader of the items in an input.
    ///
    /// - Parameters:
    ///   - bytes: Any number of items.
    ///   - maximumDepth: How many lists may be read inside each other, for those who read by recursion; see
    ///     ``RLPLimits/depth``.
    public init(_ bytes: Bytes, maximumDepth: Int = RLPLimits().depth) {
        self.bytes = bytes
        end = bytes.count
        depth = 0
        self.maximumDepth = maximumDepth
    }

    private init(_ list: RLPHeader, in parent: RLPReader) {
        bytes = parent.bytes
        position = list.payload
        end = list.end
        depth = parent.depth + 1
        maximumDepth = parent.maximumDepth
    }

    /// Whether every item has been read.
    public var isAtEnd: Bool { position == end }

    /// Where the next item begins, in bytes from the beginning of the outermost input.
    public var offset: Int { position }

    /// Whether there is a next item, and it is a list.
    public var nextIsList: Bool {
        !isAtEnd && bytes.byte(at: position) ?? 0 >= RLPKind.list.rawValue
    }

    /// Reads an item that is no list.
    ///
    /// - Returns: Its payload, which shares the storage of the input.
    /// - Throws: ``DecodeError``.
    public mutating func readBytes() throws(DecodeError) -> Bytes {
        let item = try next(.bytes)
        defer { position = item.end }
        return slice(item.payload..<item.end)
    }

    /// Reads an item of a fixed length that is no list.
    ///
    /// - Parameter count: How many bytes its payload must have.
    /// - Returns: Its payload, which shares the storage of the input.
    /// - Throws: ``DecodeError``; ``DecodeError/Code/malformed`` if the length is another one.
    public mutating func readBytes(count: Int) throws(DecodeError) -> Bytes {
        let item = try next(.bytes)
        guard item.end - item.payload == count else {
            throw DecodeError(.malformed, "\(item.end - item.payload) bytes instead of \(count)", at: position)
        }
        defer { position = item.end }
        return slice(item.payload..<item.end)
    }

    /// Reads a number below 2^64.
    ///
    /// - Throws: ``DecodeError``; ``DecodeError/Code/nonCanonical`` if it has leading zeros, and
    ///   ``DecodeError/Code/outOfRange`` if it is larger.
    public mutating func readUInt64() throws(DecodeError) -> UInt64 {
        let item = try nextNumber(maximumByteCount: 8)
        defer { position = item.end }
        return bytes.withSpan { bytes in
            var number: UInt64 = 0
            for index in item.payload..<item.end {
                number = number << 8 | UInt64(bytes[index])
            }
            return number
        }
    }

    /// Reads a number of up to some size.
    ///
    /// - Parameter maximumByteCount: How many bytes it may have.
    /// - Returns: Its bytes from the highest, without leading zeros: none for 0.
    /// - Throws: ``DecodeError``; ``DecodeError/Code/nonCanonical`` if it has leading zeros, and
    ///   ``DecodeError/Code/outOfRange`` if it is larger.
    public mutating func readNumber(maximumByteCount: Int = 32) throws(DecodeError) -> Bytes {
        let item = try nextNumber(maximumByteCount: maximumByteCount)
        defer { position = item.end }
        return slice(item.payload..<item.end)
    }

    /// Begins to read a list.
    ///
    /// - Returns: A reader of its items, on which ``finish()`` has to be called when no more are expected.
    /// - Throws: ``DecodeError``; ``DecodeError/Code/limitExceeded`` if too many lists contain it.
    public mutating func readList() throws(DecodeError) -> RLPReader {
        let item = try next(.list)
        guard depth < maximumDepth else {
            throw DecodeError(.limitExceeded, "more than \(maximumDepth) lists in each other", at: position)
        }
        position = item.end
        return RLPReader(item, in: self)
    }

    /// Reads a list to its end.
    ///
    /// - Parameter body: Reads all items of the list.
    /// - Returns: What the closure returns.
    /// - Throws: What the closure throws, and ``DecodeError``; ``DecodeError/Code/trailingBytes`` if it leaves items
    ///   unread.
    public mutating func readList<Value>(
        _ body: (inout RLPReader) throws(DecodeError) -> Value
    ) throws(DecodeError) -> Value {
        let start = position
        do throws(DecodeError) {
            var list = try readList()
            let value = try body(&list)
            try list.finish()
            return value
        } catch {
            position = start
            throw error
        }
    }

    /// Reads an item of either kind as it is, header included.
    ///
    /// - Returns: Its encoding, which shares the storage of the input. What a list contains has not been checked.
    /// - Throws: ``DecodeError``.
    public mutating func readEncoded() throws(DecodeError) -> Bytes {
        let item = try header()
        defer { position = item.end }
        return slice(position..<item.end)
    }

    /// Passes over an item of either kind; what a list contains is not checked.
    ///
    /// - Throws: ``DecodeError``.
    public mutating func skip() throws(DecodeError) {
        position = try header().end
    }

    /// Requires that every item has been read.
    ///
    /// - Throws: ``DecodeError`` of the code ``DecodeError/Code/trailingBytes`` if not.
    public func finish() throws(DecodeError) {
        guard isAtEnd else {
            throw DecodeError(
                .trailingBytes,
                depth > 0 ? "a list has more items" : "bytes follow the item",
                at: position
            )
        }
    }

    @inline(__always)
    private func header() throws(DecodeError) -> RLPHeader {
        try RLPHeader(bytes.storage.span, at: position, limit: end, isInList: depth > 0)
    }

    @inline(__always)
    private func next(_ kind: RLPKind) throws(DecodeError) -> RLPHeader {
        let item = try header()
        guard item.isList == (kind == .list) else {
            throw DecodeError(
                .malformed,
                item.isList ? "a list instead of bytes" : "bytes instead of a list",
                at: position
            )
        }
        return item
    }

    @inline(__always)
    private func nextNumber(maximumByteCount: Int) throws(DecodeError) -> RLPHeader {
        let item = try next(.bytes)
        guard item.payload == item.end || bytes.byte(at: item.payload) != 0 else {
            throw DecodeError(.nonCanonical, "a number begins with a zero byte", at: position)
        }
        guard item.end - item.payload <= maximumByteCount else {
            throw DecodeError(.outOfRange, "a number of more than \(maximumByteCount) bytes", at: position)
        }
        return item
    }

    private func slice(_ range: Range<Int>) -> Bytes {
        bytes.slice(range) ?? Bytes()
    }
}
