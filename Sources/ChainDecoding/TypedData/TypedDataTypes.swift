/// The structs that typed data may consist of, by name.
///
/// Members are of the types of the ABI but for tuples, functions and fixed-point numbers. A member that is a struct has
/// the type ``ABIType/named(_:)``. Structs may contain themselves.
///
/// Source: EIP-712.
public struct TypedDataTypes: Sendable, Hashable {
    /// The members of each struct, in their order.
    public let structs: [String: [ABIParameter]]
    /// Each struct as its type is written, without those that it refers to.
    private let texts: [String: String]

    /// Creates types.
    ///
    /// - Parameter structs: The members of each struct, in their order.
    /// - Throws: ``DecodeError`` with the names of struct and member, when a name is none, a struct has a member twice
    ///   or the name of another type, or a member is of an unknown or unsound type.
    public init(_ structs: [String: [ABIParameter]]) throws(DecodeError) {
        self.structs = structs
        texts = Dictionary(
            uniqueKeysWithValues: structs.map { name, members in
                let members = members.map { "\($0.type.canonicalName) \($0.name)" }
                return (name, "\(name)(\(members.joined(separator: ",")))")
            }
        )
        for name in structs.keys.sorted() {
            do throws(DecodeError) {
                try Self.validate(name)
                try validate(structs[name] ?? [])
            } catch {
                throw error.inside(name)
            }
        }
    }

    /// The struct with its members, and behind it those that it refers to, as `Mail(Person from,Person to,string
    /// contents)Person(string name,address wallet)`.
    ///
    /// - Returns: `encodeType` of EIP-712, or `nil` when there is no struct of the name.
    public func encodedType(of name: String) -> String? {
        guard structs[name] != nil else { return nil }
        return encodedType(of: name, references: references(of: name))
    }

    /// The hash of ``encodedType(of:)``.
    ///
    /// - Returns: `typeHash` of EIP-712, or `nil` when there is no struct of the name.
    public func typeHash(of name: String) -> Hash32? {
        encodedType(of: name).map { Keccak256.hash($0) }
    }

    // MARK: Parts

    /// The structs that a struct refers to, also by way of others, and itself only if it contains itself.
    func references(of name: String) -> Set<String> {
        var found: Set<String> = []
        var waiting = [name]
        while let next = waiting.popLast() {
            for member in structs[next] ?? [] {
                guard let reference = member.type.referencedStruct, found.insert(reference).inserted else { continue }
                waiting.append(reference)
            }
        }
        return found
    }

    func encodedType(of name: String, references: Set<String>) -> String {
        ([name] + references.subtracting([name]).sorted()).compactMap { texts[$0] }.joined()
    }

    private func validate(_ members: [ABIParameter]) throws(DecodeError) {
        var names: Set<String> = []
        for member in members {
            guard Self.isName(member.name) else {
                throw DecodeError(.malformed, "“\(member.name.prefix(64))” is no name of a member")
            }
            guard names.insert(member.name).inserted else {
                throw DecodeError(.malformed, "there is a second member \(member.name)")
            }
            do throws(DecodeError) {
                try member.type.validate()
                try validate(member.type.innermost)
            } catch {
                throw error.inside(member.name)
            }
        }
    }

    private func validate(_ type: ABIType) throws(DecodeError) {
        switch type {
        case .tuple, .function, .fixed, .ufixed:
            throw DecodeError(.unsupported, "typed data have no values of type \(type)")
        case .named(let name):
            guard structs[name] != nil else {
                throw DecodeError(.unsupported, "there is no type “\(name.prefix(64))”")
            }
        default: break
        }
    }

    private static func validate(_ name: String) throws(DecodeError) {
        // Hyperliquid's structs have names such as `HyperliquidTransaction:UsdSend`.
        guard name.split(separator: ":", omittingEmptySubsequences: false).allSatisfy(isName) else {
            throw DecodeError(.malformed, "“\(name.prefix(64))” is no name of a struct")
        }
        guard (try? ABIType(parsing: name)) == nil else {
            throw DecodeError(.malformed, "“\(name)” is the name of a type that is no struct")
        }
    }

    private static func isName(_ text: some StringProtocol) -> Bool {
        let text = String(text)
        var cursor = TextCursor(text)
        return cursor.identifier() == text
    }
}

extension ABIType {
    /// The type of what an array consists of, at any depth, or the type itself.
    var innermost: ABIType {
        var type = self
        while true {
            switch type {
            case .array(let element), .fixedArray(let element, _): type = element
            default: return type
            }
        }
    }

    /// The name of the struct of typed data that the type is, or is an array of.
    var referencedStruct: String? {
        guard case .named(let name) = innermost else { return nil }
        return name
    }
}
