/// Encodes values as a ``JSONValue``.
public struct JSONValueEncoder: Sendable {
    /// Creates an encoder.
    public init() {}

    /// Encodes a value; one that encodes nothing becomes an empty object.
    ///
    /// - Throws: `EncodingError` for a number that is not finite or beyond `Int64`, or whatever the type's own encoding
    ///   throws.
    public func encode(_ value: some Encodable) throws -> JSONValue {
        let encoder = JSONTreeEncoder()
        return try encoder.tree(of: value, key: nil)
    }
}
