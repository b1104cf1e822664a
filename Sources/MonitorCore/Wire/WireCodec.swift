/// Encodes and decodes ``WireDocument`` values as versioned JSON.
public enum WireCodec {
    private static let versionMember = "wireVersion"

    /// The value as JSON bytes, with its version and the unknown members it came with.
    ///
    /// Members are in sorted order, so equal values give equal bytes.
    ///
    /// - Throws: ``WireError`` with code ``WireError/Code/unencodable`` for numbers that JSON cannot express.
    public static func encode<Value: WireDocument>(_ value: Value) throws(WireError) -> [UInt8] {
        var tree = try tree(of: value)
        if let unknown = value.unknownFields {
            tree = adding(unknown, to: tree, of: Value.self)
        }
        return tree.merging([versionMember: .integer(Int64(Value.wireVersion))]).jsonBytes
    }

    /// Reads a value from JSON bytes.
    ///
    /// - Throws: ``WireError`` with code ``WireError/Code/malformed`` for bytes that are not such a value (the message
    ///   names the member), or ``WireError/Code/unsupportedVersion`` for a version later than this program's.
    public static func decode<Value: WireDocument>(
        _ type: Value.Type = Value.self,
        from bytes: [UInt8]
    ) throws(WireError) -> Value {
        do {
            let raw = try JSONValue(parsing: bytes)
            if case .integer(let version)? = raw[member: versionMember], version > Value.wireVersion {
                throw WireError(
                    code: .unsupportedVersion,
                    message: "\(Value.self) has version \(version), this program reads up to \(Value.wireVersion);"
                        + " update the program"
                )
            }
            var value = try JSONValueDecoder().decode(Value.self, from: raw)
            let known = try tree(of: value).merging([versionMember: .null])
            value.unknownFields = raw.subtracting(known)
            return value
        } catch let error as WireError {
            throw error
        } catch {
            throw WireError(
                code: .malformed,
                message: "these bytes are no \(Value.self): \(describe(error))",
                cause: error
            )
        }
    }

    /// Adds the members that a value came with, without those inside of what the value has no more.
    ///
    /// These would make a part of its own of what was left of a part, such as a cron schedule without its expression.
    private static func adding<Value: WireDocument>(
        _ unknown: JSONValue,
        to known: JSONValue,
        of type: Value.Type
    ) -> JSONValue {
        func reread(_ tree: JSONValue) -> JSONValue? {
            try? self.tree(of: JSONValueDecoder().decode(type, from: tree))
        }
        let merged = known.merging(unknown)
        let expected = reread(known)
        guard reread(merged) != expected, case .object(let members) = unknown else { return merged }
        return members.sorted { $0.key < $1.key }
            .reduce(known) { tree, member in
                let wider = tree.merging([member.key: member.value])
                return reread(wider) == expected ? wider : tree
            }
    }

    private static func tree<Value: Encodable>(of value: Value) throws(WireError) -> JSONValue {
        do {
            return try JSONValueEncoder().encode(value)
        } catch {
            throw unencodable(Value.self, error)
        }
    }

    private static func unencodable(_ type: any Any.Type, _ error: any Error) -> WireError {
        WireError(
            code: .unencodable,
            message: "this \(type) cannot be written as JSON: \(describe(error))",
            cause: error
        )
    }

    /// The coding path and reason of a decoding or encoding error, fit for a person.
    package static func describe(_ error: any Error) -> String {
        func path(_ context: [any CodingKey], _ key: (any CodingKey)? = nil) -> String {
            let keys = context + (key.map { [$0] } ?? [])
            return keys.isEmpty ? "the document" : keys.map(\.stringValue).joined(separator: ".")
        }
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            return "“\(path(context.codingPath, key))” is missing"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
            DecodingError.dataCorrupted(let context):
            return "“\(path(context.codingPath))”: \(context.debugDescription)"
        case EncodingError.invalidValue(_, let context):
            return "“\(path(context.codingPath))”: \(context.debugDescription)"
        case let error as JSONParsingError:
            return "the document: \(error)"
        default:
            return "\(error)"
        }
    }
}
