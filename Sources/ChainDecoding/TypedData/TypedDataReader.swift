/// Reads values of typed data from JSON.
///
/// It recurses as deep as the document is nested, which is bounded before it starts.
struct TypedDataReader {
    let types: TypedDataTypes
    /// How many more structs may be absent.
    private var absentLimit: Int

    init(types: TypedDataTypes, absentLimit: Int) {
        self.types = types
        self.absentLimit = absentLimit
    }

    mutating func value(_ tree: JSONTree, as type: ABIType) throws(DecodeError) -> ABIValue {
        switch type {
        case .array(let element): return .list(try elements(tree, of: element))
        case .fixedArray(let element, let count):
            let values = try elements(tree, of: element)
            guard values.count == count else {
                throw DecodeError(.outOfRange, "\(count) values are expected, there are \(values.count)")
            }
            return .list(values)
        case .named(let name): return .list(try members(tree, of: name))
        case .int: return .int(try signed(tree))
        case .uint: return .uint(try tree.unsigned())
        case .bool: return .bool(try tree.boolean())
        case .address: return .address(try Address(hex: try tree.string()))
        case .string: return .string(Bytes(Array(try tree.string().utf8)))
        default: return .bytes(Bytes(try Hex.decode(try tree.string(), prefix: .required)))
        }
    }

    private mutating func elements(_ tree: JSONTree, of type: ABIType) throws(DecodeError) -> [ABIValue] {
        try tree.array().reading { (tree) throws(DecodeError) in try value(tree, as: type) }
    }

    private mutating func members(_ tree: JSONTree, of name: String) throws(DecodeError) -> [ABIValue] {
        // An empty list stands for an absent struct; whether it may be absent is known when it is encoded.
        if tree == .null { return [] }
        let object = try tree.object()
        var values: [ABIValue] = []
        for member in types.structs[name] ?? [] {
            let inner = try object.member(member.name) { (tree) throws(DecodeError) in
                try value(tree, as: member.type)
            }
            if let inner {
                values.append(inner)
            } else {
                values.append(try absentValue(of: member))
            }
        }
        return values
    }

    private mutating func absentValue(of member: ABIParameter) throws(DecodeError) -> ABIValue {
        guard case .named = member.type else { throw DecodeError(.malformed, "“\(member.name)” is missing") }
        guard absentLimit > 0 else { throw DecodeError(.limitExceeded, "more structs are absent than there are bytes") }
        absentLimit -= 1
        return .list([])
    }

    private func signed(_ tree: JSONTree) throws(DecodeError) -> I256 {
        switch tree {
        case .number(let text), .string(let text):
            if let number = I256(text) { return number }
            if text.hasPrefix("0x"), let number = U256(hex: text).flatMap({ I256(exactly: $0) }) { return number }
        default: break
        }
        throw DecodeError(.malformed, "a whole number of at most 256 bits with a sign is expected")
    }
}
