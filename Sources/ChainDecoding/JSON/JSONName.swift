/// A name of at most 31 bytes, in words that are compared at once.
struct JSONName: Sendable, Equatable {
    static let maximumLength = 31

    /// The bytes, the first the lowest, and zeros after them.
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    private(set) var length = 0

    /// Takes a name that stands between two places; `nil` if it is too long.
    init?(_ bytes: Span<UInt8>, in range: Range<Int>) {
        guard range.count <= Self.maximumLength, range.upperBound <= bytes.count else { return nil }
        var text = [UInt8](repeating: UInt8(ascii: "\""), count: 32)
        for (place, index) in range.enumerated() { text[place] = bytes[index] }
        self.init(text.span, from: 0)
        guard length == range.count else { return nil }
    }

    /// Takes the first 31 bytes of a name, which are all of any that this module knows.
    init(known name: some Collection<UInt8>) {
        let text = name.prefix(Self.maximumLength)
        let quotes = repeatElement(UInt8(ascii: "\""), count: 32 - text.count)
        let quoted = Array(text) + quotes
        self = JSONName(quoted.span, from: 0) ?? JSONName()
    }

    private init() {}

    /// Takes what stands between a place and the next quote, whatever it is; `nil` if that is too far, or the end too
    /// near.
    @inline(__always)
    init?(_ bytes: Span<UInt8>, from start: Int) {
        guard start >= 0, start <= bytes.count &- 32 else { return nil }
        let raw = unsafe bytes.bytes
        guard Self.take(raw.littleEndianWord(at: start), into: &words.0, &length) else { return }
        guard Self.take(raw.littleEndianWord(at: start &+ 8), into: &words.1, &length) else { return }
        guard Self.take(raw.littleEndianWord(at: start &+ 16), into: &words.2, &length) else { return }
        guard Self.take(raw.littleEndianWord(at: start &+ 24), into: &words.3, &length) else { return }
        return nil
    }

    /// Takes the bytes of a word that stand before the first quote.
    ///
    /// - Returns: Whether there is no quote.
    @inline(__always)
    private static func take(_ text: UInt64, into word: inout UInt64, _ length: inout Int) -> Bool {
        let quotes = text.quotes
        length &+= quotes.trailingZeroBitCount &>> 3
        // All bits below the byte of the first quote, or all.
        word = text & (((quotes & (0 &- quotes)) &>> 7) &- 1)
        return quotes == 0
    }

    /// A number that few other names have.
    @inline(__always)
    var mixed: UInt64 {
        let mix = words.0 ^ (words.1 &* 0xff51_afd7_ed55_8ccd) ^ (words.2 &<< 29) ^ (words.3 &<< 13) ^ UInt64(length)
        return mix &* 0x9e37_79b9_7f4a_7c15
    }

    @inline(__always)
    static func == (left: JSONName, right: JSONName) -> Bool {
        (left.words.0 ^ right.words.0) | (left.words.1 ^ right.words.1) | (left.words.2 ^ right.words.2)
            | (left.words.3 ^ right.words.3) == 0 && left.length == right.length
    }
}
