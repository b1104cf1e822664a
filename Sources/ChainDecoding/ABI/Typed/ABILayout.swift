/// How much room the values of a type take at the places where they begin.
@frozen
public struct ABILayout: Sendable, Hashable {
    /// How many words of 32 bytes a value's own encoding begins with: all words of a static value; the length of bytes,
    /// texts and arrays; the head of a tuple or a fixed array whose tails follow.
    public let wordCount: Int
    /// Whether values differ in length, and therefore stand behind an offset.
    public let isDynamic: Bool

    /// Creates a layout.
    @inlinable
    public init(wordCount: Int, isDynamic: Bool = false) {
        self.wordCount = wordCount
        self.isDynamic = isDynamic
    }

    /// How many words a value takes in the head of what contains it: one for the offset of a dynamic value.
    @inlinable public var headWordCount: Int { isDynamic ? 1 : wordCount }
}
