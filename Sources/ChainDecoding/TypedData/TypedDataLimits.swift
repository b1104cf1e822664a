/// How much work typed data may be.
public struct TypedDataLimits: Sendable, Hashable {
    /// How deep structs and arrays may be nested.
    public var depth: Int
    /// How many bytes the types of all structs may take together, each with the structs that it refers to.
    public var typeByteCount: Int

    /// Creates limits.
    ///
    /// - Parameters:
    ///   - depth: How deep structs and arrays may be nested.
    ///   - typeByteCount: How many bytes the types of all structs may take together, each with the structs that it
    ///     refers to.
    public init(depth: Int = 64, typeByteCount: Int = 1 << 18) {
        self.depth = depth
        self.typeByteCount = typeByteCount
    }
}
