extension TypedData {
    /// Reads typed data as `eth_signTypedData_v4` takes them: an object with `types`, `primaryType`, `domain` and
    /// `message`.
    ///
    /// Numbers may be numbers, or texts in decimal or, after `0x`, in hexadecimal; bytes and addresses are in
    /// hexadecimal after `0x`. A struct that contains itself may be `null` or absent. Members that a type does not have
    /// are not signed and left out, as wallets do. Where the type of the domain is absent it consists of the members
    /// that the domain has.
    ///
    /// - Parameters:
    ///   - json: The document, in UTF-8.
    ///   - limits: How much work the data may be.
    /// - Throws: ``DecodeError`` with the path of what is wrong, or its offset where the document is no JSON.
    public init(json: Span<UInt8>, limits: TypedDataLimits = TypedDataLimits()) throws(DecodeError) {
        // The document is a level above the values, and types take four. Reading recurses, so the limit has one.
        let document = try JSONTree(json, maximumDepth: max(4, min(limits.depth, 255) + 1)).object()
        let primaryType = try document.requiredString("primaryType")
        var structs = try document.required("types") { (tree) throws(DecodeError) in try Self.structs(tree) }
        if structs[Self.domainType] == nil {
            structs[Self.domainType] = try document.required("domain") { (tree) throws(DecodeError) in
                try Self.domainMembers(tree)
            }
        }
        let types = try Self.inside("types") { () throws(DecodeError) in try TypedDataTypes(structs) }
        guard types.structs[primaryType] != nil else {
            throw DecodeError(.unsupported, "there is no struct “\(primaryType.prefix(64))”", path: ["primaryType"])
        }
        // An absent struct takes no byte of the document, so their number is bounded by that of the bytes.
        var reader = TypedDataReader(types: types, absentLimit: json.count)
        let domain = try document.required("domain") { (tree) throws(DecodeError) in
            try reader.value(tree, as: .named(Self.domainType))
        }
        let message = try document.required("message") { (tree) throws(DecodeError) in
            try reader.value(tree, as: .named(primaryType))
        }
        do throws(ABIEncodingError) {
            try self.init(types: types, primaryType: primaryType, domain: domain, message: message, limits: limits)
        } catch {
            throw DecodeError(.outOfRange, error.message, path: error.path)
        }
    }

    /// Reads typed data from a text.
    ///
    /// - Throws: ``DecodeError`` with the path of what is wrong, or its offset where the document is no JSON.
    public init(json text: String, limits: TypedDataLimits = TypedDataLimits()) throws(DecodeError) {
        try self.init(json: Array(text.utf8).span, limits: limits)
    }

    private static func structs(_ tree: JSONTree) throws(DecodeError) -> [String: [ABIParameter]] {
        let object = try tree.object()
        var structs: [String: [ABIParameter]] = [:]
        let names = Set(object.keys)
        for name in object.keys {
            structs[name] = try object.required(name) { (tree) throws(DecodeError) in
                try tree.array().reading { (tree) throws(DecodeError) in try member(tree, structs: names) }
            }
        }
        return structs
    }

    private static func member(_ tree: JSONTree, structs: Set<String>) throws(DecodeError) -> ABIParameter {
        let object = try tree.object()
        let name = try object.requiredString("name")
        let type = try object.required("type") { (tree) throws(DecodeError) in
            try ABIType(typedData: try tree.string(), structs: structs)
        }
        return ABIParameter(type, name: name)
    }

    /// The members of EIP-712 that a domain has, in the order that it asks for.
    private static func domainMembers(_ tree: JSONTree) throws(DecodeError) -> [ABIParameter] {
        let known = [
            ABIParameter(.string, name: "name"), ABIParameter(.string, name: "version"),
            ABIParameter(.uint(bits: 256), name: "chainId"), ABIParameter(.address, name: "verifyingContract"),
            ABIParameter(.fixedBytes(count: 32), name: "salt"),
        ]
        let object = try tree.object()
        if let key = object.keys.first(where: { key in !known.contains { $0.name == key } }) {
            throw DecodeError(.unsupported, "domains have no member “\(key.prefix(64))” without a type that says so")
        }
        return known.filter { object[$0.name].map { $0 != .null } ?? false }
    }

    private static func inside<Value>(
        _ name: String,
        _ body: () throws(DecodeError) -> Value
    ) throws(DecodeError) -> Value {
        do throws(DecodeError) {
            return try body()
        } catch {
            throw error.inside(name)
        }
    }
}

extension ABIType {
    /// Reads the type of a member of typed data: no aliases, no spaces, and structs by name.
    init(typedData text: String, structs: Set<String>) throws(DecodeError) {
        let name = String(text.prefix { $0 != "[" })
        // A struct is known by its name, so that only the suffixes of arrays of it are left to read.
        let isStruct = structs.contains(name)
        let plain = isStruct ? "bool" + text.dropFirst(name.count) : text
        let type = try ABIType(parsing: plain)
        guard type.canonicalName == plain else { throw DecodeError(.nonCanonical, "the type is written \(type)") }
        self = isStruct ? type.replacingInnermost(by: .named(name)) : type
    }

    private func replacingInnermost(by new: ABIType) -> ABIType {
        switch self {
        case .array(let element): .array(of: element.replacingInnermost(by: new))
        case .fixedArray(let element, let count): .fixedArray(of: element.replacingInnermost(by: new), count: count)
        default: new
        }
    }
}
