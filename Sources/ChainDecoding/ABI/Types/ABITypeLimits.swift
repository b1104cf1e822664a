/// What the text of a type may ask for.
///
/// Types come from files and peers as values do; without limits a short text describes a value of astronomical size.
public struct ABITypeLimits: Sendable, Hashable {
    /// How deep arrays and tuples may be nested.
    public var depth: Int
    /// The most values in a fixed array.
    public var arrayCount: Int
    /// The most words of 32 bytes in the static part of a value.
    public var wordCount: Int
    /// The most parameters in one text, those of tuples included, and those of a struct each time that it is used.
    public var parameterCount: Int

    /// Creates limits.
    ///
    /// - Parameters:
    ///   - depth: How deep arrays and tuples may be nested.
    ///   - arrayCount: The most values in a fixed array.
    ///   - wordCount: The most words of 32 bytes in the static part of a value.
    ///   - parameterCount: The most parameters in one text, those of tuples included, and those of a struct each time
    ///     that it is used.
    public init(
        depth: Int = 64,
        arrayCount: Int = 0xffff_ffff,
        wordCount: Int = 1 << 40,
        parameterCount: Int = 65_536
    ) {
        self.depth = depth
        self.arrayCount = arrayCount
        self.wordCount = wordCount
        self.parameterCount = parameterCount
    }
}
