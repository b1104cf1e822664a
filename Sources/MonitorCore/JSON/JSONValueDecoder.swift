/// Decodes values from a ``JSONValue``, and can tell which members nothing asked for.
public struct JSONValueDecoder: Sendable {
    /// A member of the document that no type decoded from it knows.
    public struct UnknownMember: Sendable, Hashable {
        /// Where it is, such as `assertions[2].patern`.
        public var path: String
        /// The known member whose name is nearest, if one is near.
        public var suggestion: String?

        /// Creates an unknown member.
        public init(path: String, suggestion: String? = nil) {
            self.path = path
            self.suggestion = suggestion
        }
    }

    /// Creates a decoder.
    public init() {}

    /// Decodes a value; members that nothing asks for are ignored.
    ///
    /// - Throws: `DecodingError`, or whatever the type's own initialiser throws.
    public func decode<Value: Decodable>(_ type: Value.Type = Value.self, from value: JSONValue) throws -> Value {
        try Value(from: JSONTreeDecoder(value: value, codingPath: [], observer: nil))
    }

    /// Decodes a value and adds the members of the document that nothing knows, in order of their paths.
    ///
    /// A member is known when a container that was asked for its object has a key of its name.
    ///
    /// - Throws: `DecodingError`, or whatever the type's own initialiser throws.
    public func decode<Value: Decodable>(
        _ type: Value.Type = Value.self,
        from value: JSONValue,
        unknownMembers: inout [UnknownMember]
    ) throws -> Value {
        let observer = JSONMemberObserver()
        defer { unknownMembers += observer.unknownMembers }
        return try Value(from: JSONTreeDecoder(value: value, codingPath: [], observer: observer))
    }

    /// A coding path in the form of ``UnknownMember/path``; empty for the document itself.
    public static func path(_ keys: [any CodingKey]) -> String {
        var text = ""
        for key in keys {
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
        return text
    }
}
