/// Reads types and parameters, as signatures and human-readable ABIs write them.
///
/// It recurses for arrays and tuples only, which ``ABITypeLimits/depth`` bounds.
struct ABITypeParser {
    private var cursor: TextCursor
    private let limits: ABITypeLimits
    /// Looks up the types that the text does not define, such as structs.
    private let resolve: (String) -> StructDefinition?
    /// How many parameters were read, those of structs included: each use of a struct counts.
    private(set) var parameterCount: Int

    init(
        _ cursor: TextCursor,
        limits: ABITypeLimits,
        parameterCount: Int = 0,
        resolve: @escaping (String) -> StructDefinition? = { _ in nil }
    ) {
        self.cursor = cursor
        self.limits = limits
        self.parameterCount = parameterCount
        self.resolve = resolve
    }

    /// Where the text has not been read.
    var rest: TextCursor { cursor }

    /// Reads `(parameter, …)`.
    mutating func parameters(depth: Int = 0) throws(DecodeError) -> [ABIParameter] {
        try cursor.expect("(")
        var parameters: [ABIParameter] = []
        if cursor.take(")") { return parameters }
        repeat {
            parameters.append(try parameter(depth: depth))
        } while cursor.take(",")
        try cursor.expect(")")
        return parameters
    }

    /// Passes the word that marks a place in storage, if it comes next.
    mutating func takeStorage() -> Bool { cursor.takeWord("storage") }

    /// Reads `{ type name; … }`.
    mutating func structMembers() throws(DecodeError) -> [ABIParameter] {
        try cursor.expect("{")
        var members: [ABIParameter] = []
        while !cursor.take("}") {
            members.append(try parameter(depth: 1))
            try cursor.expect(";")
        }
        return members
    }

    /// Reads a type, what is said of it, and its name if it has one.
    mutating func parameter(depth: Int = 0) throws(DecodeError) -> ABIParameter {
        try count(1)
        var parameter = try type(depth: depth)
        while let word = cursor.identifier() {
            switch word {
            case "indexed": parameter.isIndexed = true
            case "memory", "calldata", "storage": continue
            case "payable" where parameter.type == .address: continue
            default:
                parameter.name = word
                return parameter
            }
        }
        return parameter
    }

    /// Reads a type with its array suffixes.
    mutating func type(depth: Int) throws(DecodeError) -> ABIParameter {
        guard depth <= limits.depth else {
            throw cursor.error(.limitExceeded, "types are nested deeper than \(limits.depth)")
        }
        var parameter = try element(depth: depth)
        var level = depth + parameter.type.depth
        while cursor.take("[") {
            level += 1
            guard level <= limits.depth else {
                throw cursor.error(.limitExceeded, "types are nested deeper than \(limits.depth)")
            }
            if cursor.take("]") {
                parameter.type = .array(of: parameter.type)
            } else {
                parameter.type = .fixedArray(of: parameter.type, count: try arrayCount())
                try cursor.expect("]")
            }
            parameter.internalType = parameter.internalType.map { $0 + suffix(of: parameter.type) }
            guard parameter.type.headWordCount <= limits.wordCount else {
                throw cursor.error(.limitExceeded, "a value takes more than \(limits.wordCount) words")
            }
        }
        return parameter
    }

    private func suffix(of type: ABIType) -> String {
        if case .fixedArray(_, let count) = type { "[\(count)]" } else { "[]" }
    }

    private mutating func arrayCount() throws(DecodeError) -> Int {
        let start = cursor
        guard let count = cursor.number(upTo: limits.arrayCount) else {
            throw start.error(.outOfRange, "an array has 1 to \(limits.arrayCount) values")
        }
        guard count > 0 else { throw start.error(.outOfRange, "an array of no values takes no space and is refused") }
        return count
    }

    private mutating func element(depth: Int) throws(DecodeError) -> ABIParameter {
        let start = cursor
        if cursor.isNext("(") { return ABIParameter(try tuple(depth: depth, from: start)) }
        guard let name = cursor.qualifiedName() else { throw cursor.error(.malformed, "a type is expected") }
        if name == "tuple", cursor.isNext("(") { return ABIParameter(try tuple(depth: depth, from: start)) }
        if let type = try elementary(name, from: start) { return ABIParameter(type) }
        if let known = resolve(name) {
            guard known.type.depth <= limits.depth - depth else {
                throw start.error(.limitExceeded, "types are nested deeper than \(limits.depth)")
            }
            try count(known.parameterCount)
            if case .named = known.type { return ABIParameter(known.type) }
            return ABIParameter(known.type, internalType: "struct \(name)")
        }
        throw start.error(.unsupported, "there is no type “\(name.prefix(64))”")
    }

    private mutating func count(_ more: Int) throws(DecodeError) {
        guard parameterCount <= limits.parameterCount - more else {
            throw cursor.error(.limitExceeded, "there are more than \(limits.parameterCount) parameters")
        }
        parameterCount += more
    }

    private mutating func tuple(depth: Int, from start: TextCursor) throws(DecodeError) -> ABIType {
        let type = ABIType.tuple(try parameters(depth: depth + 1))
        guard type != .tuple([]) else {
            throw start.error(.outOfRange, "a tuple of no values takes no space and is refused")
        }
        guard type.headWordCount <= limits.wordCount else {
            throw start.error(.limitExceeded, "a value takes more than \(limits.wordCount) words")
        }
        return type
    }

    private func elementary(_ name: String, from cursor: TextCursor) throws(DecodeError) -> ABIType? {
        switch name {
        case "address": return .address
        case "bool": return .bool
        case "string": return .string
        case "bytes": return .bytes
        case "function": return .function
        case "uint": return .uint(bits: 256)
        case "int": return .int(bits: 256)
        case "fixed": return .fixed(bits: 128, decimals: 18)
        case "ufixed": return .ufixed(bits: 128, decimals: 18)
        default: break
        }
        guard let start = name.utf8.firstIndex(where: Self.isDigit) else { return nil }
        let size = name[start...]
        let type: ABIType?
        switch String(name[..<start]) {
        case "uint": type = Self.bits(size).map { .uint(bits: $0) }
        case "int": type = Self.bits(size).map { .int(bits: $0) }
        case "bytes": type = Self.number(size, in: 1...32).map { .fixedBytes(count: $0) }
        case "ufixed": type = Self.point(size).map { .ufixed(bits: $0.bits, decimals: $0.decimals) }
        case "fixed": type = Self.point(size).map { .fixed(bits: $0.bits, decimals: $0.decimals) }
        default: return nil
        }
        guard let type else { throw cursor.error(.outOfRange, "there is no type “\(name.prefix(64))”") }
        return type
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9") }

    /// A number without leading zeros, so that each type has one name.
    private static func number(_ text: Substring, in range: ClosedRange<Int>) -> Int? {
        guard text.utf8.count <= 3, text.utf8.allSatisfy(isDigit), text.utf8.first != UInt8(ascii: "0") else {
            return nil
        }
        return Int(text).flatMap { range.contains($0) ? $0 : nil }
    }

    private static func bits(_ text: Substring) -> Int? {
        number(text, in: 8...256).flatMap { $0.isMultiple(of: 8) ? $0 : nil }
    }

    private static func point(_ text: Substring) -> (bits: Int, decimals: Int)? {
        let parts = text.split(separator: "x", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let bits = bits(parts[0]), let decimals = number(parts[1], in: 1...80) else {
            return nil
        }
        return (bits, decimals)
    }
}
