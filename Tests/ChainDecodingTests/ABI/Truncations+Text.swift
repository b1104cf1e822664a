import ChainDecoding
import Testing

extension Truncations {
    /// Cuts off a type.
    ///
    /// A prefix may be a type as well: `bytes` begins `bytes32`, and `bool` begins `bool[2]`.
    mutating func check(type text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        check(text: text, text, isValid: Self.isType, sourceLocation: sourceLocation) { try ABIType(parsing: $0) }
    }

    /// Cuts off a human-readable ABI.
    ///
    /// Where an item ends, what is left is the ABI of the items so far; an item may do without the words that follow its
    /// parameters, and an ABI without items.
    mutating func check(abi text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        check(text: text, name, isValid: Self.endsWithItem, sourceLocation: sourceLocation) {
            try ContractABI(parsing: $0)
        }
    }

    /// Cuts off a text after each of its bytes.
    mutating func check<Value>(
        text: String,
        _ name: @autoclosure () -> String = "text",
        isValid: (String) -> Bool = { _ in false },
        sourceLocation: SourceLocation = #_sourceLocation,
        by decode: (String) throws -> Value
    ) {
        let bytes = Array(text.utf8)
        check(
            bytes,
            name(),
            isValid: { isValid(String(decoding: bytes[..<$0], as: UTF8.self)) },
            sourceLocation: sourceLocation,
            by: { try decode(String(decoding: $0, as: UTF8.self)) }
        )
    }

    private static let elementaryTypes: Set<String> = {
        var names: Set<String> = ["address", "bool", "string", "bytes", "function", "uint", "int", "fixed", "ufixed"]
        for count in 1...32 { names.formUnion(["bytes\(count)", "uint\(8 * count)", "int\(8 * count)"]) }
        return names
    }()

    private static func isType(_ text: String) -> Bool {
        guard isClosed(text) else { return false }
        return text.last == ")" || text.contains(")[") || elementaryTypes.contains(String(text.prefix { $0 != "[" }))
    }

    private static let finalWords: Set<String> = [
        "external", "public", "pure", "view", "payable", "nonpayable", "constant", "anonymous",
    ]

    private static func endsWithItem(_ text: String) -> Bool {
        guard isClosed(text), let last = text.last(where: { !$0.isWhitespace }) else { return isClosed(text) }
        let word = text.split { !$0.isLetter && !$0.isNumber }.last.map(String.init) ?? ""
        return ";)}".contains(last) || finalWords.contains(word)
    }

    /// Whether no parenthesis, bracket or brace is open.
    private static func isClosed(_ text: String) -> Bool {
        text.count { "([{".contains($0) } == text.count { ")]}".contains($0) }
    }
}
