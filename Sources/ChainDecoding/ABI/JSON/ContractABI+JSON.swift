extension ContractABI {
    /// Reads a JSON ABI as compilers write it: an array of items, an object that holds one as `abi`, or a single item.
    ///
    /// Items of unknown kinds are left out. The older form with `constant` and `payable` is understood.
    ///
    /// - Parameters:
    ///   - json: The document, in UTF-8.
    ///   - limits: What a type may ask for.
    /// - Throws: ``DecodeError`` with the offset of what is wrong.
    public init(json: Span<UInt8>, limits: ABITypeLimits = ABITypeLimits()) throws(DecodeError) {
        self.init()
        var reader = JSONReader(json)
        if try reader.kind() == .array {
            try readItems(from: &reader, limits: limits)
        } else if try !readArtifact(from: &reader, limits: limits) {
            reader = JSONReader(json)
            var parameterCount = 0
            try readItem(from: &reader, limits: limits, parameterCount: &parameterCount)
        }
        try reader.finish()
    }

    /// Reads a JSON ABI from a text.
    ///
    /// - Throws: ``DecodeError`` with the offset, in bytes, of what is wrong.
    public init(json text: String, limits: ABITypeLimits = ABITypeLimits()) throws(DecodeError) {
        try self.init(json: Array(text.utf8).span, limits: limits)
    }

    /// Reads the items that an object holds as `abi`, or returns `false` when it holds none.
    private mutating func readArtifact(
        from reader: inout JSONReader,
        limits: ABITypeLimits
    ) throws(DecodeError) -> Bool {
        var isFound = false
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if reader.matches(key, "abi"), !isFound {
                isFound = true
                try readItems(from: &reader, limits: limits)
            } else {
                try reader.skipValue()
            }
        }
        return isFound
    }

    private mutating func readItems(from reader: inout JSONReader, limits: ABITypeLimits) throws(DecodeError) {
        var parameterCount = 0
        try reader.beginArray()
        while try reader.nextElement() {
            try readItem(from: &reader, limits: limits, parameterCount: &parameterCount)
        }
    }

    private mutating func readItem(
        from reader: inout JSONReader,
        limits: ABITypeLimits,
        parameterCount: inout Int
    ) throws(DecodeError) {
        let start = reader.offset
        let item = try ABIJSONItem(from: &reader, limits: limits, parameterCount: &parameterCount)
        do throws(DecodeError) {
            try add(item)
        } catch {
            throw DecodeError(error.code, error.message, at: start)
        }
    }

    private mutating func add(_ item: ABIJSONItem) throws(DecodeError) {
        switch item.type {
        case "function":
            let mutability = try item.mutability()
            functions.append(
                ABIFunction(name: try item.name(), inputs: item.inputs, outputs: item.outputs, mutability: mutability)
            )
        case "event":
            let event = ABIEvent(name: try item.name(), inputs: item.inputs, isAnonymous: item.isAnonymous)
            guard event.topicCount <= LogTopics.maximumCount else {
                throw DecodeError(.outOfRange, "\(event.name) has more than four topics")
            }
            events.append(event)
        case "error":
            errors.append(ABIErrorDefinition(name: try item.name(), inputs: item.inputs))
        case "constructor":
            guard constructor == nil else { throw DecodeError(.malformed, "there is a second constructor") }
            constructor = ABIConstructor(inputs: item.inputs, isPayable: try item.mutability() == .payable)
        case "fallback":
            guard fallback == nil else { throw DecodeError(.malformed, "there is a second fallback") }
            fallback = try item.mutability()
        case "receive":
            hasReceive = true
        default:
            break
        }
    }
}
