/// Reads values of JSON-RPC from the bytes of an answer, hex straight from where it stands.
///
/// Nothing is allocated but what the values themselves hold. Types that are read by it conform to ``RPCDecodable``.
public struct RPCReader: ~Copyable, ~Escapable {
    /// The tokens of the document.
    public var json: JSONReader
    /// How far the texts of numbers and bytes may be from the specification.
    public let mode: RPCDecodingMode
    /// How much a trace may ask for.
    public let limits: TraceLimits
    /// What is expected of the next object.
    private var order = JSONMemberOrder()
    /// Bytes that are lent and not kept; it grows to the longest ones.
    var scratch: [UInt8] = []

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - document: The document in JSON.
    ///   - mode: How far the texts of numbers and bytes may be from the specification.
    ///   - limits: How much a trace may ask for.
    @_lifetime(copy document)
    public init(_ document: Span<UInt8>, mode: RPCDecodingMode = .lenient, limits: TraceLimits = TraceLimits()) {
        json = JSONReader(document, maximumDepth: limits.jsonDepth)
        self.mode = mode
        self.limits = limits
    }

    /// Reads an array.
    ///
    /// - Parameter read: Reads an element; called for each.
    /// - Throws: ``DecodeError`` of `read`, with the element's index, and for what is no array.
    @inlinable
    public mutating func readElements(
        _ read: (inout RPCReader) throws(DecodeError) -> Void
    ) throws(DecodeError) {
        try json.beginArray()
        var index = 0
        while try json.nextElement() {
            do throws(DecodeError) { try read(&self) } catch { throw error.inside("\(index)") }
            index &+= 1
        }
    }

    /// Reads an object.
    ///
    /// - Parameters:
    ///   - names: The names that it may have.
    ///   - members: Takes which it has, and those of other names.
    ///   - read: Reads the value of a member that is not `null`.
    ///   - readOther: Reads the value of a member of another name, unless it is to be kept as it stands.
    /// - Throws: ``DecodeError``, also when a name occurs twice, or not at all although it must.
    @inline(__always)
    mutating func readMembers<Name>(
        of names: JSONNames<Name>,
        into members: inout RPCMembers<Name>,
        _ read: (Name, inout RPCReader) throws(DecodeError) -> Void,
        other readOther: (String, inout RPCReader) throws(DecodeError) -> Bool = { _, _ in false }
    ) throws(DecodeError) {
        try json.beginObject()
        var last: Int?
        while let key = try nextKey(of: names, after: last) {
            guard case .known(let index) = key else {
                try takeOther(key, into: &members, readOther)
                continue
            }
            last = index
            let name = names.all[index]
            guard members.insert(at: index) else {
                throw json.error(.malformed, "the member occurs twice").inside(name.rawValue)
            }
            do throws(DecodeError) {
                if try json.takeNull() {
                    members.setNull(at: index)
                } else {
                    try read(name, &self)
                }
            } catch { throw error.inside(name.rawValue) }
        }
        guard let index = members.firstMissing(of: names.required) else { return }
        throw json.error(.malformed, "the member is missing").inside(names.all[index].rawValue)
    }

    /// Reads an object of which only some members count: those of other names, and those that are `null`, are passed.
    ///
    /// - Parameters:
    ///   - names: The names that count.
    ///   - read: Reads the value of a member.
    /// - Throws: ``DecodeError``, also when a name occurs twice, or not at all although it must.
    mutating func readMembers<Name>(
        of names: JSONNames<Name>,
        _ read: (Name, inout RPCReader) throws(DecodeError) -> Void
    ) throws(DecodeError) {
        let start = try nextOffset()
        try json.beginObject()
        var place = RPCObjectPlace<Name>()
        while let name = try nextMember(of: names, at: &place) {
            do throws(DecodeError) { try read(name, &self) } catch { throw error.inside(name.rawValue) }
        }
        try place.checkRequired(of: names, from: start)
    }

    /// Goes to the value of the next member that counts, or out of the object when there is none.
    mutating func nextMember<Name>(
        of names: JSONNames<Name>,
        at place: inout RPCObjectPlace<Name>
    ) throws(DecodeError) -> Name? {
        while let key = try nextKey(of: names, after: place.last) {
            guard case .known(let index) = key else {
                try json.skipValue()
                continue
            }
            place.last = index
            let name = names.all[index]
            guard place.members.insert(at: index) else {
                throw json.error(.malformed, "the member occurs twice").inside(name.rawValue)
            }
            guard try json.takeNull() else { return name }
            place.members.setNull(at: index)
        }
        return nil
    }

    /// Where the next value begins.
    mutating func nextOffset() throws(DecodeError) -> Int {
        _ = try json.kind()
        return json.offset
    }

    /// Goes to the value of the member after another one, or out of the object when there is none.
    @inline(__always)
    mutating func nextKey<Name>(of names: JSONNames<Name>, after last: Int?) throws(DecodeError) -> JSONKey? {
        let depth = json.depth
        let expected = order.successor(of: last, depth: depth)
        let key = try json.nextKey(of: names, expecting: expected)
        if case .known(let index) = key, index != expected { order.note(index, after: last, depth: depth) }
        return key
    }

    @inline(never)
    private mutating func takeOther<Name>(
        _ key: JSONKey,
        into members: inout RPCMembers<Name>,
        _ readOther: (String, inout RPCReader) throws(DecodeError) -> Bool
    ) throws(DecodeError) {
        guard case .other(let range) = key else { return }
        let name = try json.text(range)
        do throws(DecodeError) {
            if try readOther(name, &self) { return }
        } catch { throw error.inside(name) }
        guard members.additional[name] == nil else {
            throw DecodeError(.malformed, "the member occurs twice", at: range.lowerBound, path: [name])
        }
        members.additional[name] = try readRawValue()
    }

    /// Reads a value of any kind, as it stands in the JSON text.
    ///
    /// - Throws: ``DecodeError`` for what is no JSON.
    public mutating func readRawValue() throws(DecodeError) -> Bytes {
        _ = try json.kind()
        let start = json.offset
        try json.skipValue()
        let text = json.bytes.extracting(start..<json.offset)
        return unsafe text.withUnsafeBufferPointer { Bytes(unsafe Array($0)) }
    }
}
