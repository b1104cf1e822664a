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
    /// - Returns: The member's name; `nil` at the end of the object.
    @inline(__always)
    mutating func nextKey<Name>(of names: JSONNames<Name>) throws(DecodeError) -> JSONKey? {
        guard try nextMember(before: UInt8(ascii: "}")) else { return nil }
        let quote = try next()
        var key: JSONKey
        let name = quote == UInt8(ascii: "\"") ? JSONName(bytes, from: offset &+ 1) : nil
        // Known names hold neither escapes nor control characters, so that one which is found needs no other look.
        if let name, let index = names.index(of: name) {
            offset &+= name.length &+ 2
            key = .known(index)
        } else {
            key = try rareKey(of: names, isNoneAsWritten: name != nil)
        }
        guard try next() == UInt8(ascii: ":") else { throw error(.malformed, "“:” is expected") }
        offset &+= 1
        return key
    }

    /// A name that may be unknown, long, written with escapes, or near the end.
    @inline(never)
    private mutating func rareKey<Name>(
        of names: JSONNames<Name>,
        isNoneAsWritten: Bool
    ) throws(DecodeError) -> JSONKey {
        let range = try stringRange()
        var name: JSONName?
        if let unescaped = try unescaped(range) {
            name = JSONName(unescaped.span, in: unescaped.indices)
        } else if !isNoneAsWritten {
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
