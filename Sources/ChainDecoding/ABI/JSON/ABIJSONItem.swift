/// An item of a JSON ABI, as it stands there.
struct ABIJSONItem {
    // Compilers before Solidity 0.4 wrote no type for functions.
    private(set) var type = "function"
    private(set) var inputs: [ABIParameter] = []
    private(set) var outputs: [ABIParameter] = []
    private(set) var isAnonymous = false
    private var givenName: String?
    private var givenMutability: String?
    private var isConstant = false
    private var isPayable = false

    init(from reader: inout JSONReader, limits: ABITypeLimits, parameterCount: inout Int) throws(DecodeError) {
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if reader.matches(key, "type") {
                type = try reader.string()
            } else if reader.matches(key, "name") {
                givenName = try reader.takeNull() ? nil : try reader.string()
            } else if reader.matches(key, "inputs") {
                inputs = try Self.parameters(from: &reader, limits: limits, count: &parameterCount, depth: 0)
            } else if reader.matches(key, "outputs") {
                outputs = try Self.parameters(from: &reader, limits: limits, count: &parameterCount, depth: 0)
            } else if reader.matches(key, "stateMutability") {
                givenMutability = try reader.string()
            } else if reader.matches(key, "anonymous") {
                isAnonymous = try reader.boolean()
            } else if reader.matches(key, "constant") {
                isConstant = try reader.boolean()
            } else if reader.matches(key, "payable") {
                isPayable = try reader.boolean()
            } else {
                try reader.skipValue()
            }
        }
    }

    func name() throws(DecodeError) -> String {
        guard let givenName, !givenName.isEmpty else { throw DecodeError(.malformed, "the \(type) has no name") }
        return givenName
    }

    func mutability() throws(DecodeError) -> StateMutability {
        guard let givenMutability else { return isConstant ? .view : isPayable ? .payable : .nonpayable }
        guard let mutability = StateMutability(rawValue: givenMutability) else {
            throw DecodeError(.unsupported, "there is no mutability “\(givenMutability.prefix(64))”")
        }
        return mutability
    }

    /// Recurses for the components of tuples only, which the limit of depth bounds.
    private static func parameters(
        from reader: inout JSONReader,
        limits: ABITypeLimits,
        count: inout Int,
        depth: Int
    ) throws(DecodeError) -> [ABIParameter] {
        guard depth <= limits.depth else {
            throw reader.error(.limitExceeded, "types are nested deeper than \(limits.depth)")
        }
        var parameters: [ABIParameter] = []
        try reader.beginArray()
        while try reader.nextElement() {
            count += 1
            guard count <= limits.parameterCount else {
                throw reader.error(.limitExceeded, "there are more than \(limits.parameterCount) parameters")
            }
            parameters.append(try parameter(from: &reader, limits: limits, count: &count, depth: depth))
        }
        return parameters
    }

    private static func parameter(
        from reader: inout JSONReader,
        limits: ABITypeLimits,
        count: inout Int,
        depth: Int
    ) throws(DecodeError) -> ABIParameter {
        let start = reader.error(.malformed, "a parameter has no type")
        var parameter = ABIParameter(.bool)
        var type: String?
        var components: [ABIParameter]?
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if reader.matches(key, "type") {
                type = try reader.string()
            } else if reader.matches(key, "name") {
                parameter.name = try reader.takeNull() ? "" : try reader.string()
            } else if reader.matches(key, "internalType") {
                parameter.internalType = try reader.takeNull() ? nil : try reader.string()
            } else if reader.matches(key, "indexed") {
                parameter.isIndexed = try reader.boolean()
            } else if reader.matches(key, "components") {
                components = try parameters(from: &reader, limits: limits, count: &count, depth: depth + 1)
            } else {
                try reader.skipValue()
            }
        }
        guard let type else { throw start }
        do throws(DecodeError) {
            var parser = ABITypeParser(TextCursor(type), limits: limits) { name in
                if name == "tuple", let components, !components.isEmpty {
                    return StructDefinition(type: .tuple(components), parameterCount: 0)
                }
                // Compilers write types of their own only for libraries, and users begin their names with a capital.
                guard name.first?.isUppercase == true else { return nil }
                return StructDefinition(type: .named(name), parameterCount: 0)
            }
            parameter.type = try parser.type(depth: depth).type
            if parser.takeStorage(), case .named(let name) = parameter.type {
                parameter.type = .named(name + " storage")
            }
            guard parser.rest.isAtEnd else { throw parser.rest.error(.trailingBytes, "something follows the type") }
        } catch {
            throw DecodeError(error.code, "type “\(type.prefix(64))”: \(error.message)", at: start.offset)
        }
        return parameter
    }
}
