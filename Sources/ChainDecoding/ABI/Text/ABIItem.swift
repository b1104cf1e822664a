/// What a human-readable ABI consists of.
enum ABIItem {
    case function(ABIFunction)
    case event(ABIEvent)
    case error(ABIErrorDefinition)
    case constructor(ABIConstructor)
    case fallback(StateMutability)
    case receive
    case structure

    /// Reads one item and nothing else; without a keyword it is of a kind that the caller names.
    init(parsing text: String, as keyword: String, limits: ABITypeLimits) throws(DecodeError) {
        let cursor = TextCursor(text)
        var first = cursor
        let hasKeyword = first.identifier() == keyword && !first.isNext("(")
        var parser = ABIItemParser(hasKeyword ? first : cursor, limits: limits, structs: StructDefinitions())
        self = try parser.item(keyword)
        var rest = parser.rest
        _ = rest.take(";")
        guard rest.isAtEnd else { throw rest.error(.trailingBytes, "something follows the \(keyword)") }
    }
}
