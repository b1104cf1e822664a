/// Shortens what was found, for evidence.
public enum Excerpt {
    /// The most bytes of a value that evidence shows.
    public static let maximumByteCount = 256

    /// Bytes as text on one line, shortened to what is around an offset.
    ///
    /// Bytes that are no text become U+FFFD and control characters become spaces.
    ///
    /// - Parameters:
    ///   - bytes: What was found.
    ///   - offset: What the excerpt must show; the start when `nil`.
    /// - Returns: The excerpt, on one line.
    public static func text(_ bytes: [UInt8], around offset: Int? = nil) -> String {
        guard bytes.count > maximumByteCount else { return line(bytes[...]) }
        let start = min(max(0, (offset ?? 0) - maximumByteCount / 4), bytes.count - maximumByteCount)
        var slice = bytes[start..<start + maximumByteCount]
        while let first = slice.first, first & 0xc0 == 0x80 { slice.removeFirst() }
        // A sequence that the cut divides is left out whole.
        if slice.endIndex < bytes.count, bytes[slice.endIndex] & 0xc0 == 0x80 {
            while let last = slice.popLast(), last & 0xc0 == 0x80 {}
        }
        return (start > 0 ? "…" : "") + line(slice)
            + (start + maximumByteCount < bytes.count ? "…" : "") + " (\(bytes.count) bytes)"
    }

    /// Text on one line, shortened.
    public static func text(_ text: String) -> String {
        self.text(Array(text.utf8))
    }

    private static func line(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { $0 < 0x20 || $0 == 0x7f ? 0x20 : $0 }, as: UTF8.self)
    }
}
