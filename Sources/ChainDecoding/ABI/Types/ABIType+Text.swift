extension ABIType {
    /// Reads a type, such as `uint256`, `(address,bytes32)[2][]` or `tuple(address to, uint amount)`.
    ///
    /// `uint`, `int`, `fixed` and `ufixed` are taken for the types that they stand for. Names of members are kept.
    ///
    /// - Parameters:
    ///   - text: The type.
    ///   - limits: What the text may ask for.
    /// - Throws: ``DecodeError`` with the offset of what is wrong.
    public init(parsing text: String, limits: ABITypeLimits = ABITypeLimits()) throws(DecodeError) {
        var parser = ABITypeParser(TextCursor(text), limits: limits)
        self = try parser.type(depth: 0).type
        guard parser.rest.isAtEnd else { throw parser.rest.error(.trailingBytes, "something follows the type") }
    }

    /// How deep arrays and tuples are nested; 0 for a plain value.
    public var depth: Int {
        switch self {
        case .array(let element), .fixedArray(let element, _): element.depth + 1
        case .tuple(let members): (members.map(\.type.depth).max() ?? 0) + 1
        default: 0
        }
    }
}
