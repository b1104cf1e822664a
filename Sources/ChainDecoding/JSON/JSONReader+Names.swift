/// The name of a member.
enum JSONKey {
    /// One that is known, by its place among the names.
    case known(Int)
    /// Another, by where it stands, without quotes and with escapes.
    case other(Range<Int>)
}

extension JSONReader {
    /// Goes to the value of the next member, or out of the object when there is none.
    ///
    /// - Parameters:
    ///   - names: The names that are known.
    ///   - expected: The place among them of the one that should come next.
    /// - Returns: The member's name; `nil` at the end of the object.
    /// - Throws: ``DecodeError`` for what is no member.
    @inline(__always)
    mutating func nextKey<Name>(
        of names: JSONNames<Name>,
        expecting expected: Int
    ) throws(DecodeError) -> JSONKey? {
        guard try nextMember(before: UInt8(ascii: "}")) else { return nil }
        let isQuoted = try next() == UInt8(ascii: "\"")
        var key: JSONKey
        if isQuoted, let length = names.length(ofExpected: expected, in: bytes, at: offset &+ 1) {
            offset &+= length &+ 2
            key = .known(expected)
        } else {
            key = try unexpectedKey(of: names)
        }
        guard try next() == UInt8(ascii: ":") else { throw error(.malformed, "“:” is expected") }
        offset &+= 1
        return key
    }

    /// A name that is not the expected one.
    @inline(never)
    private mutating func unexpectedKey<Name>(of names: JSONNames<Name>) throws(DecodeError) -> JSONKey {
        let quote = offset
        var name = JSONName(bytes, from: quote &+ 1)
        // Known names hold neither quotes nor escapes nor control characters: one that is found needs no other look.
        if bytes[quote] == UInt8(ascii: "\""), let name, let index = names.index(of: name) {
            offset = quote &+ name.length &+ 2
            return .known(index)
        }
        let range = try stringRange()
        if let unescaped = try unescaped(range) {
            name = JSONName(unescaped.span, in: unescaped.indices)
        } else if name == nil {
            name = JSONName(bytes, in: range)
        }
        return name.flatMap { names.index(of: $0) }.map(JSONKey.known) ?? .other(range)
    }

    /// A text without its escapes, or `nil` if it has none.
    func unescaped(_ range: Range<Int>) throws(DecodeError) -> [UInt8]? {
        // Inside a text that has been passed, nothing but a backslash stops.
        guard bytes.jsonTextStop(from: range.lowerBound) < range.upperBound else { return nil }
        return Array(try text(range).utf8)
    }
}
