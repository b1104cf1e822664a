/// Reads the items of a human-readable ABI.
struct ABIItemParser {
    private var cursor: TextCursor
    private let limits: ABITypeLimits
    private let structs: StructDefinitions
    /// How many parameters the text has had so far.
    private var parameterCount: Int

    init(_ cursor: TextCursor, limits: ABITypeLimits, structs: StructDefinitions) {
        self.cursor = cursor
        self.limits = limits
        self.structs = structs
        parameterCount = structs.parameterCount
    }

    /// Where the text has not been read.
    var rest: TextCursor { cursor }

    /// Passes the semicolons between items, and says whether another item follows.
    mutating func hasNext() -> Bool {
        while cursor.take(";") {}
        return !cursor.isAtEnd
    }

    /// Reads an item that begins with its keyword.
    mutating func item() throws(DecodeError) -> ABIItem {
        let start = cursor
        guard let keyword = cursor.identifier() else { throw start.error(.malformed, "an item of an ABI is expected") }
        return try item(keyword, at: start)
    }

    /// Reads an item of which the keyword has been read.
    mutating func item(_ keyword: String, at start: TextCursor? = nil) throws(DecodeError) -> ABIItem {
        switch keyword {
        case "function":
            let name = try name()
            let inputs = try parameters()
            let (mutability, outputs) = try modifiers()
            return .function(ABIFunction(name: name, inputs: inputs, outputs: outputs, mutability: mutability))
        case "event":
            let name = try name()
            let inputs = try parameters(mayBeIndexed: true)
            let event = ABIEvent(name: name, inputs: inputs, isAnonymous: cursor.takeWord("anonymous"))
            guard event.topicCount <= LogTopics.maximumCount else {
                throw cursor.error(.outOfRange, "\(name) has more than four topics")
            }
            return .event(event)
        case "error":
            return .error(ABIErrorDefinition(name: try name(), inputs: try parameters()))
        case "constructor":
            let inputs = try parameters()
            return .constructor(ABIConstructor(inputs: inputs, isPayable: try modifiers().mutability == .payable))
        case "fallback":
            _ = try parameters()
            return .fallback(try modifiers().mutability)
        case "receive":
            _ = try parameters()
            _ = try modifiers()
            return .receive
        case "struct":
            _ = try name()
            try cursor.skipBlock()
            return .structure
        default:
            throw (start ?? cursor).error(.unsupported, "“\(keyword.prefix(64))” begins no item of an ABI")
        }
    }

    private mutating func name() throws(DecodeError) -> String {
        guard let name = cursor.identifier() else { throw cursor.error(.malformed, "a name is expected") }
        return name
    }

    private mutating func parameters(mayBeIndexed: Bool = false) throws(DecodeError) -> [ABIParameter] {
        let start = cursor
        let structs = structs
        var parser = ABITypeParser(cursor, limits: limits, parameterCount: parameterCount) { structs.definitions[$0] }
        let parameters = try parser.parameters()
        (cursor, parameterCount) = (parser.rest, parser.parameterCount)
        guard mayBeIndexed || !parameters.contains(where: \.isIndexed) else {
            throw start.error(.malformed, "only the parameters of events are indexed")
        }
        return parameters
    }

    /// Reads what follows the parameters of a function: what it may do, and what it returns.
    private mutating func modifiers() throws(DecodeError) -> (mutability: StateMutability, outputs: [ABIParameter]) {
        var mutability = StateMutability.nonpayable
        while true {
            let start = cursor
            guard let word = cursor.identifier() else { return (mutability, []) }
            switch word {
            case "external", "public", "internal", "private", "virtual", "override": continue
            case "constant": mutability = .view
            case "returns": return (mutability, try parameters())
            default:
                guard let known = StateMutability(rawValue: word) else {
                    // The next item begins.
                    cursor = start
                    return (mutability, [])
                }
                mutability = known
            }
        }
    }
}
