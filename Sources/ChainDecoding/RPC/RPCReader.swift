/// Reads values of JSON-RPC from the bytes of an answer, hex straight from where it stands.
///
/// Nothing is allocated but what the values themselves hold. Types that are read by it conform to ``RPCDecodable``.
public struct RPCReader: ~Copyable, ~Escapable {
    /// The tokens of the document.
    public var json: JSONReader
    /// How far the texts of numbers and bytes may be from the specification.
    public let mode: RPCDecodingMode
    /// What is expected of the next object.
    private var order = JSONMemberOrder()
    /// Bytes that are lent and not kept; it grows to the longest ones.
    var scratch: [UInt8] = []

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - document: The document in JSON.
    ///   - mode: How far the texts of numbers and bytes may be from the specification.
    @_lifetime(copy document)
    public init(_ document: Span<UInt8>, mode: RPCDecodingMode = .lenient) {
        json = JSONReader(document)
        self.mode = mode
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
    /// - Throws: ``DecodeError``, also when a name occurs twice, or not at all although it must.
    @inline(__always)
    mutating func readMembers<Name>(
        of names: JSONNames<Name>,
        into members: inout RPCMembers<Name>,
        _ read: (Name, inout RPCReader) throws(DecodeError) -> Void
    ) throws(DecodeError) {
        try json.beginObject()
        var last: Int?
        while let key = try nextKey(of: names, after: last) {
            guard case .known(let index) = key else {
                try readOther(key, into: &members)
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
    private mutating func readOther<Name>(
        _ key: JSONKey,
        into members: inout RPCMembers<Name>
    ) throws(DecodeError) {
        guard case .other(let range) = key else { return }
        let name = try json.text(range)
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
