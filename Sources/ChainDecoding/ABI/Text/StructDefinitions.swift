/// The structs that a human-readable ABI declares, by name.
struct StructDefinitions {
    private(set) var definitions: [String: StructDefinition] = [:]
    /// How many parameters were read, as ``ABITypeLimits/parameterCount`` counts them.
    private(set) var parameterCount = 0

    /// No structs.
    init() {}

    /// Finds the structs in a text and works out what each consists of, wherever it stands.
    init(in text: String, limits: ABITypeLimits) throws(DecodeError) {
        var waiting: [(name: String, body: TextCursor)] = []
        var cursor = TextCursor(text)
        while let name = try cursor.nextStructName() {
            waiting.append((name, cursor))
            try cursor.skipBlock()
        }
        // Each round settles those whose members are known; a struct that holds itself is never settled.
        while !waiting.isEmpty {
            var left: [(name: String, body: TextCursor)] = []
            var failure: DecodeError?
            for (name, body) in waiting {
                do throws(DecodeError) {
                    let definition = try definition(of: name, at: body, limits: limits)
                    guard definitions.updateValue(definition, forKey: name) == nil else {
                        throw body.error(.malformed, "there is a second struct \(name)")
                    }
                } catch  where error.code == .unsupported {
                    failure = failure ?? error
                    left.append((name, body))
                }
            }
            if left.count == waiting.count, let failure { throw failure }
            waiting = left
        }
    }

    private mutating func definition(
        of name: String,
        at body: TextCursor,
        limits: ABITypeLimits
    ) throws(DecodeError) -> StructDefinition {
        let (known, before) = (definitions, parameterCount)
        var parser = ABITypeParser(body, limits: limits, parameterCount: before) { known[$0] }
        // A struct that cannot be settled yet has been work as well.
        defer { parameterCount = parser.parameterCount }
        let members = try parser.structMembers()
        let type = ABIType.tuple(members)
        guard !members.isEmpty else { throw body.error(.outOfRange, "struct \(name) has no members") }
        guard type.headWordCount <= limits.wordCount else {
            throw body.error(.limitExceeded, "struct \(name) takes more than \(limits.wordCount) words")
        }
        return StructDefinition(type: type, parameterCount: parser.parameterCount - before)
    }
}
