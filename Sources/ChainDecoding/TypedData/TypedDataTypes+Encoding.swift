extension TypedDataTypes {
    /// Encodes a struct: the hash of its type, and a word for each member.
    ///
    /// A struct's value is a list with a value for each member. An empty list stands for a member that is absent; it
    /// becomes a word of zeros, and is possible only for a struct that contains itself, which could have no finite
    /// value otherwise.
    ///
    /// - Parameters:
    ///   - value: The struct.
    ///   - name: Its type.
    ///   - limits: How much work the encoding may be.
    /// - Returns: `typeHash ‖ encodeData` of EIP-712.
    /// - Throws: ``ABIEncodingError`` with the names and indexes that lead to what does not fit its type, or is too
    ///   much.
    public func encode(
        _ value: ABIValue,
        as name: String,
        limits: TypedDataLimits = TypedDataLimits()
    ) throws(ABIEncodingError) -> [UInt8] {
        var encoder = TypedDataEncoder(self, limits: limits)
        return try encoder.encode(value, as: name)
    }

    /// Hashes a struct.
    ///
    /// - Returns: `hashStruct` of EIP-712: the hash of what ``encode(_:as:limits:)`` gives.
    /// - Throws: ``ABIEncodingError`` with the names and indexes that lead to what does not fit its type, or is too
    ///   much.
    public func hash(
        _ value: ABIValue,
        as name: String,
        limits: TypedDataLimits = TypedDataLimits()
    ) throws(ABIEncodingError) -> Hash32 {
        Keccak256.hash(try encode(value, as: name, limits: limits))
    }
}

/// One encoding of a value of typed data.
struct TypedDataEncoder {
    private struct Known {
        var hash: Hash32
        var containsItself: Bool
    }

    private let types: TypedDataTypes
    private let limits: TypedDataLimits
    private var known: [String: Known] = [:]
    /// How many more bytes of types may be hashed: each struct's type contains those of all that it refers to.
    private var typeBytes: Int

    init(_ types: TypedDataTypes, limits: TypedDataLimits) {
        self.types = types
        self.limits = limits
        typeBytes = limits.typeByteCount
    }

    mutating func encode(_ value: ABIValue, as name: String) throws(ABIEncodingError) -> [UInt8] {
        try encode(value, as: name, depth: 0)
    }

    private mutating func encode(
        _ value: ABIValue,
        as name: String,
        depth: Int
    ) throws(ABIEncodingError) -> [UInt8] {
        guard let members = types.structs[name] else { throw ABIEncodingError("there is no struct \(name.prefix(64))") }
        guard case .list(let values) = value, values.count == members.count else {
            throw ABIEncodingError("the value is no \(name)")
        }
        var bytes = try type(name).hash.bytes
        bytes.reserveCapacity((values.count + 1) * 32)
        for (member, value) in zip(members, values) {
            try append(value, as: member.type, to: &bytes, named: member.name, depth: depth)
        }
        return bytes
    }

    /// Recurses into arrays and structs, as deep as the limit allows.
    private mutating func append(
        _ value: ABIValue,
        as type: ABIType,
        to bytes: inout [UInt8],
        named name: String,
        depth: Int
    ) throws(ABIEncodingError) {
        do throws(ABIEncodingError) {
            guard depth < limits.depth else {
                throw ABIEncodingError("values are nested deeper than \(limits.depth)")
            }
            try word(of: value, as: type, depth: depth + 1).append(to: &bytes)
        } catch {
            throw error.inside(name)
        }
    }

    private mutating func word(of value: ABIValue, as type: ABIType, depth: Int) throws(ABIEncodingError) -> Hash32 {
        switch (type, value) {
        case (.bytes, .bytes(let content)), (.string, .string(let content)):
            return Keccak256.hash(content)
        case (.array(let element), .list(let values)):
            return try hash(values, of: element, depth: depth)
        case (.fixedArray(let element, let count), .list(let values)) where values.count == count:
            return try hash(values, of: element, depth: depth)
        case (.named(let name), .list(let values)):
            if values.isEmpty, try self.type(name).containsItself { return .zero }
            return Keccak256.hash(try encode(value, as: name, depth: depth))
        default:
            guard let word = ABIWord(type: type, isLenient: false).word(of: value) else {
                throw ABIEncodingError("the value is no \(type)")
            }
            return Hash32(word)
        }
    }

    private mutating func hash(
        _ values: [ABIValue],
        of type: ABIType,
        depth: Int
    ) throws(ABIEncodingError) -> Hash32 {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(values.count * 32)
        for (index, value) in values.enumerated() {
            try append(value, as: type, to: &bytes, named: "\(index)", depth: depth)
        }
        return Keccak256.hash(bytes)
    }

    private mutating func type(_ name: String) throws(ABIEncodingError) -> Known {
        if let known = known[name] { return known }
        let references = types.references(of: name)
        let text = types.encodedType(of: name, references: references)
        guard text.utf8.count <= typeBytes else {
            throw ABIEncodingError("the types take more than \(limits.typeByteCount) bytes")
        }
        typeBytes -= text.utf8.count
        let new = Known(hash: Keccak256.hash(text), containsItself: references.contains(name))
        known[name] = new
        return new
    }
}
