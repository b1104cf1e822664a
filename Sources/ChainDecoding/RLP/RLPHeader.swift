/// What precedes the payload of an item, and says what the item is and where it ends.
struct RLPHeader {
    var isList: Bool
    /// Where the payload begins; a byte below 0x80 is its own payload.
    var payload: Int
    /// Where the item ends.
    var end: Int

    /// Reads the header of the item at an offset, and refuses all but its shortest form (yellow paper, appendix B).
    ///
    /// - Parameters:
    ///   - bytes: The whole input.
    ///   - start: Where the item begins.
    ///   - limit: Where the list that contains it ends, or the input.
    ///   - isInList: Whether a list contains it, whose length is then wrong if the item ends beyond `limit`.
    /// - Throws: ``DecodeError``.
    @inline(__always)
    init(_ bytes: Span<UInt8>, at start: Int, limit: Int, isInList: Bool) throws(DecodeError) {
        guard start < limit else { throw Self.overrun(at: start, isInList: isInList) }
        let prefix = bytes[start]
        isList = prefix >= 0xc0
        payload = start + Self.size(prefix: prefix)
        guard payload <= limit else { throw Self.overrun(at: start, isInList: isInList) }
        guard prefix >= 0x80 else {
            end = start + 1
            return
        }
        let count: Int
        if payload == start + 1 {
            count = Int(prefix & 0x3f)
        } else {
            count = try Self.longCount(bytes, start + 1..<payload, maximum: limit - payload, isInList: isInList)
        }
        guard count <= limit - payload else { throw Self.overrun(at: start, isInList: isInList) }
        if prefix == 0x81, bytes[payload] < 0x80 {
            throw DecodeError(.nonCanonical, "a byte below 0x80 has a header", at: start)
        }
        end = payload + count
    }

    /// How many bytes the header has that begins with a byte.
    @inline(__always)
    static func size(prefix: UInt8) -> Int {
        switch prefix {
        case ..<0x80: 0
        case ..<0xb8: 1
        case ..<0xc0: Int(prefix) - 0xb6
        case ..<0xf8: 1
        default: Int(prefix) - 0xf6
        }
    }

    /// The length that follows the first byte of a long header, if it is at most `maximum`, which no `Int` exceeds.
    private static func longCount(
        _ bytes: Span<UInt8>,
        _ range: Range<Int>,
        maximum: Int,
        isInList: Bool
    ) throws(DecodeError) -> Int {
        var count: UInt64 = 0
        for index in range {
            count = count << 8 | UInt64(bytes[index])
        }
        guard bytes[range.lowerBound] != 0 else {
            throw DecodeError(.nonCanonical, "a length begins with a zero byte", at: range.lowerBound)
        }
        guard count > 55 else {
            throw DecodeError(.nonCanonical, "a length below 56 has the long form", at: range.lowerBound)
        }
        guard let count = Int(exactly: count), count <= maximum else {
            throw overrun(at: range.lowerBound - 1, isInList: isInList)
        }
        return count
    }

    @inline(never)
    private static func overrun(at offset: Int, isInList: Bool) -> DecodeError {
        isInList
            ? DecodeError(.malformed, "an item ends beyond its list", at: offset)
            : DecodeError(.truncated, "the input ends before the item does", at: offset)
    }
}
